// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.join;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeadmJoinTest {
    private static final Endpoint API_SERVER = Endpoint.parse("10.200.1.253:6443");
    private static final BootstrapToken TOKEN = BootstrapToken.parse("abcdef.0123456789abcdef");
    private static final CaCertHash HASH = hash("a");
    private static final CaCertHash OTHER_HASH = hash("b");

    @Test
    void isOneCommandLine() {
        assertThat(KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH)).build().text())
                .isEqualTo("kubeadm join '10.200.1.253:6443' --token 'abcdef.0123456789abcdef'"
                        + " --discovery-token-ca-cert-hash '" + HASH + "'");
    }

    @Test
    void hasAllItsParts() {
        KubeadmJoin join = full();

        assertThat(join.text())
                .isEqualTo("kubeadm join '[fd00::1]:6443' --token 'abcdef.0123456789abcdef'"
                        + " --discovery-token-ca-cert-hash '" + HASH + "' --discovery-token-ca-cert-hash '"
                        + OTHER_HASH + "' --cri-socket 'unix:///run/containerd/containerd.sock'"
                        + " --ignore-preflight-errors 'Swap,FileContent--proc-sys-net-ipv4-ip_forward'");
        assertThat(join.apiServer()).isEqualTo(Endpoint.parse("[fd00::1]:6443"));
        assertThat(join.token()).isEqualTo(TOKEN);
        assertThat(join.caCertHashes()).containsExactly(HASH, OTHER_HASH);
        assertThat(join.criSocket()).contains("unix:///run/containerd/containerd.sock");
        assertThat(join.ignorePreflightErrors()).containsExactly("Swap", "FileContent--proc-sys-net-ipv4-ip_forward");
    }

    @Test
    void masksItsTokenWhenShown() {
        assertThat(full())
                .hasToString("kubeadm join [fd00::1]:6443 --token abcdef.****** --discovery-token-ca-cert-hash " + HASH
                        + " --discovery-token-ca-cert-hash " + OTHER_HASH
                        + " --cri-socket unix:///run/containerd/containerd.sock"
                        + " --ignore-preflight-errors Swap,FileContent--proc-sys-net-ipv4-ip_forward");
    }

    @Test
    void isEqualWhenAllPartsAre() {
        KubeadmJoin join = KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH)).build();

        assertThat(join)
                .isEqualTo(KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH, HASH))
                        .build())
                .hasSameHashCodeAs(
                        KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH)).build())
                .isNotEqualTo(KubeadmJoin.builder(API_SERVER, TOKEN, List.of(OTHER_HASH))
                        .build())
                .isNotEqualTo(KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH))
                        .criSocket("unix:///run/crio/crio.sock")
                        .build())
                .isNotEqualTo("kubeadm join");
    }

    @Test
    void takesTheNamesThatWereGivenLast() {
        assertThat(KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH))
                        .ignorePreflightErrors(List.of("Swap"))
                        .ignorePreflightErrors(List.of("Port-10250", "Port-10250"))
                        .build()
                        .ignorePreflightErrors())
                .containsExactly("Port-10250");
    }

    @Test
    void cannotBeBuiltWithoutAHash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeadmJoin.builder(API_SERVER, TOKEN, List.of()))
                .withMessage("there is no hash of a CA certificate, so that the node would take whoever answers at"
                        + " 10.200.1.253:6443 for the control plane");
    }

    @Test
    void rejectsAWrongSocket() {
        for (String socket : List.of(
                "/run/containerd/containerd.sock",
                "unix://run/x.sock",
                "unix:///",
                "unix:///a b",
                "tcp:///run/x",
                "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH))
                            .criSocket(socket))
                    .withMessage("CRI socket \"" + socket
                            + "\" is not unix:// and an absolute path, such as unix:///run/containerd/containerd.sock");
        }
    }

    @Test
    void rejectsIgnoringEveryPreflightError() {
        for (String all : List.of("all", "ALL")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH))
                            .ignorePreflightErrors(List.of("Swap", all)))
                    .withMessage(
                            "preflight check \"" + all + "\" would ignore every error; name the checks one by one");
        }
    }

    @Test
    void rejectsWhatIsNoNameOfACheck() {
        for (String name : List.of("", "Swap,all", "--x", "a b", "1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KubeadmJoin.builder(API_SERVER, TOKEN, List.of(HASH))
                            .ignorePreflightErrors(List.of(name)))
                    .withMessage("preflight check \"" + name
                            + "\" is not a name such as Swap or FileAvailable--etc-kubernetes-kubelet.conf");
        }
    }

    @Test
    void isSplitByBashIntoItsParts(@TempDir Path folder) throws IOException {
        Random random = new Random(31);
        StringBuilder script = new StringBuilder("kubeadm() { printf '%s\\0' \"$@\"; }\n");
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            KubeadmJoin join = random(random);
            script.append(join.text()).append('\n');
            words(join).forEach(word -> expected.append(word).append('\0'));

            assertThat(KubeadmJoin.parse(join.text())).isEqualTo(join);
            assertThat(join.toString()).doesNotContain(join.token().<String>reveal(text -> text));
        }
        // A file whose name an unquoted [fd00::1]:6443 would match as a pattern.
        Files.createFile(folder.resolve("f:6443"));
        Path file = Files.writeString(folder.resolve("join.sh"), "cd '" + folder + "'\n" + script, UTF_8);

        Tool.Result result = Tool.run("bash", file.toString());

        assertThat(result.out()).isEqualTo(expected.toString());
        assertThat(result.err()).isEmpty();
    }

    @Test
    void isConverted() {
        String line = full().text();

        String converted = NodeScript.parse("#!/bin/bash\n" + line + "\n")
                .withKubeletFlags()
                .text();

        assertThat(converted)
                .startsWith("#!/bin/bash\n# >>> hybrid-cluster kubelet flags ")
                .endsWith(" <<<\n" + line + " --node-name \"${hybrid_node_name:?}\"\n");
    }

    private static List<String> words(KubeadmJoin join) {
        List<String> words = new ArrayList<>(List.of("join", join.apiServer().toString(), "--token"));
        words.add(join.token().<String>reveal(text -> text));
        join.caCertHashes().forEach(hash -> words.addAll(List.of("--discovery-token-ca-cert-hash", hash.value())));
        join.criSocket().ifPresent(socket -> words.addAll(List.of("--cri-socket", socket)));
        if (!join.ignorePreflightErrors().isEmpty()) {
            words.addAll(List.of("--ignore-preflight-errors", String.join(",", join.ignorePreflightErrors())));
        }
        return words;
    }

    private static KubeadmJoin random(Random random) {
        String[] hosts = {"[fd00::1]", "10.200.1.253", "api.idc.example", "[::ffff:1.2.3.4]", "a"};
        String host = hosts[random.nextInt(hosts.length)];
        List<CaCertHash> hashes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            hashes.add(CaCertHash.parse("sha256:" + letters(random, "0123456789abcdef", 64)));
        }
        String token = letters(random, "az09", 6) + "." + letters(random, "az09", 16);
        KubeadmJoin.Builder join = KubeadmJoin.builder(
                Endpoint.parse(host + ":" + (1 + random.nextInt(65_535))), BootstrapToken.parse(token), hashes);
        if (random.nextBoolean()) {
            join.criSocket("unix:///run/" + letters(random, "aZ0._+@-", 9));
        }
        if (random.nextBoolean()) {
            join.ignorePreflightErrors(List.of("Swap", "A" + letters(random, "aZ0._-", 9)));
        }
        return join.build();
    }

    private static String letters(Random random, String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private static KubeadmJoin full() {
        return KubeadmJoin.builder(Endpoint.parse("[fd00::1]:6443"), TOKEN, List.of(HASH, OTHER_HASH))
                .criSocket("unix:///run/containerd/containerd.sock")
                .ignorePreflightErrors(List.of("Swap", "FileContent--proc-sys-net-ipv4-ip_forward"))
                .build();
    }

    private static CaCertHash hash(String digit) {
        return CaCertHash.parse("sha256:" + digit.repeat(64));
    }
}
