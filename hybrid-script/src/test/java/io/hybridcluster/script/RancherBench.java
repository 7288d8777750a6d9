// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherFlagBlock.Program;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs node scripts with the block for k3s or RKE2 under a real systemd, several cases on one machine. In place of the
 * agent is a program that notes with which files it was started, and makes the certificate of its name.
 */
final class RancherBench {
    /** What came of one run: its status, its log, how often the agent was started, and with which files of its folder. */
    record Run(int status, List<String> log, int starts, Map<String, String> started, Map<String, String> facts) {
        boolean joined() {
            return log.contains("@@joins");
        }
    }

    /** One machine of its own: what is done to it, then the values of each run, in order. */
    record Case(Program program, KubeletFlagOptions options, String prelude, List<Values> runs) {
        Case(Program program, String prelude, List<Values> runs) {
            this(program, KubeletFlagOptions.none(), prelude, runs);
        }

        String script() {
            return "#!/bin/bash\nset -euo pipefail\n" + RancherFlagBlock.hardened(program, options)
                    + ": \"${hybrid_node_name:?}\"\njoin\n";
        }
    }

    private static final String DRIVER = """
            export PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
            # In place of the agent; its unit is active once this has ended well.
            agent() {
              cat >/usr/local/bin/$program <<'AGENT'
            #!/bin/bash
            program=${0##*/}
            if [ "$1" = --version ]; then echo "$program version v1.28.2+${program}1 (6330a5b4)"; exit; fi
            echo start >>/run/starts
            rm -rf /run/started
            cp -a /etc/rancher/$program /run/started
            own=/etc/rancher/$program/config.yaml.d/zz-hybrid-cluster.yaml
            if [ -e /run/fails ] && [ -e $own ]; then exit 1; fi
            name=$(sed -n 's/^node-name: "\\(.*\\)"$/\\1/p' $own 2>/dev/null)
            mkdir -p /var/lib/rancher/$program/agent
            if [ -n "$name" ]; then
              openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout /dev/null \\
                -subj "/O=system:nodes/CN=system:node:$name" -out /var/lib/rancher/$program/agent/client-kubelet.crt
            fi
            AGENT
              chmod +x /usr/local/bin/$program
            }
            # What the program that installs the agent does.
            unit() {
              printf '%s\\n' '[Service]' Type=oneshot RemainAfterExit=yes \\
                "EnvironmentFile=-/etc/systemd/system/$program-agent.service.env" "$@" \\
                >/etc/systemd/system/$program-agent.service
              systemctl daemon-reload
            }
            join() {
              echo @@joins
              [ -e /etc/systemd/system/$program-agent.service ] || unit "ExecStart=/usr/local/bin/$program agent"
              systemctl start $program-agent
            }
            show() {
              local own=/etc/rancher/$program/config.yaml.d/zz-hybrid-cluster.yaml path
              echo "@@starts $(cat /run/starts 2>/dev/null | wc -l)"
              echo "@@fact own $(stat -c '%i %a %U %F' $own 2>/dev/null)"
              echo "@@fact litter $(find /etc/rancher /run/systemd/system -name '*hybrid*' ! -path $own 2>/dev/null | wc -l)"
              echo "@@fact canary $(ls /canary /run/canary 2>/dev/null | wc -l)"
              for n in {1..30}; do # a restart may be under way
                [ "$(systemctl is-active $program-agent)" = activating ] || break
                sleep 0.1
              done
              echo "@@fact active $(systemctl is-active $program-agent)"
              diff -rqx '.hybrid-kubelet.*' /etc/rancher/$program /run/started >/dev/null 2>&1 && echo "@@fact same yes"
              cd /run/started 2>/dev/null && for path in config.yaml config.yaml.d/* config.yaml.d/.*; do
                [ ! -f "$path" ] || echo "@@file $path $(base64 -w0 "$path")"
              done
              cd /run
            }
            run() { # PROVIDER-ID NAME LABELS TAINTS
              export ALIBABA_CLOUD_PROVIDER_ID=$1 ALIBABA_CLOUD_NODE_NAME=$2 ALIBABA_CLOUD_LABELS=$3 ALIBABA_CLOUD_TAINTS=$4
              local sum
              sum=$(cd /etc/rancher 2>/dev/null && tar c . 2>/dev/null | cksum)
              bash /run/node.sh >/run/node.log 2>&1
              echo "@@run $?"
              sed 's/^/@@log /' /run/node.log
              [ "$sum" != "$(cd /etc/rancher 2>/dev/null && tar c . 2>/dev/null | cksum)" ] || echo '@@fact untouched yes'
              show
            }
            clean() {
              systemctl stop k3s-agent rke2-agent
              rm -rf /etc/rancher /var/lib/rancher /run/started /run/starts /run/fails /canary /usr/local/bin/k3s
              rm -rf /usr/local/bin/rke2 /etc/systemd/system/k3s-* /etc/systemd/system/rke2-* /opt/k3s /usr/local/bin/curl /run/systemd/system/k3s-agent.service.d
              systemctl daemon-reload
              systemctl reset-failed
            } 2>/dev/null
            """;

    private RancherBench() {}

    /** Returns what came of each run of each case, in order. */
    static List<List<Run>> run(List<Case> cases) {
        StringBuilder script = new StringBuilder(DRIVER);
        script.append("export -f unit join\n");
        for (Case one : cases) {
            script.append("clean; (\nexport program=" + word(one.program) + "; cd /run; agent\necho @@case\n");
            script.append("printf %s " + BashWord.quote(one.script()) + " >/run/node.sh\n");
            script.append(one.prelude).append('\n');
            for (Values values : one.runs) {
                script.append("run");
                for (String value : List.of(values.providerId(), values.nodeName(), values.labels(), values.taints())) {
                    script.append(' ').append(BashWord.quote(value));
                }
                script.append('\n');
            }
            script.append(")\n");
        }
        script.append("echo @@end\n");
        Tool.require("openssl");
        String output = String.join("\n", SystemdBench.output(script.toString(), "rpm", Values.SAMPLE));
        assertThat(output).contains("\n@@end");
        String[] parts = output.substring(0, output.indexOf("\n@@end")).split("(?m)^@@case$", -1);
        assertThat(parts).as(output).hasSize(cases.size() + 1);
        List<List<Run>> results = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String[] runs = parts[i + 1].split("(?m)^@@run ", -1);
            assertThat(runs).as(parts[i + 1]).hasSize(cases.get(i).runs.size() + 1);
            results.add(List.of(runs).subList(1, runs.length).stream()
                    .map(RancherBench::parse)
                    .toList());
        }
        return results;
    }

    private static Run parse(String text) {
        List<String> log = new ArrayList<>();
        Map<String, String> started = new TreeMap<>();
        Map<String, String> facts = new TreeMap<>();
        List<String> lines = text.lines().toList();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "@@log" -> log.add(line.substring("@@log ".length()));
                case "@@file" ->
                    started.put(
                            words[1], new String(Base64.getDecoder().decode(words.length < 3 ? "" : words[2]), UTF_8));
                case "@@fact" -> facts.put(words[1], words.length < 3 ? "" : words[2]);
                case "@@starts" -> facts.put("starts", words[1]);
                default -> {}
            }
        }
        return new Run(Integer.parseInt(lines.get(0)), log, Integer.parseInt(facts.get("starts")), started, facts);
    }

    static String word(Program program) {
        return program.name().toLowerCase(Locale.ROOT);
    }
}
