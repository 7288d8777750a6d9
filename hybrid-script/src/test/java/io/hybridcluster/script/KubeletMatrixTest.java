// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Effect;
import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guide's block and ours under a real systemd: layouts of the kubelet by runs with values of every kind, and whether
 * the kubelet then has what it should. What came out is written down in {@code matrix.md}.
 */
@Tag("matrix")
class KubeletMatrixTest {
    private static final String FILE = "matrix.md";

    private static final Values CHANGED = new Values(
            Values.SAMPLE.providerId(),
            Values.SAMPLE.nodeName(),
            Values.SAMPLE.labels().replace("np1", "np2") + ",zone=b",
            "dedicated=other:NoSchedule,fresh:NoSchedule");
    private static final Values OTHER_NODE = new Values(
            "cn-hangzhou.i-bp1other", "cn-hangzhou.10.10.24.8", Values.SAMPLE.labels(), Values.SAMPLE.taints());
    private static final List<Values> HOSTILE = List.of(
            new Values("cn-hangzhou.i-1$(touch /run/canary)", "n", "a=b", ""),
            new Values("cn-hangzhou.i-1", "n'`touch /run/canary`\";touch /run/canary;#", "a=b", ""),
            new Values("cn-hangzhou.i-1", "n", "a=b@e touch /run/canary@", ""),
            new Values("cn-hangzhou.i-1", "n", "a=b", "a:NoSchedule --v=9\n\\&%s"));

    /** Keeps what a layout is made of, to come back to it; tells what the last run changed and gave the kubelet. */
    private static final String DRIVER = """
            rm -rf /usr/lib/systemd/system-generators/* /lib/systemd/system-generators/*
            cat >/usr/bin/kubelet <<'E'
            #!/bin/bash
            printf '%s\\n' "$@" >/run/kubelet.argv.tmp; mv /run/kubelet.argv.tmp /run/kubelet.argv
            sleep infinity & wait
            E
            cat >/opt/bench/kubeadm <<'E'
            #!/bin/bash
            systemctl stop kubelet; rm -f /run/kubelet.argv; echo "$*" >/run/joined
            echo 'KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/containerd/containerd.sock --pod-infra-container-image=registry.aliyuncs.com/k8sxio/pause:3.7"' >/var/lib/kubelet/kubeadm-flags.env
            systemctl daemon-reload; systemctl start kubelet
            E
            mkdir -p /var/lib/kubelet /etc/kubernetes
            all() { tar -C / --exclude=./etc/systemd/system/*.wants -cf - ./etc/sysconfig ./etc/default ./etc/systemd/system ./etc/kubelet.env \\
              ./etc/real ./etc/kubernetes ./var/lib/kubelet ./opt/kubernetes ./usr/lib/systemd/system/kubelet.service \\
              ./usr/lib/systemd/system/kubelet.service.d ./run/systemd/system/kubelet.service.d 2>/dev/null; }
            keep() { all >/run/kept.tar; }
            reset() {
              systemctl stop kubelet 2>/dev/null
              rm -rf /etc/sysconfig /etc/default /etc/systemd/system/kubelet* /etc/kubelet.env /etc/real /etc/kubernetes \\
                /var/lib/kubelet /opt/kubernetes /usr/lib/systemd/system/kubelet.service* /run/systemd/system/kubelet* /run/kubelet.argv
              tar -C / -xf /run/kept.tar
              systemctl daemon-reload; systemctl reset-failed kubelet 2>/dev/null
              start
              for n in {1..60}; do
                if [ -f /run/kubelet.argv ] || ! systemctl -q is-active kubelet; then break; fi
                sleep 0.05
              done
            }
            try() { # BLOCK ID NAME LABELS TAINTS
              rm -f /run/kubelet.argv /run/canary /run/joined
              all | cksum >/run/before
              ALIBABA_CLOUD_PROVIDER_ID=$2 ALIBABA_CLOUD_NODE_NAME=$3 ALIBABA_CLOUD_LABELS=$4 ALIBABA_CLOUD_TAINTS=$5 \\
                bash /run/$1.sh </dev/null >/run/try.log 2>&1
              rc=$?
              all | cksum >/run/after
              for n in {1..60}; do
                if [ $rc != 0 ] || [ -f /run/kubelet.argv ]; then break; fi
                if [ $n -gt 6 ] && ! systemctl -q is-active kubelet; then break; fi
                sleep 0.05
              done
              kept=; if cmp -s /run/before /run/after && [ ! -e /run/joined ]; then kept=kept; fi
              printf '@@%s %s %s\\n' $rc "$kept" "$(ls /run/canary 2>/dev/null)"
              if [ -f /run/kubelet.argv ]; then cat /run/kubelet.argv; fi
              sed 's/^/## /' /run/try.log
            }
            """;

