// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.join.PemCertificates;
import io.hybridcluster.model.plan.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kubeconfig in cluster-info, read as kubeadm join does. What is wrong with it is kept as problems. */
final class DiscoveryKubeconfig {
    private static final int HTTPS_PORT = 443;

    private final List<Problem> problems = new ArrayList<>();
    private Optional<Endpoint> apiServer = Optional.empty();
    private List<X509Certificate> cas = List.of();
    private List<CaCertHash> hashes = List.of();

    /** One thing that is wrong, without a value that may be a secret. */
    record Problem(RuleId rule, Severity severity, String text, String remedy) {}

    private DiscoveryKubeconfig() {}

    static DiscoveryKubeconfig read(Optional<String> text) {
        DiscoveryKubeconfig kubeconfig = new DiscoveryKubeconfig();
        if (text.isEmpty()) {
            kubeconfig.unreadable("data.kubeconfig is missing");
            return kubeconfig;
        }
        try {
            TreeNode root = TreeNode.at(
                    "", YamlText.read("kubeconfig", text.get().getBytes(UTF_8)).root());
            kubeconfig.credentials(root);
            kubeconfig.cluster(root);
        } catch (UnreadableFileException e) {
            // Only the place: the words may quote a name of the file, and somebody may have put a token there.
            kubeconfig.unreadable("data.kubeconfig is not YAML that can be read, at "
                    + e.problems().get(0).position());
        } catch (IllegalArgumentException e) {
            kubeconfig.unreadable("data.kubeconfig is not of the form of a kubeconfig");
        }
        return kubeconfig;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<Endpoint> apiServer() {
        return apiServer;
    }

    List<X509Certificate> cas() {
        return cas;
    }

    List<CaCertHash> hashes() {
        return hashes;
    }

    /** kubeadm takes the one cluster that there is. */
    private void cluster(TreeNode root) {
        List<TreeNode> clusters = root.member("clusters").elements();
        if (clusters.size() != 1) {
            unreadable("data.kubeconfig has " + clusters.size() + " clusters, and kubeadm join takes exactly one");
            return;
        }
        TreeNode cluster = clusters.get(0).member("cluster");
        server(cluster.member("server").optionalString().orElse(""));
        if (Boolean.TRUE.equals(cluster.isNothing() ? null : cluster.object().get("insecure-skip-tls-verify"))) {
            insecure("insecure-skip-tls-verify is true");
        }
        ca(cluster.member("certificate-authority-data").optionalString().orElse(""));
    }

    private void server(String server) {
        try {
            URI uri = new URI(server);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https")) {
                insecure("the server's URL does not begin with https://");
            }
            if (uri.getHost() != null) {
                String port = String.valueOf(uri.getPort() < 0 ? HTTPS_PORT : uri.getPort());
                apiServer = Optional.of(Endpoint.parse(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            apiServer = Optional.empty();
        }
        if (apiServer.isEmpty()) {
            unreadable("the server of the cluster in data.kubeconfig is not a URL of a host");
        }
    }

    private void ca(String base64) {
        if (base64.isEmpty()) {
            caUnusable("there is no certificate-authority-data");
            return;
        }
        try {
            List<X509Certificate> read =
                    PemCertificates.read(new String(Base64.getDecoder().decode(base64), UTF_8));
            hashes = read.stream().map(CaCertHash::of).distinct().toList();
            cas = read;
        } catch (IllegalArgumentException e) {
            caUnusable("certificate-authority-data is not the base64 of PEM certificates of CAs");
        }
    }

    private void credentials(TreeNode root) {
        for (TreeNode user : root.member("users").elements()) {
            TreeNode secrets = user.member("user");
            if (!secrets.isNothing() && !secrets.object().isEmpty()) {
                problems.add(new Problem(
                        BootstrapRules.CREDENTIALS_INSIDE,
                        Severity.ERROR,
                        "data.kubeconfig has a user with credentials, and everybody may read it",
                        "take the users out and revoke what they held; kubeadm writes none"));
                return;
            }
        }
    }

    private void unreadable(String text) {
        problems.add(new Problem(
                BootstrapRules.UNREADABLE,
                Severity.ERROR,
                text,
                "write it again by kubeadm init phase bootstrap-token; no node can join by a token without it"));
    }

    private void insecure(String text) {
        problems.add(new Problem(
                BootstrapRules.INSECURE,
                Severity.ERROR,
                text + ": a node takes whoever answers for the API server",
                "give the https:// address and the CA of the cluster"));
    }

    private void caUnusable(String text) {
        problems.add(new Problem(
                BootstrapRules.CA_UNUSABLE,
                Severity.ERROR,
                text + ", so that there is no key to pin",
                "put the base64 of /etc/kubernetes/pki/ca.crt there"));
    }
}
