// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts made at random: what is converted is converted rightly, as Bash itself shows by running it. */
@Tag("matrix")
class GeneratedScriptsTest {
    /** Lines that Bash can run, many of which look like a join and are none. */
    private static final String[] LINES = {
        "echo a",
        "# kubeadm join commented",
        "cat <<E\nkubeadm join in a document\nE",
        "cat <<'E F' <<-G\n$( ' \"\nE F\n\tkubeadm join\n\tG",
        "echo 'it is\nkubeadm join 1\n'",
        "x=\"a $(echo 'b)' # )\n) c\"",
        "if true; then echo b; else echo c; fi",
        "f() { echo d; }\nf",
        "case x in (a|x) echo 'e)';; *) ;; esac",
        "for i in 1 2; do echo \"$i\"; done",
        "((n = 1 << 2)) || true",
        "a=(1 \"2 )\" # x )\n3)",
        "echo ${x:-\"}\"} ${x#\\}} $# a#b",
        "{ echo g; } 2>&1 | cat",
        "(cd / && echo h)",
        "[[ a == b || ( a =~ ^(a|b)$ ) ]] && echo i",
        "echo `echo \"j\" '\\`'` k",
        "echo l \\\n  m \\\n# no comment",
        "cat <<<'kubeadm join here'",
        "cat <(echo n) >/dev/null",
        "while false; do :; done",
        "until true\ndo\necho\ndone",
        "z=$(cat <<E\nit's )\nE\n)",
        "echo $'it\\'s' $\"p\"",
        "! true || echo q",
        "cat <<\\E\n\\\nE",
        "cat <<E\n\\\nE\nE",
        "function g { echo r; }; g",
        "echo \\\" \\' \\# # '",
        "[ -n \"$x\" ] && x=1 y=2 echo s; echo t &\nwait",
        "if ((1)); then echo; fi >/dev/null"
    };

    private static final String[] JOINS = {
        "kubeadm join 1 --token a",
        "  sudo -E kubeadm join 1 \\\n --token a # b",
        "/tmp/../bin/kubeadm join 1 >/dev/null || exit 1",
        "kubeadm --v=5 join $x 1 && echo joined",
        "K=1 kubeadm join \"a b\" <<E | cat\nkubeadm join\nE",
        "\tkubeadm join '1'; echo u",
        "j() {\n  echo v\n  kubeadm join 1\n}\nj",
        "if [ -n a ]; then kubeadm join 1; else kubeadm join 2; fi",
        "for i in 1 2; do\n  kubeadm join 1 && break\ndone",
        "until kubeadm join 1; do sleep 1; done",
        "[ -z a ] || kubeadm join 1",
        "(cd / && kubeadm join 1)",
        "out=$(kubeadm join 1); echo w",
        "JOIN='kubeadm join 1'\n$JOIN",
        "eval \"kubeadm join 1\"",
        "bash -c 'kubeadm join 1'",
        "case a in a) kubeadm join 1 ;; esac",
        "{ echo y; kubeadm join 1; } 2>&1 | cat",
        "m() {\n  if echo z; then\n    kubeadm join 1\n  fi\n}\nm | cat"
    };

    /** Defines kubeadm and sudo so that each join leaves a line, whatever else the script does. */
    private static final String PROLOGUE = "exec 3>&1 >/dev/null 2>&1\n"
            + "kubeadm() { printf '%s|' \"joined\" \"$@\" >&3; echo >&3; }\nsudo() { shift; \"$@\"; }\n"
            + "export -f kubeadm\neval '/tmp/../bin/kubeadm() { kubeadm \"$@\"; }'\n";

    /** Does the same, but a join tells only what else it is given than the node's name, and the script may be heard. */
    private static final String HEARD_PROLOGUE =
            "kubeadm() { local a=(); while (($#)); do if [ \"$1\" = --node-name ]; then shift; else a+=(\"$1\"); fi; shift;"
                    + " done; printf '%s|' joined \"${a[@]}\"; echo; }\nsudo() { shift; \"$@\"; }\n"
                    + "export -f kubeadm\neval '/tmp/../bin/kubeadm() { kubeadm \"$@\"; }'\n";

    private static final String[] OPTIONS = {
        "",
        "set -e\n",
        "set -u\n",
        "set -euo pipefail\nx=\n",
        "set -f\n",
        "shopt -s nocasematch extglob\n",
        "IFS=,\n",
        "trap 'echo trapped' EXIT\n",
        "trap 'echo failed' ERR\nset -E\n"
    };

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hybridcluster.script.Bash#all")
    void joinOnceAndOnlyBehindTheBlock(String bash, @TempDir Path folder) throws IOException {
        Random random = new Random(20263);
        StringBuilder all = new StringBuilder();
        List<String> converted = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String text = ScriptLaws.convert(script(random));
            // The real block would configure this machine; what matters here is where it runs.
            String marked = text.replace(KubeletFlagBlock.HARDENED, "echo block >&3\nhybrid_node_name=right\n");
            converted.add(marked);
            Path file = Files.writeString(folder.resolve(i + ".sh"), PROLOGUE + marked, UTF_8);
            all.append(bash).append(' ').append(file).append(" </dev/null; echo @@\n");
        }
        Path driver = Files.writeString(folder.resolve("all.sh"), all, UTF_8);

