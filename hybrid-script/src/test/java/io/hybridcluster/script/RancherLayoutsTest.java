// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherBench.Case;
import io.hybridcluster.script.RancherBench.Run;
import io.hybridcluster.script.RancherFlagBlock.Program;
import io.hybridcluster.script.RancherModel.Kubelet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The block for k3s and RKE2 where it must go through: each layout by the first run, a second, and others after it. */
@Tag("systemd")
@Tag("matrix")
class RancherLayoutsTest {
    private static final Values CHANGED = new Values(
            Values.SAMPLE.providerId(),
            Values.SAMPLE.nodeName(),
            "alibabacloud.com/nodepool-id=np2,alibabacloud.com/external=true,x=,x=y",
            "dedicated=other:NoSchedule,new:PreferNoSchedule,new=2:PreferNoSchedule");

    /** A layout, and what the files of others give the kubelet there. */
    private record Layout(
            String name,
            Program program,
            String prelude,
            Map<String, String> labels,
            List<String> taints,
            List<String> arguments) {
        Layout(String name, String prelude) {
            this(name, Program.K3S, prelude, Map.of(), List.of(), List.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String file(String path, String content) {
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        return "mkdir -p /etc/rancher/$program/" + folder + "; printf %s " + BashWord.quote(content)
                + " >/etc/rancher/$program/" + path + "\n";
    }

    private static final String SERVER = "token: K10ab::server:cdef\nserver: \"https://10.0.0.1:6443\" # note: main\n";

    private static final List<Layout> LAYOUTS = List.of(
            new Layout("nothing", ""),
            new Layout("nothing, RKE2", Program.RKE2, "", Map.of(), List.of(), List.of()),
            new Layout("server and token", file("config.yaml", SERVER)),
            new Layout(
                    "server, token and labels, RKE2",
                    Program.RKE2,
                    file("config.yaml", SERVER + "node-label:\n  - a=b\n  - workload=gpu\n"),
                    Map.of("a", "b", "workload", "gpu"),
                    List.of(),
                    List.of()),
            new Layout(
                    "a list of labels, with a key of ours",
                    Program.K3S,
                    file("config.yaml", "node-label:\n- a=b\n- 'workload=gpu' # why\n- x=old\n"),
                    Map.of("a", "b", "workload", "gpu", "x", "old"),
                    List.of(),
                    List.of()),
            new Layout(
                    "lists that add up",
                    Program.K3S,
                    file("config.yaml", SERVER + "node-label: [a=b]\nnode-taint: keep:NoExecute\n")
                            + file("config.yaml.d/50.yaml", "node-label+: c=d\nnode-taint+:\n  - more=1:NoSchedule\n"),
                    Map.of("a", "b", "c", "d"),
                    List.of("keep:NoExecute", "more=1:NoSchedule"),
                    List.of()),
            new Layout(
                    "a list that takes the place of another, and a name",
                    Program.K3S,
                    file(
                                    "config.yaml",
                                    "node-name: other\nnode-taint:\n  - dedicated=old:NoSchedule\nnode-label: a=b\n")
                            + file("config.yaml.d/50.yml", "node-taint:\n  - dedicated=old:NoExecute\nnode-label:\n"),
                    Map.of(),
                    List.of("dedicated=old:NoExecute"),
                    List.of()),
            new Layout(
                    "arguments of the kubelet",
                    Program.RKE2,
                    file("config.yaml", "kubelet-arg:\n  - eviction-hard=imagefs.available<5%\n  - \"v=2\"\n")
                            + file("config.yaml.d/10.yaml", "kubelet-arg+: [v=4]\n"),
                    Map.of(),
                    List.of(),
                    List.of("--eviction-hard=imagefs.available<5%", "--v=2", "--v=4")),
            new Layout(
                    "an agent that runs without our file",
                    file("config.yaml", SERVER)
                            + "echo K3S_TOKEN=\\'K10--node-label\\' >/etc/systemd/system/k3s-agent.service.env\n"
                            + "unit 'ExecStart=/usr/local/bin/k3s agent --server https://10.0.0.1:6443'\n"
                            + "systemctl start k3s-agent\n"),
            new Layout(
                    "variables that do no harm",
                    "export K3S_URL=https://10.0.0.1:6443 K3S_TOKEN=x K3S_NODE_NAME=" + Values.SAMPLE.nodeName()
                            + " INSTALL_K3S_EXEC='agent --debug' INSTALL_K3S_VERSION=v1.28.2+k3s1"
                            + " INSTALL_K3S_CHANNEL=stable\n"),
            new Layout(
                    "variables that do no harm, RKE2",
                    Program.RKE2,
                    "export INSTALL_RKE2_EXEC=agent INSTALL_RKE2_TYPE=agent INSTALL_RKE2_CHANNEL=v1.28 K3S_NODE_NAME=x\n",
                    Map.of(),
                    List.of(),
                    List.of()),
            new Layout(
                    "files that the agent does not read",
                    file("config.yaml.d/zzz.txt", "node-name: x\n")
                            + "mkdir /etc/rancher/k3s/config.yaml.d/zzz.yaml\n"),
            new Layout(
                    "a later file that is none of ours, and an earlier one in capitals",
                    Program.K3S,
                    file("config.yaml.d/zzz.yaml", "debug: true\nnode-ip: 10.0.0.9\n")
                            + file("config.yaml.d/.A.YAML", "node-label: a=b\n"),
                    Map.of("a", "b"),
                    List.of(),
                    List.of()),
            new Layout(
                    "carriage returns, documents and comments",
                    Program.K3S,
                    file(
                            "config.yaml",
                            "# node-name: x\r\n---\r\nnode-taint: # why\r\n\r\n  # - a\r\n  - a=b:NoExecute\r\n"
                                    + "note: |\n  node-taint: [\n"),
                    Map.of(),
                    List.of("a=b:NoExecute"),
                    List.of()),
            new Layout(
                    "our file of an earlier run, with a mode of its own",
                    file("config.yaml.d/zz-hybrid-cluster.yaml", "node-name: old\nnode-taint: [x:NoExecute]\n")
                            + "chmod 0640 /etc/rancher/k3s/config.yaml.d/zz-hybrid-cluster.yaml\n"),
            new Layout(
                    "a program that is there already, elsewhere",
                    "mkdir -p /opt/k3s/bin; mv /usr/local/bin/k3s /opt/k3s/bin; ln -s /opt/k3s/bin/k3s /usr/local/bin\n"
                            + file("config.yaml", "with-node-id: false\ndata-dir: /var/lib/rancher/k3s\n")));

    static Stream<Arguments> boots() {
        return IntStream.range(0, (LAYOUTS.size() + 3) / 4)
                .mapToObj(i -> Arguments.of(LAYOUTS.subList(4 * i, Math.min(4 * i + 4, LAYOUTS.size()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boots")
    void giveTheKubeletWhatTheModelSays(List<Layout> layouts) {
        Values sample = Values.SAMPLE;
        String hostile = "x$(touch /canary)`touch /canary`\"\n  - y";
        List<Values> runs = List.of(
                sample,
                sample,
                CHANGED,
                CHANGED.withTaints(""),
                new Values(sample.providerId() + hostile, sample.nodeName(), sample.labels(), ""),
                new Values(sample.providerId(), sample.nodeName() + hostile, sample.labels(), ""),
                new Values(sample.providerId(), sample.nodeName(), sample.labels() + hostile, ""),
                sample.withTaints(hostile),
                CHANGED);

        List<List<Run>> results = RancherBench.run(layouts.stream()
                .map(layout -> new Case(layout.program, layout.prelude, runs))
                .toList());

        for (int i = 0; i < layouts.size(); i++) {
            check(layouts.get(i), runs, results.get(i));
        }
    }

    private static void check(Layout layout, List<Values> values, List<Run> runs) {
        int before = runs.get(0).starts() - 1; // of an agent that ran before, and was started again
        for (int n : new int[] {0, 1, 2, 3, 8}) {
            Run run = runs.get(n);
            String what = layout.name + ", run " + n + ": " + run.log();
            assertThat(run.status()).as(what).isZero();
            assertThat(run.joined()).as(what).isTrue();
            assertThat(RancherModel.kubelet(run.started())).as(what).isEqualTo(expected(layout, values.get(n)));
            assertThat(run.facts()).as(what).containsEntry("same", "yes").containsEntry("litter", "0");
            assertThat(run.starts() - before)
                    .as(what)
                    .isEqualTo(List.of(1, 1, 2, 3, 3, 3, 3, 3, 4).get(n));
        }
        String mode = layout.name.contains("a mode of its own") ? "640" : "600";
        assertThat(runs.get(0).facts().get("own")).matches("[0-9]+ " + mode + " root regular file");
        assertThat(runs.get(2).facts().get("own")).matches("[0-9]+ " + mode + " root regular file");
        // The second run wrote nothing: the file is the very same.
        assertThat(runs.get(1).facts()).as(layout.name).containsEntry("untouched", "yes");
        assertThat(runs.get(1).facts().get("own")).isEqualTo(runs.get(0).facts().get("own"));
        for (Run run : runs.subList(4, 8)) {
            String what = layout.name + ": " + run.log();
            assertThat(run.status()).as(what).isEqualTo(1);
            assertThat(run.joined()).as(what).isFalse();
            assertThat(run.log().get(0)).as(what).endsWith("Nothing was changed.");
            assertThat(run.facts()).as(what).containsEntry("untouched", "yes").containsEntry("canary", "0");
            assertThat(run.starts() - before).as(what).isEqualTo(3);
        }
    }

    private static Kubelet expected(Layout layout, Values values) {
        Map<String, String> labels = new TreeMap<>(layout.labels);
        for (String label : values.labels().split(",")) {
            labels.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        }
        List<String> taints = new ArrayList<>(layout.taints);
        taints.addAll(RancherModel.items(List.of(values.taints())));
        taints.remove("new:PreferNoSchedule"); // the second of CHANGED takes its place
        List<String> arguments = new ArrayList<>(layout.arguments);
        arguments.add("--provider-id=" + values.providerId());
        arguments.sort((a, b) -> a.replaceFirst("=.*", "").compareTo(b.replaceFirst("=.*", "")));
        return new Kubelet(values.nodeName(), labels, taints, arguments);
    }
}