    private static final Map<String, Map<String, List<String>>> ROWS = new LinkedHashMap<>();

    /** What one run came to. */
    private record Outcome(int exit, boolean untouched, List<String> arguments) {
        static Outcome parse(String part) {
            String[] lines = part.split("\n", -1);
            String[] words = lines[0].split(" ", -1);
            return new Outcome(
                    Integer.parseInt(words[0]),
                    words[1].equals("kept") && words[2].isEmpty(),
                    Stream.of(lines)
                            .skip(1)
                            .filter(line -> !line.isEmpty() && !line.startsWith("## "))
                            .toList());
        }

        boolean refused() {
            return exit != 0 && untouched && arguments.isEmpty();
        }

        boolean gave(List<String> expected) {
            return exit == 0 && Effect.of(arguments).equals(Effect.of(expected));
        }
    }

    static Stream<KubeletLayout> layouts() {
        return KubeletLayout.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    @Tag("systemd")
    void everyRunIsRight(KubeletLayout layout) {
        List<String> parts = run(layout);
        assertThat(parts).hasSize(2 * (HOSTILE.size() + 5));

        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int block = 0; block < 2; block++) {
            List<Outcome> outcomes = parts.subList(block * parts.size() / 2, (block + 1) * parts.size() / 2).stream()
                    .map(Outcome::parse)
                    .toList();
            List<Outcome> runs = outcomes.subList(HOSTILE.size(), outcomes.size());
            Values sample = Values.SAMPLE;
            List<List<Values>> histories =
                    List.of(List.of(sample), List.of(sample, sample), List.of(sample, sample, CHANGED));
            String[] names = {"first run", "second run", "changed labels and taints"};
            for (int i = 0; i < names.length; i++) {
                add(rows, names[i], block, layout.expected(histories.get(i)), runs.get(i));
            }
            boolean refusesOther = runs.get(3).refused();
            rows.computeIfAbsent("another node's values once joined", name -> new ArrayList<>())
                    .add(refusesOther ? "right" : "wrong");
            add(rows, "no taints", block, layout.expected(List.of(sample.withTaints(""))), runs.get(4));
            boolean refusesHostile =
                    outcomes.subList(0, HOSTILE.size()).stream().allMatch(Outcome::refused);
            rows.computeIfAbsent("hostile values", name -> new ArrayList<>()).add(refusesHostile ? "right" : "wrong");
        }
        ROWS.put(layout.name(), rows);

        assertThat(rows.entrySet())
                .as(String.join("@@", parts))
                .allSatisfy(row ->
                        assertThat(row.getValue().get(1)).as(row.getKey()).isEqualTo("right"));
        if (!updates()) {
            assertThat(table(Map.of(layout.name(), rows)))
                    .isSubsetOf(ScriptGolden.read(FILE).lines().toList());
        }
    }