        String[] outputs = Bash.run("bash", Map.of(), driver).out().split("@@\n", -1);

        for (int i = 0; i < converted.size(); i++) {
            assertThat(outputs[i])
                    .as(converted.get(i))
                    .matches("block\njoined\\|(--v=5\\|)?join\\|.*\\|--node-name\\|right\\|\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hybridcluster.script.Bash#all")
    void sayAndDoWhatTheyDidBefore(String bash, @TempDir Path folder) throws IOException {
        Random random = new Random(20265);
        String state =
                "\nset +x; echo \"$-|$BASHOPTS|$IFS|$?\"; trap -p; compgen -v | grep -v '^hybrid_\\|^BASH\\|^_$'\n";
        // All of the block runs but the work itself, which would configure this machine.
        String idle = KubeletFlagBlock.HARDENED.replace("\n  hybrid_configure \"$@\"\n)", "\n  :\n)");
        assertThat(idle).isNotEqualTo(KubeletFlagBlock.HARDENED);
        StringBuilder all = new StringBuilder("export ALIBABA_CLOUD_NODE_NAME=right\n");
        List<String> scripts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String script = OPTIONS[random.nextInt(OPTIONS.length)] + script(random);
            String converted = ScriptLaws.convert(script).replace(KubeletFlagBlock.HARDENED, idle);
            scripts.add(script);
            for (String text : List.of(script, converted)) {
                Path own = Files.createDirectory(folder.resolve(i + (text == script ? "a" : "b")));
                Files.writeString(own.resolve("s.sh"), HEARD_PROLOGUE + text + state, UTF_8);
                all.append("cd ")
                        .append(own)
                        .append("; ")
                        .append(bash)
                        .append(" s.sh </dev/null 2>&1 | sed 's/line [0-9]*:/line:/'; ");
                all.append("echo ${PIPESTATUS[0]} @@\n");
            }
        }
        Path driver = Files.writeString(folder.resolve("all.sh"), all, UTF_8);

        String[] outputs = Bash.run("bash", Map.of(), driver).out().split("@@\n", -1);

        for (int i = 0; i < scripts.size(); i++) {
            assertThat(outputs[2 * i + 1]).as(scripts.get(i)).isEqualTo(outputs[2 * i]);
        }
    }

    private static String script(Random random) {
        StringBuilder script = new StringBuilder();
        lines(random, script);
        script.append(JOINS[random.nextInt(JOINS.length)]).append('\n');
        lines(random, script);
        return script.toString();
    }

    private static void lines(Random random, StringBuilder script) {
        for (int i = random.nextInt(8); i > 0; i--) {
            script.append(LINES[random.nextInt(LINES.length)]).append('\n');
        }
    }

    @Test
    void ofAnyCharactersAreConvertedByTheLawsOrRefused() {
        String[] pieces = {
            "kubeadm join x",
            "\n",
            "\n",
            " ",
            "'",
            "\"",
            "`",
            "$(",
            ")",
            "(",
            "${",
            "}",
            "{ ",
            "; ",
            "&&",
            "|",
            "<<E\n",
            "\nE\n",
            "<<-'E'",
            "#",
            "\\",
            "if ",
            "then ",
            "fi",
            "case a in ",
            "a) ",
            ";;",
            "esac",
            "do ",
            "done",
            "for i in ",
            "while ",
            "f() ",
            "function ",
            "[[ ",
            " ]]",
            "((",
            "))",
            "a=(",
            "<(",
            "> ",
            "2>&1",
            "!",
            "# hybrid: insert here\n",
            "--node-name",
            "$x",
            "é",
            "\u0001",
            "*",
            "x"
        };
        Random random = new Random(20264);
        Map<Boolean, Integer> counts = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(16); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String script = text.toString();
            boolean[] converts = new boolean[1];
            assertThatCode(() -> converts[0] = convertsOrRefuses(script))
                    .as(script)
                    .doesNotThrowAnyException();
            counts.merge(converts[0], 1, Integer::sum);
        }
        assertThat(counts.get(true)).isGreaterThan(80);
        assertThat(counts.get(false)).isGreaterThan(2_000);
    }

    private static boolean convertsOrRefuses(String script) {
        try {
            ScriptLaws.convert(script);
            return true;
        } catch (UnsupportedScriptException e) {
            assertThat(e.line()).isBetween(1, 1 + (int) script.lines().count());
            assertThat(e.column()).isPositive();
            return false;
        }
    }
}
