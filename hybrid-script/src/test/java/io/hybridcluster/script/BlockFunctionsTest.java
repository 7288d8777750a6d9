// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The block's functions on text, run by the real Bash on files of every kind, against {@link KubeletModel}. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.hybridcluster.script.Bash#all")
@Tag("matrix")
class BlockFunctionsTest {
    @Parameter
    private String bash = "";

    /** For each file given: what is assigned, its words, the words wanted, the file edited; or why the block stops. */
    private static final String DRIVER = """
            driver() {
              local file
              for file in "$@"; do
                (
                  trap - EXIT
                  hybrid_check_values
                  hybrid_read_file "$file"
                  hybrid_file=$hybrid_text
                  hybrid_scan "$hybrid_file"
                  printf '%s' "$hybrid_value" >"$file.value"
                  hybrid_split_words "$hybrid_value"
                  printf '%s\\0' ${hybrid_words[0]+"${hybrid_words[@]}"} >"$file.words"
                  hybrid_merge_arguments "${hybrid_words[@]}"
                  printf '%s\\0' "${hybrid_wanted[@]}" >"$file.wanted"
                  hybrid_quote_words "${hybrid_wanted[@]}"
                  hybrid_escape "$hybrid_text" '"\\`$'
                  line="KUBELET_EXTRA_ARGS=\\"$hybrid_text\\""
                  printf '%s' "$line" >"$file.line"
                  hybrid_edit "$hybrid_file" "$line"
                  printf '%s' "$hybrid_text" >"$file.edited"
                ) 2>"$file.errors"
              done
            }
            """;

    private static final String[] PIECES = {
        "KUBELET_EXTRA_ARGS=",
        "KUBELET_EXTRA_ARGS =",
        " KUBELET_EXTRA_ARGS=",
        "export KUBELET_EXTRA_ARGS=",
        "OTHER=",
        "KUBELET_EXTRA_ARGSX=",
        "KUBELET_EXTRA_ARGS",
        "--v=2",
        "--node-ip 10.0.0.1",
        "--node-labels=a=b,c=d",
        "--node-labels workload=gpu",
        "--node_labels=x=",
        "--register-with-taints=dedicated=old:NoSchedule",
        "--register-with-taints=a:NoExecute,b=c:NoSchedule",
        "--hostname-override=old",
        "--hostname-override old",
        "--provider-id=x",
        "--provider-id= ",
        "--feature-gates=\"A=true,B=false\"",
        "'a b'",
        "\"a b\"",
        "\\\"",
        "\\\\",
        "\\ ",
        "\\n",
        "\\$",
        "$HOME",
        "`id`",
        "$(id)",
        "\\",
        "\\\n",
        "\"",
        "'",
        " ",
        "  ",
        "\t",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "#",
        "# comment\n",
        "; comment\n",
        "#KUBELET_EXTRA_ARGS=--v=9\n",
        "%h",
        "@",
        "&",
        "*",
        "~",
        "=",
        ",",
        "[Service]\n",
        "é"
    };

