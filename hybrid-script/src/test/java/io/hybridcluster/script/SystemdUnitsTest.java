// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The block under a real systemd, with environment files and units of every kind. */
@Tag("systemd")
@Tag("matrix")
class SystemdUnitsTest {
    private static final String CONVERTED = NodeScript.parse(
                    "#!/bin/bash\nset -euo pipefail\nkubeadm join 10.0.0.1:6443 --token a.b\n")
            .withKubeletFlags()
            .text();

    private static final String DROPIN = "/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf";

    /** Runs the converted script twice on each content; tells status, arguments, and whether the file changed again. */
    private static final String CASES = """
            printf '%s' "$converted" >/run/node.sh
            try() {
              if ((SECONDS > 15)); then echo @@end; exit; fi
              printf '%s' "$1" >/etc/sysconfig/kubelet
              systemctl stop kubelet
              systemctl reset-failed kubelet 2>/dev/null
              rm -f /run/kubelet.argv
              bash /run/node.sh >/dev/null 2>&1
              echo "@@status $?"
              for n in {1..40}; do
                if [ -f /run/kubelet.argv ]; then break; fi
                if [ $n -gt 3 ] && ! systemctl -q is-active kubelet; then break; fi
                sleep 0.05
              done
              cp /etc/sysconfig/kubelet /run/first
              cat /run/kubelet.argv 2>/dev/null
              if [ -f /run/kubelet.argv ]; then bash /run/node.sh >/dev/null 2>&1; fi
              cmp -s /run/first /etc/sysconfig/kubelet && echo @@same
            }
            """;

    @Test
    void environmentFilesOfEveryKindAreReadAsSystemdReadsThem() {
        List<String> contents = new ArrayList<>(List.of(
                "KUBELET_EXTRA_ARGS=\"--cgroup-driver=systemd --v=2\"\nOTHER=x\n",
                "KUBELET_EXTRA_ARGS='--cgroup-driver=systemd'\n",
                "# KUBELET_EXTRA_ARGS=--v=9\n; KUBELET_EXTRA_ARGS=--v=8\n",
                "KUBELET_EXTRA_ARGS=--v=1\nKUBELET_EXTRA_ARGS=--v=2\n",
                "KUBELET_EXTRA_ARGS=--v=1 \\\n  --node-ip=10.0.0.1\nNEXT=1\n",
                "KUBELET_EXTRA_ARGS=--v=1\r\nOTHER=b\r\n",
                "export KUBELET_EXTRA_ARGS=--v=1\n",
                "KUBELET_EXTRA_ARGS=--node-labels=a=b,workload=gpu --hostname-override=old --provider-id=x\n",
                "KUBELET_EXTRA_ARGS=\"--node-labels a=b --hostname-override old --provider-id x --v 2\"\n",
                "KUBELET_EXTRA_ARGS=--register-with-taints=dedicated=old:NoSchedule,keep:NoExecute\n",
                "KUBELET_EXTRA_ARGS=--v=1 \"--cgroup-driver=systemd\"\n",
                "KUBELET_EXTRA_ARGS=\"--x='a b' --y=\\\"c d\\\" --z=\\\\\\\\ --p=%h --d=\\$HOME\"\n"));
        Random random = new Random(20262);
        String[] pieces = {
            "--v=2 ",
            "--node-labels=a=b ",
            "--provider-id x ",
            "\"",
            "'",
            "\\\"",
            "\\\\",
            "\\ ",
            " ",
            "\\\n",
            "\n",
            "#",
            "%h",
            "\\$",
            "--a='b c' ",
            "--e=\"\" ",
            "KUBELET_EXTRA_ARGS=",
            "OTHER=1\n",
            "\r\n",
            ";"
        };
        while (contents.size() < 36) {
            StringBuilder text = new StringBuilder("KUBELET_EXTRA_ARGS=");
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            contents.add(text.toString());
        }

        int joined = 0;
        for (int from = 0; from < contents.size(); ) {
            List<List<String>> outcomes = outcomes(contents.subList(from, Math.min(from + 12, contents.size())));
            for (List<String> outcome : outcomes) {
                joined += check(contents.get(from++), outcome) ? 1 : 0;
            }
        }
        assertThat(joined).isGreaterThan(24);
    }

