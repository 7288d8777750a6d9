// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherFlagBlock.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** How the block reads the YAML of others: as a real reader of YAML does, or not at all. */
class RancherConfigTest {
    private static final String DRIVER = """
            driver() {
              local file
              for file in "$@"; do
                (
                  trap - EXIT
                  hybrid_data=none
                  hybrid_read_config "$file" ''
                  printf '%s\\n' "${hybrid_node_taints[@]/#/node-taint }" "${hybrid_kubelet_args[@]/#/kubelet-arg }" \\
                    "data-dir $hybrid_data" >"$file.read"
                ) 2>"$file.errors"
              done
            }
            """;

    private static final String[] LINES = {
        "node-taint:",
        "node-taint+:",
        "node-taint: a=b:NoSchedule",
        "node-taint+: \"a=b:NoExecute\" # why",
        "node-taint: [a=b:NoSchedule, 'c=d:NoExecute', \"e=:NoSchedule\" ]",
        "node-taint+ : []",
        "node-taint: &x",
        "node-taint: *x",
        "node-taint: !!seq",
        "node-taint: |",
        "node-taint: >-",
        "\"node-taint\":",
        "? node-taint",
        ": - a=b:NoSchedule",
        "{node-taint: [a=b:NoSchedule]}",
        "  node-taint: a=b:NoSchedule",
        "node-taint: [a=b:NoSchedule,",
        "  c=d:NoSchedule]",
        "  - a=b:NoSchedule",
        "- c=d:NoExecute",
        "-   e=f:NoExecute   # why",
        "  - 'g=h:NoExecute'",
        "  - \"i=j\\x3aNoExecute\"",
        "  - k=l:NoExecute,m:NoSchedule",
        "  - - n",
        "  - o: p",
        "  -",
        "\t- q=r:NoExecute",
        "  more",
        "kubelet-arg:",
        "kubelet-arg+:",
        "kubelet-arg: v=2",
        "kubelet-arg: ['v=2', \"eviction-hard=a<5%,b<5%\", image-gc=1]",
        "  - eviction-hard=imagefs.available<5%,nodefs.available<5%",
        "  - --provider-id=x",
        "  - \"max-pods=110\"",
        "data-dir: /data/k3s",
        "data-dir: 'a b'",
        "data-dir:",
        "with-node-id: false",
        "with-node-id: true",
        "with-node-id: yes",
        "token: K10ab::server:cd#ef",
        "token: \"K10 # no comment\" # one",
        "token: \"open",
        "close\"",
        "token: 'it''s'",
        "token: \"a\\\"b\"",
        "server: https://10.0.0.1:6443",
        "tls-san: [a, 'b, c']",
        "tls-san: [\"a]",
        "\"]",
        "write-kubeconfig-mode: 0644",
        "note: |",
        "note: >2",
        "  node-taint: [",
        " \"",
        "note: a: b",
        "note: ~",
        "note: {a: b}",
        "note: @a",
        "note: -",
        "note: - a",
        "note: a # b: c",
        "note: a\r",
        "note: a\rnode-taint: z=z:NoSchedule",
        "note: a\u0085node-taint: z=z:NoSchedule",
        "# node-taint:",
        "  # comment",
        "",
        "   ",
        "---",
        "...",
        "%YAML 1.1",
        "--- a",
        "no colon",
        "key:value",
        "é: a",
    };

    @Test
    void isAsARealReaderSaysOrNotAtAll(@TempDir Path folder) throws IOException {
        List<String> contents = new ArrayList<>(List.of("", "\n", "# only\n", "---\n", "\ufefftoken: x\n", "a: b"));
        Random random = new Random(20263);
        while (contents.size() < 1600) {
            contents.add(random.nextBoolean() ? wild(random) : tidy(random));
        }

        run(folder, contents);

        int read = 0;
        int lists = 0;
        for (int i = 0; i < contents.size(); i++) {
            String content = contents.get(i);
            String errors = Files.readString(folder.resolve("case-" + i + ".errors"), ISO_8859_1);
            if (!errors.isEmpty()) {
                assertThat(errors)
                        .as(content)
                        .matches("(?s)hybrid-cluster: .*Nothing was changed\\..*\nhybrid-cluster: The script stops .*");
                continue;
            }
            Map<String, List<String>> flags;
            try {
                flags = RancherModel.flags(List.of(content));
            } catch (YamlEngineException | ClassCastException e) {
                continue; // no agent starts with this file
            }
            List<String> expected = new ArrayList<>();
            flags.getOrDefault("node-taint", List.of()).forEach(taint -> expected.add("node-taint " + taint));
            flags.getOrDefault("kubelet-arg", List.of()).forEach(argument -> expected.add("kubelet-arg " + argument));
            lists += expected.isEmpty() ? 0 : 1;
            expected.add("data-dir "
                    + flags.getOrDefault("data-dir", List.of("none")).get(0));
            assertThat(Files.readString(folder.resolve("case-" + i + ".read"), UTF_8)
                            .replaceAll("(?m)^\n", "")
                            .lines())
                    .as(content)
                    .containsExactlyElementsOf(expected);
            assertThat(flags.getOrDefault("with-node-id", List.of("false"))).containsExactly("false");
            read++;
        }
        assertThat(read).isGreaterThan(700);
        assertThat(lists).isGreaterThan(500);
    }

