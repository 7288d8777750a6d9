// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.Endpoint;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ConfigMap {@code kube-public/cluster-info}, from which {@code kubeadm join} learns where the API server is and whom to
 * trust, and which it checks by the signature of its token and by the pinned hash of the CA's key (kubeadm
 * app/discovery/token/token.go).
 *
 * <p>It prints as its name. Immutable and thread-safe.
 */
public final class ClusterDiscovery {
    private static final String NAMESPACE = "kube-public";
    private static final String NAME = "cluster-info";
    private static final String PLACE = "ConfigMap " + NAMESPACE + "/" + NAME;
    private static final String KUBECONFIG = "kubeconfig";
    private static final String SIGNATURE_PREFIX = "jws-kubeconfig-";

    private final KubernetesObject configMap;
    private final DiscoveryKubeconfig kubeconfig;

    private ClusterDiscovery(KubernetesObject configMap) {
        this.configMap = configMap;
        this.kubeconfig = DiscoveryKubeconfig.read(entry(configMap, KUBECONFIG));
    }

    /**
     * Returns what the ConfigMap says. Where its kubeconfig cannot be read, it says less, and {@link #findings} tell why.
     *
     * @param configMap the whole tree, as a client read it; one without a namespace is taken to be in {@code kube-public}
     * @throws IllegalArgumentException if it is not the ConfigMap of that name and namespace
     */
    public static ClusterDiscovery read(Map<?, ?> configMap) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        boolean isInNamespace = object.namespace().orElse(NAMESPACE).equals(NAMESPACE);
        if (!object.kind().equals("ConfigMap") || !object.name().equals(NAME) || !isInNamespace) {
            throw new IllegalArgumentException(object + " is not the " + PLACE);
        }
        return new ClusterDiscovery(object);
    }

    private static Optional<String> entry(KubernetesObject configMap, String key) {
        return configMap.tree().at("data", key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns where nodes are told that the API server is; none if that cannot be read. */
    public Optional<Endpoint> apiServer() {
        return kubeconfig.apiServer();
    }

    /** Returns the CA certificates, in their order; none if they cannot be read. */
    public List<X509Certificate> caCertificates() {
        return kubeconfig.cas();
    }

    /** Returns the hashes of the CA certificates' keys, each once, as {@code kubeadm join} takes them; none as above. */
    public List<CaCertHash> caCertHashes() {
        return kubeconfig.hashes();
    }

    /** Returns what the signature for this token is worth. The controller manager writes it some time after the token. */
    public DiscoverySignature signatureFor(BootstrapToken token) {
        requireNonNull(token, "token");
        return DiscoverySignature.of(
                entry(configMap, KUBECONFIG).orElse(""), token, entry(configMap, SIGNATURE_PREFIX + token.id()));
    }

    /**
     * Returns what is wrong, worst first.
     *
     * @param planned where the plan has nodes reach the API server
     * @param tokens the tokens of the cluster; those that somebody can sign in with have to have a signature
     * @param now the time to judge certificates and tokens by
     */
    public List<LiveFinding> findings(Endpoint planned, BootstrapTokens tokens, Instant now) {
        requireNonNull(planned, "planned");
        requireNonNull(tokens, "tokens");
        requireNonNull(now, "now");
        List<LiveFinding> findings = new ArrayList<>();
        kubeconfig
                .problems()
                .forEach(problem -> findings.add(
                        new LiveFinding(problem.rule(), problem.severity(), PLACE, problem.text(), problem.remedy())));
        apiServer()
                .filter(server -> !server.equals(planned))
                .ifPresent(server -> findings.add(finding(
                        BootstrapRules.OTHER_SERVER,
                        Severity.ERROR,
                        "sends nodes to " + server + ", and the plan to " + planned,
                        "make both the address that cloud nodes reach, as kubeadm's controlPlaneEndpoint")));
        certificates(now, findings);
        tokens.usableAt(now).forEach(token -> signature(token, findings));
        return findings.stream().sorted().toList();
    }

    private void certificates(Instant now, List<LiveFinding> findings) {
        List<X509Certificate> certificates = caCertificates();
        for (int i = 0; i < certificates.size(); i++) {
            Instant begin = certificates.get(i).getNotBefore().toInstant();
            Instant end = certificates.get(i).getNotAfter().toInstant();
            String which = "CA certificate " + (i + 1) + " of " + certificates.size();
            if (now.isAfter(end)) {
                findings.add(finding(
                        BootstrapRules.CA_EXPIRED,
                        Severity.ERROR,
                        which + " expired at " + end,
                        "renew the CA (Kubernetes: Manual Rotation of CA Certificates), then what pins it"));
            } else if (now.isBefore(begin)) {
                findings.add(finding(
                        BootstrapRules.CA_NOT_YET_VALID,
                        Severity.ERROR,
                        which + " is not valid before " + begin,
                        "check the clocks, and wait or take the one before back"));
            }
        }
        if (certificates.size() > 1) {
            findings.add(finding(
                    BootstrapRules.SEVERAL_CAS,
                    Severity.INFO,
                    "holds " + certificates.size() + " CA certificates with "
                            + caCertHashes().size() + " keys; a node is content when one of them is pinned",
                    "pin all of them, and none that is not this cluster's own"));
        }
    }

    private void signature(LiveToken live, List<LiveFinding> findings) {
        BootstrapToken token = live.token().orElseThrow();
        DiscoverySignature signature = signatureFor(token);
        if (signature == DiscoverySignature.MISSING) {
            boolean signs = live.usages().contains(TokenUsage.SIGNING);
            findings.add(finding(
                    BootstrapRules.SIGNATURE_MISSING,
                    Severity.WARNING,
                    "has no " + SIGNATURE_PREFIX + token.id() + ": "
                            + (signs
                                    ? "the signer of the controller manager does not know the token, or does not run"
                                    : "the token is not for signing (usage-bootstrap-signing)"),
                    signs
                            ? "look for the controller bootstrapsigner in the controller manager's flags and log"
                            : "set usage-bootstrap-signing to true if nodes are to join by this token"));
        } else if (signature == DiscoverySignature.WRONG) {
            findings.add(
                    finding(
                            BootstrapRules.SIGNATURE_WRONG,
                            Severity.ERROR,
                            SIGNATURE_PREFIX + token.id()
                                    + " is not the signature of data.kubeconfig by this token: nodes refuse it",
                            "find out who changed the one or the other; delete the key, and the controller manager signs again"));
        }
    }

    private static LiveFinding finding(RuleId rule, Severity severity, String problem, String remedy) {
        return new LiveFinding(rule, severity, PLACE, problem, remedy);
    }

    /** Returns the ConfigMap's kind and name. */
    @Override
    public String toString() {
        return PLACE;
    }
}