    /** Returns what happened with each content, on one machine; on a slow one with the first of them only. */
    private static List<List<String>> outcomes(List<String> contents) {
        StringBuilder script = new StringBuilder("converted=" + BashWord.quote(CONVERTED) + "\n" + CASES);
        contents.forEach(
                content -> script.append("try ").append(BashWord.quote(content)).append('\n'));
        String output = String.join("\n", SystemdBench.output(script + "echo @@end\n", "rpm", Values.SAMPLE));
        assertThat(output).contains("@@end");
        String[] parts = output.substring(0, output.indexOf("@@end")).split("@@status ", -1);
        assertThat(parts).as(output).hasSizeGreaterThan(1);
        return Stream.of(parts).skip(1).map(part -> part.lines().toList()).toList();
    }

    /** Returns whether the node joined. One that did not, did not write either, and none writes at its second run. */
    private static boolean check(String content, List<String> lines) {
        assertThat(lines.get(lines.size() - 1)).as(content).isEqualTo("@@same");
        if (!lines.get(0).equals("0")) {
            assertThat(lines).as(content).containsExactly("1", "@@same");
            return false;
        }
        List<String> expected = new ArrayList<>(SystemdBench.BASE);
        expected.addAll(KubeletModel.merge(KubeletModel.arguments(content), Values.SAMPLE));
        assertThat(lines.subList(1, lines.size() - 1)).as(content).isEqualTo(expected);
        return true;
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of(
                        "a flag stands behind the variable",
                        "sed -i 's/KUBELET_EXTRA_ARGS$/& --hostname-override=x/' " + DROPIN,
                        "The kubelet would not take our --hostname-override"),
                Arguments.of(
                        "the variable is not a word of its own",
                        "sed -i 's/.KUBELET_EXTRA_ARGS$/${KUBELET_EXTRA_ARGS}/' " + DROPIN,
                        "The kubelet would not take our --hostname-override"),
                Arguments.of(
                        "taints stand behind the variable",
                        "sed -i 's/KUBELET_EXTRA_ARGS$/& --register-with-taints=a:NoExecute/' " + DROPIN,
                        "The kubelet would not take our --register-with-taints"),
                Arguments.of(
                        "the command is that of a shell",
                        "sed -i 's|^ExecStart=/usr.*|ExecStart=/bin/sh -c \"exec kubelet\"|' " + DROPIN,
                        "The kubelet would not take our --hostname-override"),
                Arguments.of(
                        "the file of kubeadm sets the variable",
                        "mkdir -p /var/lib/kubelet; sed -i '/sysconfig/d' " + DROPIN
                                + "; echo KUBELET_EXTRA_ARGS=--v=1 >/var/lib/kubelet/kubeadm-flags.env",
                        "sets KUBELET_EXTRA_ARGS, but kubeadm writes that file anew at each join."),
                Arguments.of(
                        "there is no unit",
                        "rm -r /usr/lib/systemd/system/kubelet.service*",
                        "kubelet.service is not-found to systemd here; install the kubelet before this block."),
                Arguments.of(
                        "a later file, by a pattern, sets the variable too",
                        "echo KUBELET_EXTRA_ARGS=--v=1 >/etc/sysconfig/kubelet-1; sed -i "
                                + "'s|^EnvironmentFile=-/etc/sysconfig.*|&\\nEnvironmentFile=-/etc/sysconfig/kubelet-*|' "
                                + DROPIN,
                        "systemd does not take KUBELET_EXTRA_ARGS from /etc/sysconfig/kubelet, or reads that file differently."),
                Arguments.of(
                        "the file holds a NUL byte",
                        "printf 'a\\0b' >/etc/sysconfig/kubelet",
                        "/etc/sysconfig/kubelet holds a NUL byte."),
                Arguments.of(
                        "the file ends in quotes",
                        "printf 'A=\"' >/etc/sysconfig/kubelet",
                        "The environment file of the kubelet ends inside a quoted value or with a backslash."),
                Arguments.of(
                        "the file is a folder",
                        "rm /etc/sysconfig/kubelet; mkdir /etc/sysconfig/kubelet",
                        "/etc/sysconfig/kubelet is not a readable file."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsound")
    void stopsBeforeTheJoinWhere(String what, String prelude, String message) {
        String script = prelude + "\n" + CONVERTED.replace("\nkubeadm join", "\necho @@joined; kubeadm join");

        List<String> output = SystemdBench.output(script, "rpm", Values.SAMPLE);

        assertThat(String.join("\n", output))
                .contains(message)
                .contains("hybrid-cluster: The script stops here, before the join.")
                .doesNotContain("@@joined");
        assertThat(output.get(output.size() - 1)).endsWith("exit 1");
    }

    @Test
    void takesTheFileThatTheUnitReallyReads() {
        String both = "mkdir -p /etc/default; echo KUBELET_EXTRA_ARGS=--v=1 >/etc/default/kubelet\n"
                + "sed -i 's|^EnvironmentFile=-/etc/sysconfig.*|EnvironmentFile=-/etc/default/kubelet\\n&|' " + DROPIN;
        String own = "echo KUBELET_EXTRA_ARGS=--v=1 >/etc/kubelet.env\n"
                + "sed -i 's|^EnvironmentFile=-/etc/sysconfig.*|EnvironmentFile=/etc/kubelet.env|; "
                + "s|^ExecStart=/usr/bin/kubelet |ExecStart=-\"/usr/bin/kubelet\" \\\\\\n  |' " + DROPIN;

        assertThat(argumentsAfter(both)).isEqualTo(expected("--v=1"));
        assertThat(argumentsAfter(own)).isEqualTo(expected("--v=1"));
    }

    @Test
    void keepsModeOwnerAndLinkOfTheFile() {
        String script = "mkdir /etc/real; echo 'A=1' >/etc/real/kubelet; chmod 0640 /etc/real/kubelet\n"
                + "chown 7:8 /etc/real/kubelet; ln -sf /etc/real/kubelet /etc/sysconfig/kubelet\n"
                + CONVERTED
                + "stat -c '@@%a %u %g' /etc/real/kubelet; readlink /etc/sysconfig/kubelet; head -1 /etc/real/kubelet\n"
                + "ls -A /etc/real /run/systemd/system; ls -d /run/hybrid* || true; systemctl is-enabled kubelet\n";

        List<String> output = SystemdBench.output(script, "rpm", Values.SAMPLE);

        int at = output.indexOf("@@640 7 8");
        assertThat(at).isNotNegative();
        assertThat(output.subList(at, at + 4)).containsExactly("@@640 7 8", "/etc/real/kubelet", "A=1", "/etc/real:");
        assertThat(output.get(at + 4)).isEqualTo("kubelet");
        assertThat(output.subList(at, output.size()))
                .contains("enabled")
                .noneMatch(line -> line.contains("hybrid-kubelet-"));
    }

    @Test
    void restartsAKubeletThatRunsAlready() {
        String script = "systemctl start kubelet\n"
                + CONVERTED.replaceFirst("(?m)^kubeadm join.*", "sleep 1; cat /run/kubelet.argv; echo @@end");

        List<String> output = SystemdBench.output(script, "rpm-x", Values.SAMPLE);

        List<String> expected = new ArrayList<>(SystemdBench.BASE.subList(0, 3));
        expected.addAll(KubeletModel.merge(List.of("--node-ip=10.10.24.9"), Values.SAMPLE));
        int end = output.indexOf("@@end");
        assertThat(output.subList(end - expected.size(), end)).isEqualTo(expected);
    }

    private static List<String> argumentsAfter(String prelude) {
        return SystemdBench.run(prelude + "\n" + CONVERTED, "rpm-none", Values.SAMPLE, 1)
                .arguments();
    }

    private static List<String> expected(String before) {
        List<String> expected = new ArrayList<>(SystemdBench.BASE);
        expected.addAll(KubeletModel.merge(List.of(before), Values.SAMPLE));
        return expected;
    }
}
