// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the block, read by the real Bash; metadata by the real curl from a server that acts like that of ECS. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.hybridcluster.script.Bash#all")
class BlockOptionsTest {
    @Parameter
    private String bash = "";

    /** Shows what the options come to, in place of what the block does. */
    private static final String DRIVER = """
            driver() {
              trap - EXIT
              hybrid_check_values
              hybrid_read_options "$@"
              printf 'labels %s\\nmax-pods %s\\n' "$hybrid_labels" "$hybrid_max_pods"
              hybrid_apply_options
            }
            """;

    private MetadataServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = new MetadataServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takeNumberAndLabelsByTheMetadataOfTheMachine(boolean hardened) throws IOException {
        server.hardened = hardened;

        assertThat(run(Values.SAMPLE, "max-pods=ecs.g6.large:9,ecs.g7.xlarge:48 topology-labels")
                        .out())
                .isEqualTo("labels " + Values.SAMPLE.labels() + ",node.kubernetes.io/instance-type=ecs.g7.xlarge"
                        + ",topology.kubernetes.io/zone=cn-hangzhou-i,topology.kubernetes.io/region=cn-hangzhou\n"
                        + "max-pods 48\n");
    }

    @Test
    void takeMetadataWithoutATokenWhereNoneIsGiven() throws IOException {
        server.token = "";

        assertThat(run(Values.SAMPLE, "max-pods=ecs.g7.xlarge:48").out()).endsWith("max-pods 48\n");
    }

    @Test
    void keepALabelThatTheRegisteredClusterGives() throws IOException {
        String id = Values.SAMPLE.providerId();

        // A key is taken for given only as a whole.
        assertThat(run(new Values(id, "n", "topology.kubernetes.io/zone=mine,zone-id=a", ""), "topology-labels")
                        .out())
                .isEqualTo("labels topology.kubernetes.io/zone=mine,zone-id=a,node.kubernetes.io/instance-type="
                        + "ecs.g7.xlarge,topology.kubernetes.io/region=cn-hangzhou\nmax-pods \n");
    }