    private static void add(
            Map<String, List<String>> rows, String name, int block, List<String> expected, Outcome outcome) {
        if (block == 1 && outcome.exit() == 0) {
            assertThat(outcome.arguments()).as(name).isEqualTo(expected);
        }
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome.gave(expected) ? "right" : "wrong");
    }

    /** For the guide's block and then for ours: what came of each hostile value, and of five runs. */
    private static List<String> run(KubeletLayout layout) {
        NodeScript script = NodeScript.parse("#!/bin/bash\nkubeadm join 10.0.0.1:6443 --token a.b\n");
        StringBuilder driver = new StringBuilder();
        driver.append("printf %s ")
                .append(BashWord.quote(script.withDocumentedBlock().text()))
                .append(" >/run/guide.sh\nprintf %s ")
                .append(BashWord.quote(script.withKubeletFlags().text()))
                .append(" >/run/ours.sh\n")
                .append(DRIVER)
                .append("start() {\n:\n")
                .append(layout.start())
                .append("\n}\n")
                .append(layout.setUp())
                .append("\nkeep\n");
        for (String block : List.of("guide", "ours")) {
            for (Values hostile : HOSTILE) {
                driver.append(hostile.equals(HOSTILE.get(0)) || block.equals("guide") ? "reset\n" : "")
                        .append(attempt(block, hostile));
            }
            driver.append("reset\n")
                    .append(attempt(block, Values.SAMPLE))
                    .append(attempt(block, Values.SAMPLE))
                    .append(attempt(block, CHANGED))
                    .append("touch /etc/kubernetes/kubelet.conf\n")
                    .append(attempt(block, OTHER_NODE))
                    .append("reset\n")
                    .append(attempt(block, Values.SAMPLE.withTaints("")));
        }
        String output = String.join(
                "\n", SystemdBench.output(driver.append("echo @@end\n").toString(), "rpm", Values.SAMPLE));
        assertThat(output).contains("@@end");
        return Stream.of(output.substring(0, output.indexOf("@@end")).split("@@", -1))
                .skip(1)
                .toList();
    }

    private static String attempt(String block, Values values) {
        return Stream.of(values.providerId(), values.nodeName(), values.labels(), values.taints())
                .map(value -> BashWord.quote(value).toString())
                .reduce("try " + block, (line, word) -> line + " " + word)
                .concat("\n");
    }

    private static boolean updates() {
        return Golden.updating();
    }

    private static List<String> table(Map<String, Map<String, List<String>>> layouts) {
        List<String> lines = new ArrayList<>();
        layouts.forEach((layout, rows) -> rows.forEach((name, outcomes) ->
                lines.add("| " + layout + " | " + name + " | " + String.join(" | ", outcomes) + " |")));
        return lines;
    }

    @AfterAll
    static void writeTheTable() {
        if (updates() && ROWS.size() == KubeletLayout.all().size()) {
            List<String> rows = table(ROWS);
            long guide = ROWS.values().stream()
                    .flatMap(row -> row.values().stream())
                    .filter(row -> row.get(0).equals("right"))
                    .count();
            ScriptGolden.write(
                    FILE,
                    "Does the kubelet have what it should after the run? The guide's block: " + guide + " of "
                            + rows.size() + "; ours: all.\n\n| layout | run | guide | ours |\n|---|---|---|---|\n"
                            + String.join("\n", rows) + "\n");
        }
    }

    @Test
    void theTableHoldsEveryLayoutAndOursIsRightInAll() {
        List<String> rows = ScriptGolden.read(FILE).lines().skip(4).toList();

        assertThat(rows).hasSize(6 * KubeletLayout.all().size()).hasSizeGreaterThanOrEqualTo(6 * 24);
        assertThat(rows).allMatch(row -> row.endsWith(" | right |"));
        assertThat(KubeletLayout.all())
                .allSatisfy(layout -> assertThat(rows)
                        .filteredOn(row -> row.startsWith("| " + layout.name() + " | "))
                        .hasSize(6));
    }
}
