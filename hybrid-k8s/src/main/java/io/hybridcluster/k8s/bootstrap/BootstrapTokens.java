// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The bootstrap tokens of a cluster, ordered by the names of their Secrets.
 *
 * <p>It prints as these names. Immutable and thread-safe.
 */
public final class BootstrapTokens {
    private static final String REPLACE =
            "make another one by TokenRotation or kubeadm token create, and put it into the node script";

    private final List<LiveToken> tokens;
    private final List<LiveFinding> unreadable;

    private BootstrapTokens(List<LiveToken> tokens, List<LiveFinding> unreadable) {
        this.tokens = List.copyOf(tokens);
        this.unreadable = List.copyOf(unreadable);
    }

    /**
     * Returns the tokens among these Secrets: those in {@code kube-system} of type {@code bootstrap.kubernetes.io/token}, or
     * whose name says that they are meant to be. Others are left out. What has no place among Kubernetes objects at all is a
     * finding.
     *
     * @param secrets whole trees, as a client listed them
     */
    public static BootstrapTokens read(List<? extends Map<?, ?>> secrets) {
        List<LiveToken> tokens = new ArrayList<>();
        List<LiveFinding> unreadable = new ArrayList<>();
        int number = 0;
        for (Map<?, ?> secret : requireNonNull(secrets, "secrets")) {
            number++;
            try {
                KubernetesObject object = KubernetesObject.of(secret);
                if (object.name().chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException("metadata.name is no name");
                }
                if (LiveToken.isOne(object)) {
                    tokens.add(LiveToken.of(object));
                }
            } catch (IllegalArgumentException e) {
                // Its message is not repeated: it may show a value.
                unreadable.add(new LiveFinding(
                        BootstrapRules.MALFORMED,
                        Severity.WARNING,
                        "Secret number " + number + " of the list",
                        "is not an object of Kubernetes with apiVersion, kind and a metadata.name",
                        "hand in Secrets as the API server lists them"));
            }
        }
        tokens.sort(Comparator.comparing(token -> token.secret().name()));
        return new BootstrapTokens(tokens, unreadable);
    }

    /** Returns the rules of this package, ordered by id. */
    public static List<RuleDescription> rules() {
        return BootstrapRules.all().stream().sorted().toList();
    }

    /** Returns the tokens, malformed ones included. */
    public List<LiveToken> tokens() {
        return tokens;
    }

    /** Returns the tokens that somebody can sign in with at this time. */
    public List<LiveToken> usableAt(Instant now) {
        requireNonNull(now, "now");
        return tokens.stream().filter(token -> token.isUsableAt(now)).toList();
    }

    /**
     * Returns what is wrong with the tokens at this time, worst first.
     *
     * @param minimumRemaining how much longer a token should last, such as the time between two renewals
     */
    public List<LiveFinding> findings(Instant now, Duration minimumRemaining) {
        requireNonNull(now, "now");
        requireNonNull(minimumRemaining, "minimumRemaining");
        List<LiveFinding> findings = new ArrayList<>(unreadable);
        tokens.forEach(token -> findings.addAll(of(token, now, minimumRemaining)));
        if (tokens.stream().noneMatch(token -> token.letsNodesJoinAt(now))) {
            findings.add(new LiveFinding(
                    BootstrapRules.NONE_USABLE,
                    Severity.ERROR,
                    "Secrets kube-system/bootstrap-token-*",
                    "none of " + tokens.size()
                            + " lets a node join by kubeadm: that takes one that has not ended, signs in and"
                            + " signs, and is of group " + TokenGrant.KUBEADM_GROUP,
                    REPLACE));
        }
        return findings.stream().sorted().toList();
    }

    private static List<LiveFinding> of(LiveToken token, Instant now, Duration minimumRemaining) {
        List<LiveFinding> findings = new ArrayList<>();
        Severity ofOurs = token.isOurs() ? Severity.WARNING : Severity.INFO;
        for (String problem : token.problems()) {
            findings.add(finding(BootstrapRules.MALFORMED, Severity.WARNING, token, problem, REPLACE));
        }
        if (!token.problems().isEmpty()) {
            return findings;
        }
        if (token.isExpiredAt(now)) {
            token.expiration()
                    .ifPresent(end -> findings.add(finding(
                            BootstrapRules.EXPIRED,
                            ofOurs,
                            token,
                            "ended at " + end,
                            "delete it; the controller manager does so where its token cleaner runs")));
            return findings;
        }
        if (token.neverExpires()) {
            findings.add(finding(
                    BootstrapRules.NEVER_EXPIRES,
                    Severity.INFO,
                    token,
                    "never ends: whoever reads a node script has it for good; ACK's page recommends this, as a pool cannot"
                            + " scale out by a token that has ended",
                    "give it an end and renew it in time by TokenRotation, or delete it when it is out of use"));
        } else if (!token.lastsFrom(now, minimumRemaining)) {
            token.expiration()
                    .ifPresent(end -> findings.add(finding(
                            BootstrapRules.EXPIRING,
                            ofOurs,
                            token,
                            "ends at " + end + ", in " + Duration.between(now, end) + ", less than " + minimumRemaining
                                    + "; nodes cannot join by it from then on",
                            REPLACE)));
        }
        uses(token, findings);
        return findings;
    }

    private static void uses(LiveToken token, List<LiveFinding> findings) {
        Severity ofOurs = token.isOurs() ? Severity.WARNING : Severity.INFO;
        if (!token.usages().contains(TokenUsage.AUTHENTICATION)) {
            findings.add(finding(
                    BootstrapRules.CANNOT_AUTHENTICATE,
                    ofOurs,
                    token,
                    "is not for signing in: usage-bootstrap-authentication is not true",
                    "set it to true if nodes are to join by this token"));
            return;
        }
        if (!token.usages().contains(TokenUsage.SIGNING)) {
            findings.add(finding(
                    BootstrapRules.CANNOT_SIGN,
                    ofOurs,
                    token,
                    "does not sign kube-public/cluster-info: usage-bootstrap-signing is not true, and kubeadm join waits for"
                            + " the signature",
                    "set it to true if nodes are to join by this token"));
        }
        if (!token.groups().contains(TokenGrant.KUBEADM_GROUP)) {
            findings.add(finding(
                    BootstrapRules.GROUP_MISSING,
                    ofOurs,
                    token,
                    "is not of group " + TokenGrant.KUBEADM_GROUP
                            + ", to which kubeadm grants the certificate of a new node",
                    "add it to auth-extra-groups, unless another group of the token has these rights"));
        }
    }

    private static LiveFinding finding(RuleId rule, Severity severity, LiveToken token, String problem, String remedy) {
        return new LiveFinding(rule, severity, token.toString(), problem, remedy);
    }

    /** Returns the Secrets' kinds and names. */
    @Override
    public String toString() {
        return tokens.toString();
    }
}
