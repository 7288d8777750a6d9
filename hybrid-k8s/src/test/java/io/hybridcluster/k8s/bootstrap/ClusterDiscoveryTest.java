// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.k8s.bootstrap.Kubeconfigs.SERVER;
import static io.hybridcluster.k8s.bootstrap.Kubeconfigs.configMap;
import static io.hybridcluster.k8s.bootstrap.Secrets.HALF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.support.Program;
import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterDiscoveryTest {
    private static final Endpoint PLANNED = Endpoint.parse("10.200.1.253:6443");
    private static final BootstrapToken TOKEN = BootstrapToken.parse("abcdef." + HALF);
    private static final BootstrapTokens NONE = BootstrapTokens.read(List.of());

    @TempDir
    private static Path folder;

    private static String ca;
    private static Instant now;

    @BeforeAll
    static void makeCertificates() {
        ca = Kubeconfigs.ca(folder, "ca");
        now = read(Kubeconfigs.of(SERVER, ca))
                .caCertificates()
                .get(0)
                .getNotBefore()
                .toInstant()
                .plusSeconds(60);
    }

    private static ClusterDiscovery read(String kubeconfig, String... more) {
        return ClusterDiscovery.read(configMap(kubeconfig, more));
    }

    private static List<String> findings(ClusterDiscovery discovery) {
        return discovery.findings(PLANNED, NONE, now).stream()
                .map(LiveFinding::toString)
                .toList();
    }

    @Test
    void findsNothingWrongWithWhatKubeadmWrites() {
        ClusterDiscovery discovery = read(Kubeconfigs.of(SERVER, ca));

        assertThat(discovery.apiServer()).contains(PLANNED);
        assertThat(findings(discovery)).isEmpty();
        assertThat(discovery).hasToString("ConfigMap kube-public/cluster-info");
    }

    @Test
    void hasTheHashesThatKubeadmPrints() throws IOException {
        String bundle = ca + Kubeconfigs.ca(folder, "next");
        Path config = folder.resolve("config");
        Files.writeString(config, Kubeconfigs.signedIn(bundle));
        String printed = Program.require("kubeadm")
                .run("", "token", "create", "--dry-run", "--kubeconfig", config.toString(), "--print-join-command");
        List<String> hashes = Pattern.compile("sha256:[0-9a-f]{64}")
                .matcher(printed)
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(hashes).hasSize(2);
        assertThat(read(Kubeconfigs.of(SERVER, bundle)).caCertHashes())
                .extracting(Object::toString)
                .isEqualTo(hashes);
    }

    /** HS256 over header and content, as openssl makes it; the header is that of kubernetes cluster-bootstrap/token/jws. */
    private static String signed(String kubeconfig) {
        String header = url("{\"alg\":\"HS256\",\"kid\":\"abcdef\"}");
        String digest = Program.require("openssl")
                .run(header + "." + url(kubeconfig), "dgst", "-sha256", "-hmac", HALF, "-hex");
        byte[] bytes = HexFormat.of()
                .parseHex(digest.substring(digest.lastIndexOf(' ') + 1).strip());
        return header + ".." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void verifiesTheSignatureOfAToken() {
        String kubeconfig = Kubeconfigs.of(SERVER, ca);
        String signature = signed(kubeconfig);

        assertThat(signature).startsWith("eyJhbGciOiJIUzI1NiIsImtpZCI6I");
        assertThat(read(kubeconfig, "jws-kubeconfig-abcdef", signature).signatureFor(TOKEN))
                .isEqualTo(DiscoverySignature.VALID);
        assertThat(read(kubeconfig).signatureFor(TOKEN)).isEqualTo(DiscoverySignature.MISSING);
        assertThat(read(kubeconfig + " ", "jws-kubeconfig-abcdef", signature).signatureFor(TOKEN))
                .isEqualTo(DiscoverySignature.WRONG);
        assertThat(read(kubeconfig, "jws-kubeconfig-abcdef", signature)
                        .signatureFor(BootstrapToken.parse("abcdef.0123456789abcdef")))
                .isEqualTo(DiscoverySignature.WRONG);
        assertThat(read(kubeconfig, "jws-kubeconfig-abcdef", "").signatureFor(TOKEN))
                .isEqualTo(DiscoverySignature.WRONG);
    }

    @Test
    void saysWhichTokensHaveNoSignatureAndWhy() {
        String kubeconfig = Kubeconfigs.of(SERVER, ca);
        BootstrapTokens tokens = BootstrapTokens.read(List.of(
                Secrets.ours("abcdef", now, Optional.empty()),
                Secrets.ours("unsign", now, Optional.empty()),
                Secrets.ours("ended0", now, Optional.of(now)),
                Secrets.foreign(
                        "bootstrap-token-nosign",
                        "token-id=nosign",
                        "token-secret=" + HALF,
                        "usage-bootstrap-authentication=true")));

        assertThat(read(kubeconfig, "jws-kubeconfig-abcdef", signed(kubeconfig)).findings(PLANNED, tokens, now))
                .extracting(LiveFinding::toString)
                .containsExactly(
                        "[WARNING] ConfigMap kube-public/cluster-info: has no jws-kubeconfig-nosign: the token is not for"
                                + " signing (usage-bootstrap-signing) | ClusterDiscovery.SignatureMissing",
                        "[WARNING] ConfigMap kube-public/cluster-info: has no jws-kubeconfig-unsign: the signer of the"
                                + " controller manager does not know the token, or does not run |"
                                + " ClusterDiscovery.SignatureMissing");
        assertThat(read(kubeconfig, "jws-kubeconfig-unsign", "a..b").findings(PLANNED, tokens, now))
                .extracting(LiveFinding::toString)
                .contains("[ERROR] ConfigMap kube-public/cluster-info: jws-kubeconfig-unsign is not the signature of"
                        + " data.kubeconfig by this token: nodes refuse it | ClusterDiscovery.SignatureWrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://10.200.1.253:6443/ | 10.200.1.253:6443",
                "HTTPS://API.idc.example | api.idc.example:443",
                "https://[fd00::1]:6443 | [fd00::1]:6443",
            })
    void readsTheServer(String server, String expected) {
        assertThat(read(Kubeconfigs.of(server, ca)).apiServer()).contains(Endpoint.parse(expected));
    }

    @Test
    void comparesTheServerWithThePlan() {
        assertThat(findings(read(Kubeconfigs.of("https://10.200.1.2:6443", ca))))
                .containsExactly(
                        "[ERROR] ConfigMap kube-public/cluster-info: sends nodes to 10.200.1.2:6443, and the plan to"
                                + " 10.200.1.253:6443 | ClusterDiscovery.OtherServer");
    }

    @Test
    void findsWhatIsInsecure() {
        String kubeconfig = Kubeconfigs.of("http://10.200.1.253:6443", ca)
                .replace("    server:", "    insecure-skip-tls-verify: true\n    server:")
                .replace("users: null", "users: [{name: canary, user: {token: canary}}]");

        assertThat(findings(read(kubeconfig)))
                .containsExactly(
                        "[ERROR] ConfigMap kube-public/cluster-info: data.kubeconfig has a user with credentials, and everybody"
                                + " may read it | ClusterDiscovery.CredentialsInside",
                        "[ERROR] ConfigMap kube-public/cluster-info: insecure-skip-tls-verify is true: a node takes whoever"
                                + " answers for the API server | ClusterDiscovery.Insecure",
                        "[ERROR] ConfigMap kube-public/cluster-info: the server's URL does not begin with https://: a node takes"
                                + " whoever answers for the API server | ClusterDiscovery.Insecure");
    }

    @Test
    void judgesCertificatesByTheTimeGiven() {
        ClusterDiscovery discovery = read(Kubeconfigs.of(SERVER, ca));
        Instant begin = discovery.caCertificates().get(0).getNotBefore().toInstant();
        Instant end = discovery.caCertificates().get(0).getNotAfter().toInstant();

        assertThat(discovery.findings(PLANNED, NONE, begin)).isEmpty();
        assertThat(discovery.findings(PLANNED, NONE, end)).isEmpty();
        assertThat(discovery.findings(PLANNED, NONE, begin.minusMillis(1)))
                .hasToString("[[ERROR] ConfigMap kube-public/cluster-info: CA certificate 1 of 1 is not valid before "
                        + begin + " | ClusterDiscovery.CaNotYetValid]");
        assertThat(discovery.findings(PLANNED, NONE, end.plusMillis(1)))
                .hasToString("[[ERROR] ConfigMap kube-public/cluster-info: CA certificate 1 of 1 expired at " + end
                        + " | ClusterDiscovery.CaExpired]");
    }

    @Test
    void countsTheCas() {
        assertThat(findings(read(Kubeconfigs.of(SERVER, ca + Kubeconfigs.ca(folder, "other") + ca))))
                .containsExactly(
                        "[INFO] ConfigMap kube-public/cluster-info: holds 3 CA certificates with 2 keys; a node is"
                                + " content when one of them is pinned | ClusterDiscovery.SeveralCas");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | data.kubeconfig is not YAML that can be read, at 1:1",
                "'a: {canary: \"' | data.kubeconfig is not YAML that can be read, at 1:14",
                "'clusters: canary' | data.kubeconfig is not of the form of a kubeconfig",
                "'users: [canary]' | data.kubeconfig is not of the form of a kubeconfig",
                "'kind: Config' | data.kubeconfig has 0 clusters, and kubeadm join takes exactly one",
                "'clusters: [{}, {}]' | data.kubeconfig has 2 clusters, and kubeadm join takes exactly one",
            })
    void saysWhatItCannotReadWithoutRepeatingIt(String kubeconfig, String problem) {
        assertThat(findings(read(kubeconfig)))
                .containsExactly(
                        "[ERROR] ConfigMap kube-public/cluster-info: " + problem + " | ClusterDiscovery.Unreadable");
    }

    @Test
    void saysWhatItMisses() {
        Map<?, ?> empty = Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "cluster-info"));

        assertThat(findings(ClusterDiscovery.read(empty)))
                .containsExactly("[ERROR] ConfigMap kube-public/cluster-info: data.kubeconfig is missing |"
                        + " ClusterDiscovery.Unreadable");
        assertThat(findings(read("clusters: [{cluster: {server: 'https://'}}]")))
                .containsExactlyInAnyOrder(
                        "[ERROR] ConfigMap kube-public/cluster-info: the server of the cluster in data.kubeconfig is not a URL of"
                                + " a host | ClusterDiscovery.Unreadable",
                        "[ERROR] ConfigMap kube-public/cluster-info: there is no certificate-authority-data, so that there is no"
                                + " key to pin | ClusterDiscovery.CaUnusable");
        assertThat(findings(read(Kubeconfigs.of(SERVER, "canary"))))
                .containsExactly(
                        "[ERROR] ConfigMap kube-public/cluster-info: certificate-authority-data is not the base64 of PEM"
                                + " certificates of CAs, so that there is no key to pin | ClusterDiscovery.CaUnusable");
    }

    @Test
    void refusesAnotherObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterDiscovery.read(Map.of(
                        "apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "kube-root-ca.crt"))))
                .withMessage("ConfigMap kube-root-ca.crt is not the ConfigMap kube-public/cluster-info");
    }
}
