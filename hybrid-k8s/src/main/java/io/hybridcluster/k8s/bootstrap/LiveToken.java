// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.k8s.bootstrap.BootstrapTokenSecret.NAME_PREFIX;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.secret.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bootstrap token as a cluster has it, read as the API server reads it (kubernetes
 * plugin/pkg/auth/authenticator/token/bootstrap and cluster-bootstrap/util/secrets). What is malformed makes it of no use
 * and is told by {@link #problems}.
 *
 * <p>It prints as the Secret's name. Immutable and thread-safe.
 */
public final class LiveToken {
    /** What Go's time.RFC3339 takes. */
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})");

    private final KubernetesObject secret;
    private final List<String> problems;
    private final @Nullable BootstrapToken token;
    private final @Nullable Instant expiration;
    private final boolean neverExpires;
    private final Set<TokenUsage> usages;
    private final @Nullable List<String> groups;
    private final Optional<String> description;

    private LiveToken(KubernetesObject secret) {
        List<String> problems = new ArrayList<>();
        SecretEntries entries = new SecretEntries(secret, problems);
        this.secret = secret;
        this.token = token(entries, problems);
        Optional<String> end = entries.text(BootstrapTokenSecret.EXPIRATION);
        this.neverExpires = entries.isAbsent(BootstrapTokenSecret.EXPIRATION);
        this.expiration = end.map(LiveToken::instant).orElse(null);
        if (end.isPresent() && expiration == null) {
            problems.add("data.expiration is not a time as in RFC 3339, which Kubernetes takes for expired");
        }
        Set<TokenUsage> found = EnumSet.noneOf(TokenUsage.class);
        for (TokenUsage usage : TokenUsage.values()) {
            if (entries.text(usage.key()).equals(Optional.of("true"))) {
                found.add(usage);
            }
        }
        this.usages = Collections.unmodifiableSet(found);
        this.groups = groups(entries, problems);
        this.description = entries.text(BootstrapTokenSecret.DESCRIPTION);
        this.problems = List.copyOf(problems);
    }

    static boolean isOne(KubernetesObject object) {
        return object.kind().equals("Secret")
                && object.namespace().orElse(BootstrapTokenSecret.NAMESPACE).equals(BootstrapTokenSecret.NAMESPACE)
                && (BootstrapTokenSecret.TYPE.equals(object.tree().at("type"))
                        || object.name().startsWith(NAME_PREFIX));
    }

    static LiveToken of(KubernetesObject secret) {
        return new LiveToken(secret);
    }

    private @Nullable BootstrapToken token(SecretEntries entries, List<String> problems) {
        if (!BootstrapTokenSecret.TYPE.equals(secret.tree().at("type"))) {
            problems.add("type is not " + BootstrapTokenSecret.TYPE);
        }
        Optional<String> id = entries.text(BootstrapTokenSecret.ID);
        Optional<String> half = entries.text(BootstrapTokenSecret.SECRET);
        if (id.isEmpty() || half.isEmpty()) {
            problems.add(
                    "data." + (id.isEmpty() ? BootstrapTokenSecret.ID : BootstrapTokenSecret.SECRET) + " is missing");
            return null;
        }
        if (!secret.name().equals(NAME_PREFIX + id.get())) {
            problems.add(
                    "data.token-id is not what stands behind " + NAME_PREFIX + " in the name, where it is looked for");
            return null;
        }
        try {
            return new BootstrapToken(id.get(), Secret.of(half.get()));
        } catch (IllegalArgumentException e) {
            problems.add(requireNonNull(e.getMessage()));
            return null;
        }
    }

    private static @Nullable List<String> groups(SecretEntries entries, List<String> problems) {
        List<String> groups = entries.text(BootstrapTokenSecret.GROUPS)
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        if (groups.stream().allMatch(TokenGrant::isGroup)) {
            return groups;
        }
        problems.add(
                "data.auth-extra-groups holds what is not system:bootstrappers: and more, so that Kubernetes refuses"
                        + " the token");
        return null;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return RFC_3339.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the Secret, whose tree holds the token. */
    public KubernetesObject secret() {
        return secret;
    }

    /** Returns what is malformed, each on one line and without a value; none if all is well. */
    public List<String> problems() {
        return problems;
    }

    /** Returns the token; none if the Secret has none that Kubernetes takes. */
    public Optional<BootstrapToken> token() {
        return Optional.ofNullable(token);
    }

    /** Returns when it ends; none if never, or if the Secret's time cannot be read. */
    public Optional<Instant> expiration() {
        return Optional.ofNullable(expiration);
    }

    /** Returns whether it has no end. */
    public boolean neverExpires() {
        return neverExpires;
    }

    /** Returns what it may be used for. */
    public Set<TokenUsage> usages() {
        return usages;
    }

    /** Returns the groups beside {@code system:bootstrappers}; none if one of them is malformed. */
    public List<String> groups() {
        return groups == null ? List.of() : groups;
    }

    /** Returns the description. */
    public Optional<String> description() {
        return description;
    }

    /** Returns whether our label is on it. */
    public boolean isOurs() {
        return BootstrapTokenSecret.MANAGED_BY.equals(
                secret.tree().at("metadata", "labels", BootstrapTokenSecret.MANAGED_BY_LABEL));
    }

    /** Returns when the Secret was made; none for a manifest. */
    public Optional<Instant> created() {
        return secret.tree().at("metadata", "creationTimestamp") instanceof String text
                ? Optional.ofNullable(instant(text))
                : Optional.empty();
    }

    /** Returns whether it has ended: at the very instant of its end it has, and so it has where that cannot be read. */
    public boolean isExpiredAt(Instant now) {
        requireNonNull(now, "now");
        return !neverExpires && (expiration == null || !expiration.isAfter(now));
    }

    /** Returns whether somebody can sign in with it at this time. */
    public boolean isUsableAt(Instant now) {
        return !isExpiredAt(now)
                && token != null
                && groups != null
                && BootstrapTokenSecret.TYPE.equals(secret.tree().at("type"))
                && secret.tree().at("metadata", "deletionTimestamp") == null
                && usages.contains(TokenUsage.AUTHENTICATION);
    }

    /** Returns whether kubeadm can join a node with it at this time, by all that it needs. */
    public boolean letsNodesJoinAt(Instant now) {
        return isUsableAt(now) && usages.contains(TokenUsage.SIGNING) && groups().contains(TokenGrant.KUBEADM_GROUP);
    }

    /** Returns whether it lasts this much longer. */
    boolean lastsFrom(Instant now, Duration remaining) {
        return neverExpires || (expiration != null && !expiration.isBefore(now.plus(remaining)));
    }

    /** Returns the Secret's kind and name. */
    @Override
    public String toString() {
        return secret.toString();
    }
}
