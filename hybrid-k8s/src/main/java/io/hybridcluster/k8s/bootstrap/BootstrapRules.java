// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.model.finding.Severity.ERROR;
import static io.hybridcluster.model.finding.Severity.INFO;
import static io.hybridcluster.model.finding.Severity.WARNING;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** The rules of this package. */
final class BootstrapRules {
    static final RuleId MALFORMED = RuleId.parse("BootstrapToken.Malformed");
    static final RuleId EXPIRED = RuleId.parse("BootstrapToken.Expired");
    static final RuleId EXPIRING = RuleId.parse("BootstrapToken.Expiring");
    static final RuleId CANNOT_AUTHENTICATE = RuleId.parse("BootstrapToken.CannotAuthenticate");
    static final RuleId CANNOT_SIGN = RuleId.parse("BootstrapToken.CannotSign");
    static final RuleId GROUP_MISSING = RuleId.parse("BootstrapToken.GroupMissing");
    static final RuleId NEVER_EXPIRES = RuleId.parse("BootstrapToken.NeverExpires");
    static final RuleId NONE_USABLE = RuleId.parse("BootstrapToken.NoneUsable");

    static final RuleId UNREADABLE = RuleId.parse("ClusterDiscovery.Unreadable");
    static final RuleId OTHER_SERVER = RuleId.parse("ClusterDiscovery.OtherServer");
    static final RuleId INSECURE = RuleId.parse("ClusterDiscovery.Insecure");
    static final RuleId CREDENTIALS_INSIDE = RuleId.parse("ClusterDiscovery.CredentialsInside");
    static final RuleId CA_UNUSABLE = RuleId.parse("ClusterDiscovery.CaUnusable");
    static final RuleId CA_EXPIRED = RuleId.parse("ClusterDiscovery.CaExpired");
    static final RuleId CA_NOT_YET_VALID = RuleId.parse("ClusterDiscovery.CaNotYetValid");
    static final RuleId SEVERAL_CAS = RuleId.parse("ClusterDiscovery.SeveralCas");
    static final RuleId SIGNATURE_MISSING = RuleId.parse("ClusterDiscovery.SignatureMissing");
    static final RuleId SIGNATURE_WRONG = RuleId.parse("ClusterDiscovery.SignatureWrong");

    private static final String TOKENS = "Kubernetes: Authenticating with Bootstrap Tokens";
    private static final String KUBEADM = "kubeadm app/discovery/token/token.go";

    private BootstrapRules() {}

    static List<RuleDescription> all() {
        return List.of(
                rule(MALFORMED, WARNING, "a bootstrap token's Secret is not as Kubernetes reads it", TOKENS),
                rule(EXPIRED, WARNING, "a bootstrap token has ended and is still there", TOKENS),
                rule(EXPIRING, WARNING, "a bootstrap token ends sooner than wanted", TOKENS),
                rule(CANNOT_AUTHENTICATE, WARNING, "a bootstrap token is not for signing in", TOKENS),
                rule(
                        CANNOT_SIGN,
                        WARNING,
                        "a bootstrap token does not sign cluster-info, which kubeadm join checks",
                        TOKENS),
                rule(
                        GROUP_MISSING,
                        WARNING,
                        "a bootstrap token is not of the group to which kubeadm grants what new nodes need",
                        "kubeadm app/phases/bootstraptoken/node/tlsbootstrap.go"),
                rule(
                        NEVER_EXPIRES,
                        INFO,
                        "a bootstrap token never ends",
                        "ACK: Build a custom node initialisation script, which has kubeadm token create --ttl 0"),
                rule(NONE_USABLE, ERROR, "no bootstrap token lets a node join", TOKENS),
                rule(UNREADABLE, ERROR, "cluster-info has no kubeconfig that kubeadm join can read", KUBEADM),
                rule(OTHER_SERVER, ERROR, "cluster-info names another API server than the plan", KUBEADM),
                rule(INSECURE, ERROR, "cluster-info has nodes trust the API server without proof", KUBEADM),
                rule(
                        CREDENTIALS_INSIDE,
                        ERROR,
                        "cluster-info, which everybody may read, holds credentials",
                        "kubeadm app/phases/bootstraptoken/clusterinfo/clusterinfo.go"),
                rule(CA_UNUSABLE, ERROR, "cluster-info has no CA certificate that can be pinned", KUBEADM),
                rule(CA_EXPIRED, ERROR, "a CA certificate has expired", "RFC 5280, section 4.1.2.5"),
                rule(CA_NOT_YET_VALID, ERROR, "a CA certificate is not valid yet", "RFC 5280, section 4.1.2.5"),
                rule(SEVERAL_CAS, INFO, "there are several CA certificates to pin", "kubeadm util/pubkeypin"),
                rule(SIGNATURE_MISSING, WARNING, "cluster-info is not signed for a bootstrap token", TOKENS),
                rule(SIGNATURE_WRONG, ERROR, "cluster-info is signed wrongly for a bootstrap token", TOKENS));
    }

    private static RuleDescription rule(RuleId id, Severity severity, String meaning, String source) {
        return new RuleDescription(id, severity, meaning, source);
    }
}