    /** Lines of every kind, one below the other. */
    private static String wild(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(any(random, LINES)).append(random.nextInt(40) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    /** Lines as people write them, with one of any other kind now and then. */
    private static String tidy(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "---\n" : "");
        for (int i = random.nextInt(5); i >= 0; i--) {
            String key =
                    any(random, "node-taint", "node-taint+", "kubelet-arg", "kubelet-arg+", "node-label", "tls-san");
            String indent = any(random, "", "  ", "    ");
            switch (random.nextInt(6)) {
                case 0 ->
                    text.append(
                            any(random, "token: K10::server:x # a", "debug: true", "data-dir: \"/d\"", "a: |\n  \"["));
                case 1 -> text.append(key).append(": ").append(item(random));
                case 2 -> text.append(key).append(": [").append(item(random)).append(", 'a=b:NoSchedule']");
                default -> {
                    text.append(key).append(':').append(any(random, "", " # why", "  "));
                    for (int n = random.nextInt(3); n >= 0; n--) {
                        text.append('\n').append(indent).append("- ").append(item(random));
                        text.append(any(random, "", "", " # why", "\n", "\n  # \"why"));
                    }
                }
            }
            text.append('\n').append(random.nextInt(30) == 0 ? any(random, LINES) + "\n" : "");
        }
        return text.toString();
    }

    private static String item(Random random) {
        return any(
                random, "a=b:NoSchedule", "'c=d:NoExecute'", "\"e=:NoExecute\"", "v=2", "\"max-pods=9\"", "--a-b=c#d");
    }

    private static String any(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "utf8only", "nombstr"})
    void theNameOfANodeIsReadOutOfItsCertificate(String strings, @TempDir Path folder) throws IOException {
        Tool.require("openssl");
        List<String> names = List.of("a", "n1.local", "cn-hangzhou.10.10.24.7", "x".repeat(52), "0", "node0");
        String functions = functions();
        for (String name : names) {
            Path certificate = folder.resolve("client-kubelet.crt");
            Path config = Files.writeString(
                    folder.resolve("config"),
                    "[req]\nstring_mask=" + strings + "\nprompt=no\ndistinguished_name=dn\n[dn]\n"
                            + "O=system:nodes\nCN=system:node:" + name + "\n");
            Tool.Result made = Tool.run(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:prime256v1",
                    "-nodes",
                    "-config",
                    config.toString(),
                    "-keyout",
                    folder + "/key",
                    "-out",
                    certificate.toString());
            assertThat(made.exit()).as(made.err()).isZero();

            String driver = "driver() { hybrid_read_name \"$1\"; echo \"$hybrid_was\"; }\n" + functions;
            Tool.Result result = Tool.run(
                    Map.of(),
                    List.of("bash", "-c", driver + "\nhybrid_kubelet_flags \"$1\"", "", certificate.toString()));

            assertThat(result.out()).as(result.err()).isEqualTo(name + "\n");
        }
    }

    @Test
    void aCertificateOfAnotherKindIsNotRead(@TempDir Path folder) throws IOException {
        String driver = "driver() { hybrid_read_name \"$1\"; echo \"$hybrid_was\"; }\n" + functions();
        for (String content : List.of("", "x\n", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Path file = Files.writeString(folder.resolve("client-kubelet.crt"), content);

            Tool.Result result = Tool.run(
                    Map.of(), List.of("bash", "-c", driver + "\nhybrid_kubelet_flags \"$1\"", "", file.toString()));

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualTo("hybrid-cluster: " + file + " does not name a node. Nothing was changed.\n"
                            + "hybrid-cluster: The script stops here, before the join.\n");
        }
    }

    /** The functions of the block, with one named driver in place of what the block does. */
    private static String functions() {
        String block = RancherFlagBlock.hardened(Program.K3S, KubeletFlagOptions.none());
        String step = "\n  hybrid_configure \"$@\"\n)";
        assertThat(block).containsOnlyOnce(step);
        return block.substring(0, block.indexOf("\nif hybrid_")).replace(step, "\n  driver \"$@\"\n)");
    }

    private static void run(Path folder, List<String> contents) throws IOException {
        StringBuilder script = new StringBuilder(functions()).append('\n').append(DRIVER);
        script.append("hybrid_kubelet_flags");
        for (int i = 0; i < contents.size(); i++) {
            Path file = folder.resolve("case-" + i);
            Files.writeString(file, contents.get(i), UTF_8);
            script.append(' ').append(BashWord.quote(file.toString()));
        }
        Path file = Files.writeString(folder.resolve("driver.sh"), script, UTF_8);
        Tool.Result result = Tool.run(Values.SAMPLE.environment(), List.of("bash", file.toString()));
        assertThat(result.err()).isEmpty();
    }
}