    @Test
    void readMergeAndEditAsTheModelDoes(@TempDir Path folder) throws IOException {
        List<String> contents = new ArrayList<>(List.of(
                "",
                "KUBELET_EXTRA_ARGS=",
                "KUBELET_EXTRA_ARGS=\n",
                "KUBELET_EXTRA_ARGS=--node-ip=10.10.24.9\n",
                "KUBELET_EXTRA_ARGS=\"--cgroup-driver=systemd --v=2\"\nOTHER=x\n",
                "KUBELET_EXTRA_ARGS='--cgroup-driver=systemd'\n",
                "# KUBELET_EXTRA_ARGS=--v=9\n",
                "; a\nKUBELET_EXTRA_ARGS=--a\nKUBELET_EXTRA_ARGS=--b\n",
                "KUBELET_EXTRA_ARGS=--a \\\n  --b \\\n  --c\nNEXT=1\n",
                "KUBELET_EXTRA_ARGS=--a\r\nOTHER=b\r\n",
                "export KUBELET_EXTRA_ARGS=--a\n",
                "KUBELET_EXTRA_ARGS=--node-labels=a=b --hostname-override=old --provider-id=x\n",
                "KUBELET_EXTRA_ARGS=\"--node-labels a=b --hostname-override old --provider-id x --v 2\"\n",
                "KUBELET_EXTRA_ARGS=--register-with-taints=dedicated=old:NoSchedule,keep:NoExecute\n",
                "KUBELET_EXTRA_ARGS=--provider-id=x \"--cgroup-driver=systemd\"\n",
                "KUBELET_EXTRA_ARGS=\"--x='a b' --y=\\\"c d\\\"\"\n",
                "KUBELET_EXTRA_ARGS=--v=2 --provider-id\n",
                "A=1\nKUBELET_EXTRA_ARGS=--a\nB=2",
                "A=1"));
        Random random = new Random(20261);
        while (contents.size() < 800) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "KUBELET_EXTRA_ARGS=" : "");
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            contents.add(text.toString());
        }

        run(folder, contents);

        Map<String, Integer> refused = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            String content = contents.get(i);
            String errors = read(folder, i, "errors");
            if (errors.isEmpty()) {
                compare(folder, i, content);
            } else {
                requireReason(content, errors);
                refused.merge(errors.replaceFirst("(?s)\n.*", "").replaceFirst("--[a-z-]+,", "FLAG,"), 1, Integer::sum);
            }
        }
        assertThat(refused.keySet())
                .containsExactlyInAnyOrder(
                        "hybrid-cluster: The arguments of the kubelet end with FLAG, which lacks its value.",
                        "hybrid-cluster: An argument of the kubelet holds a control character.",
                        "hybrid-cluster: A comment in the environment file of the kubelet ends with a backslash; please"
                                + " remove it.",
                        "hybrid-cluster: The environment file of the kubelet ends inside a quoted value or with a"
                                + " backslash.");
        assertThat(refused.values().stream().mapToInt(n -> n).sum()).isLessThan(contents.size() / 3);
    }

    private static void compare(Path folder, int i, String content) throws IOException {
        List<String> now = KubeletModel.arguments(content);
        List<String> wanted = KubeletModel.merge(now, Values.SAMPLE);
        String edited = read(folder, i, "edited");
        assertThat(words(folder, i, "words")).as(content).isEqualTo(now);
        assertThat(words(folder, i, "wanted")).as(content).isEqualTo(wanted);
        assertThat(KubeletModel.arguments(edited)).as(content).isEqualTo(wanted);
        assertThat(KubeletModel.merge(KubeletModel.arguments(edited), Values.SAMPLE))
                .as("a second merge into " + content)
                .isEqualTo(wanted);
        assertThat(others(edited)).as(content).isEqualTo(others(content));
        // What is left when our line is taken out is a beginning and an end of what was there.
        String line = read(folder, i, "line");
        int at = edited.lastIndexOf(line);
        String prefix = edited.substring(0, at);
        String suffix = edited.substring(at + line.length());
        assertThat(content.startsWith(prefix) || prefix.equals(content + "\n"))
                .as(content)
                .isTrue();
        assertThat(content.endsWith(suffix) || suffix.equals("\n")).as(content).isTrue();
    }

    private static void requireReason(String content, String errors) {
        if (errors.contains("lacks its value")) {
            List<String> now = KubeletModel.arguments(content);
            assertThat(now.get(now.size() - 1)).as(content).startsWith("--").doesNotContain("=");
        } else if (errors.contains("control character")) {
            assertThat(String.join("", KubeletModel.arguments(content)))
                    .as(content)
                    .containsPattern("[\n\r\t]");
        } else if (errors.contains("ends with a backslash")) {
            assertThat(content).containsPattern("[#;][^\n]*\\\\[\n\r]");
        } else {
            assertThat(content).as(errors).containsPattern("['\"\\\\]");
        }
    }

    private static List<Map.Entry<String, String>> others(String file) {
        var all = KubeletModel.assignments(file);
        return all.stream()
                .filter(a -> !a.getKey().equals(KubeletModel.VARIABLE))
                .collect(Collectors.toList());
    }

    private void run(Path folder, List<String> contents) throws IOException {
        String functions = KubeletFlagBlock.HARDENED.substring(0, KubeletFlagBlock.HARDENED.indexOf("\nif hybrid_"));
        // A copy that runs the driver in place of what the block does.
        String step = "\n  hybrid_configure \"$@\"\n)";
        assertThat(functions).containsOnlyOnce(step);
        StringBuilder script = new StringBuilder(functions.replace(step, "\n  driver \"$@\"\n)"));
        script.append('\n').append(DRIVER);
        script.append("hybrid_kubelet_flags");
        for (int i = 0; i < contents.size(); i++) {
            Path file = folder.resolve("case-" + i);
            Files.writeString(file, contents.get(i), ISO_8859_1);
            script.append(' ').append(BashWord.quote(file.toString()));
        }
        Path file = Files.writeString(folder.resolve("driver.sh"), script, ISO_8859_1);
        Tool.Result result = Bash.run(bash, Values.SAMPLE.environment(), file);
        assertThat(result.err()).isEmpty();
    }

    private static String read(Path folder, int i, String kind) throws IOException {
        return Files.readString(folder.resolve("case-" + i + "." + kind), ISO_8859_1);
    }

    private static List<String> words(Path folder, int i, String kind) throws IOException {
        String text = read(folder, i, kind);
        // printf without an argument writes one empty word.
        boolean none = text.equals("\0")
                && KubeletModel.words(read(folder, i, "value")).isEmpty();
        return text.isEmpty() || none
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }
}