    @Test
    void stopForATypeThatIsNotListed() throws IOException {
        Tool.Result result = run(Values.SAMPLE, "max-pods=ecs.g7.xlarge.x:1,xecs.g7.xlarge:2 foreign-cni");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        "hybrid-cluster: This machine is of the type ecs.g7.xlarge, for which max-pods has no number:"
                                + " ecs.g7.xlarge.x:1,xecs.g7.xlarge:2.\n"
                                + "hybrid-cluster: Nothing was changed. Convert the script again with all types of the node"
                                + " pool.\nhybrid-cluster: The script stops here, before the join.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "$(touch canary)", "cn'", "a\nb", "<html>", "é"})
    void stopForMetadataThatIsNone(String zone) throws IOException {
        server.metadata.put("/latest/meta-data/zone-id", zone);

        Tool.Result result = run(Values.SAMPLE, "topology-labels");

        assertThat(result.err())
                .isEqualTo(
                        "hybrid-cluster: The metadata service at 100.100.100.200 does not tell: instance/instance-type"
                                + " zone-id region-id. Nothing was changed.\n"
                                + "hybrid-cluster: The script stops here, before the join.\n");
        assertThat(folder.resolve("canary")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-pods=0", "max-pods=x", "max-pods=12345", "max-pods=1;id", "no-such-option", "--help"})
    void stopForWordsThatTheSdkNeverWrites(String word) throws IOException {
        Tool.Result result = run(Values.SAMPLE, BashWord.quote(word).toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains(" option").contains("Nothing was changed.");
    }

    @Test
    void moveForeignConfigurationAsideOnce() throws IOException {
        Path net = Files.createDirectories(folder.resolve("net.d"));
        for (String name : List.of(
                "10-calico.conflist",
                "87-podman.conf",
                "a.json",
                "10-terway.conf",
                "10-terway.conflist",
                "calico-kubeconfig",
                "x y.conf")) {
            Files.writeString(net.resolve(name), name, UTF_8);
        }
        Files.createDirectory(net.resolve("folder.conf"));

        Tool.Result result = run(Values.SAMPLE, "foreign-cni");
        Tool.Result second = run(Values.SAMPLE, "foreign-cni");

        assertThat(result.exit()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(names(net))
                .containsExactlyInAnyOrder(
                        "10-calico.conflist.hybrid-aside",
                        "87-podman.conf.hybrid-aside",
                        "a.json.hybrid-aside",
                        "x y.conf.hybrid-aside",
                        "10-terway.conf",
                        "10-terway.conflist",
                        "calico-kubeconfig",
                        "folder.conf");
        assertThat(net.resolve("a.json.hybrid-aside")).hasContent("a.json");
        Files.writeString(net.resolve("a.json"), "new", UTF_8);
        assertThat(run(Values.SAMPLE, "foreign-cni").err())
                .contains("a.json is to be moved aside, but " + net + "/a.json.hybrid-aside is there; delete one.")
                .contains("Nothing was changed.");
        assertThat(net.resolve("a.json")).hasContent("new");
    }

    @Test
    void removeTheCertificatesOfAnotherNodeOnly() throws IOException {
        Path pki = Files.createDirectories(folder.resolve("pki"));
        Path client = pki.resolve("kubelet-client-2026.pem");
        Files.createSymbolicLink(pki.resolve("kubelet-client-current.pem"), client);
        Files.writeString(pki.resolve("kubelet.crt"), "x", UTF_8);

        certificate(client, "/O=system:nodes/CN=system:node:" + Values.SAMPLE.nodeName());
        assertThat(run(Values.SAMPLE, "stale-pki").err()).isEmpty();
        assertThat(names(pki)).hasSize(3);

        for (String subject : List.of("/CN=kubernetes-admin", "/O=CN=system:node:a/CN=b", "/O=x,CN=system:node:a")) {
            certificate(client, subject);
            assertThat(run(Values.SAMPLE, "stale-pki").err())
                    .contains("kubelet-client-current.pem is not readable as the certificate of a node: subject=")
                    .contains("Nothing was changed.");
        }
        Files.writeString(client, "no certificate", UTF_8);
        assertThat(run(Values.SAMPLE, "stale-pki").err())
                .contains("kubelet-client-current.pem is not readable as the certificate of a node: no subject.");
        assertThat(names(pki)).hasSize(3);

        certificate(client, "/O=system:nodes/CN=system:node:" + Values.SAMPLE.nodeName() + "0");
        assertThat(run(Values.SAMPLE, "stale-pki").err())
                .isEqualTo("hybrid-cluster: removed " + pki + "/*, which belonged to another node\n");
        assertThat(names(pki)).isEmpty();
        assertThat(run(Values.SAMPLE, "stale-pki").err()).isEmpty();
    }

    private static void certificate(Path file, String subject) {
        Tool.Result result = Tool.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "/dev/null",
                "-subj",
                subject,
                "-out",
                file.toString());
        assertThat(result.exit()).as(result.err()).isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Tool.Result run(Values values, String words) throws IOException {
        Tool.require("curl");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path curl = bin.resolve("curl");
        String here = "http://127.0.0.1:" + server.port();
        Files.writeString(
                curl,
                "#!/bin/bash\nPATH=${PATH#*:}\nexec curl \"${@/#http:\\/\\/100.100.100.200/" + here.replace("/", "\\/")
                        + "}\"\n",
                UTF_8);
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        String functions = KubeletFlagBlock.HARDENED.substring(0, KubeletFlagBlock.HARDENED.indexOf("\nif hybrid_"));
        String script = functions
                        .replace("\n  hybrid_configure \"$@\"\n)", "\n  driver \"$@\"\n)")
                        .replace("/etc/cni/net.d", folder + "/net.d")
                        .replace("/var/lib/kubelet/pki", folder + "/pki")
                + "\n" + DRIVER + "cd " + BashWord.quote(folder.toString()) + "\nhybrid_kubelet_flags " + words + "\n";
        Path file = Files.writeString(folder.resolve("driver.sh"), script, UTF_8);
        Map<String, String> environment = new TreeMap<>(values.environment());
        environment.put("PATH", bin + ":/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("http_proxy", "http://127.0.0.1:1");
        return Bash.run(bash, environment, file);
    }
}
