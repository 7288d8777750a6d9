// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.SecretShape;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bootstrap token is good for, and how long.
 *
 * @param usages what it may be used for; at least one, in the order of the enum
 * @param groups the groups of whoever signs in with it, beside {@code system:bootstrappers}; each once, in their order.
 *     Each is {@code system:bootstrappers:} and more (kubernetes cluster-bootstrap/util/tokens)
 * @param expiration when it ends, cut to whole seconds as kubeadm writes it; none if never
 * @param description for people; on one line
 */
public record TokenGrant(
        Set<TokenUsage> usages, List<String> groups, Optional<Instant> expiration, Optional<String> description) {
    /** The group to which kubeadm grants what a new node needs: to ask for a certificate, and to have it approved. */
    public static final String KUBEADM_GROUP = "system:bootstrappers:kubeadm:default-node-token";

    private static final Pattern GROUP = Pattern.compile("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]");

    /**
     * @throws IllegalArgumentException if there is no usage, a group is none of a bootstrap token, there are groups without
     *     {@link TokenUsage#AUTHENTICATION} (kubeadm refuses that too), or the description is blank, has control characters
     *     or looks like a secret
     */
    public TokenGrant {
        requireNonNull(usages, "usages");
        requireNonNull(groups, "groups");
        requireNonNull(expiration, "expiration");
        requireNonNull(description, "description");
        if (usages.isEmpty()) {
            throw new IllegalArgumentException(
                    "a bootstrap token of no usage is of no use; give AUTHENTICATION, SIGNING or" + " both");
        }
        usages = Collections.unmodifiableSet(EnumSet.copyOf(usages));
        groups = groups.stream().distinct().toList();
        for (String group : groups) {
            if (!isGroup(group)) {
                throw new IllegalArgumentException(
                        "group \"" + group + "\" is not system:bootstrappers: and more of a-z,"
                                + " 0-9, \":\" and \"-\", such as " + KUBEADM_GROUP);
            }
        }
        if (!groups.isEmpty() && !usages.contains(TokenUsage.AUTHENTICATION)) {
            throw new IllegalArgumentException(
                    "groups " + groups + " are for who signs in with the token, and it is not for" + " AUTHENTICATION");
        }
        expiration = expiration.map(end -> end.truncatedTo(ChronoUnit.SECONDS));
        description.ifPresent(TokenGrant::requireDescription);
    }

    /** Returns what {@code kubeadm token create} gives a token for new nodes, without a description. */
    public static TokenGrant forNodes(Optional<Instant> expiration) {
        return new TokenGrant(EnumSet.allOf(TokenUsage.class), List.of(KUBEADM_GROUP), expiration, Optional.empty());
    }

    static boolean isGroup(String text) {
        return GROUP.matcher(text).matches();
    }

    private static void requireDescription(String description) {
        if (description.isBlank() || description.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the description of a bootstrap token is not one line of text");
        }
        if (SecretShape.isSecret(description)) {
            throw new IllegalArgumentException(
                    "the description of a bootstrap token looks like a secret, and it is shown to everybody");
        }
    }
}
