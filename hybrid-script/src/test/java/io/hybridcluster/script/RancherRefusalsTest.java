// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.script.RancherBench.Case;
import io.hybridcluster.script.RancherBench.Run;
import io.hybridcluster.script.RancherFlagBlock.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What would win over the block for k3s and RKE2, or not go together with it, stops the script before any change. */
@Tag("systemd")
@Tag("matrix")
class RancherRefusalsTest {
    private static final String OWN = "/etc/rancher/k3s/config.yaml.d/zz-hybrid-cluster.yaml";
    private static final String LEAVE = "Leave it to the registered cluster. Nothing was changed.";
    private static final String NOTHING = "Nothing was changed.";

    /** What is done to the machine, and what the block then says. */
    private record Refusal(Case machine, List<String> messages) {}

    private static final List<Refusal> REFUSALS = new ArrayList<>();

    private static void k3s(String prelude, String... messages) {
        REFUSALS.add(new Refusal(new Case(Program.K3S, prelude, List.of(Values.SAMPLE)), List.of(messages)));
    }

    private static void rke2(String prelude, String... messages) {
        REFUSALS.add(new Refusal(new Case(Program.RKE2, prelude, List.of(Values.SAMPLE)), List.of(messages)));
    }

    private static String file(String path, String content) {
        return "mkdir -p \"$(dirname " + path + ")\"; printf %s " + BashWord.quote(content) + " >" + path + "\n";
    }

    private static String config(String content) {
        return file("/etc/rancher/$program/config.yaml", content);
    }

    private static String certificate(String name, String folder) {
        return "mkdir -p " + folder
                + "/agent; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                + " -keyout /dev/null -subj /O=system:nodes/CN=system:node:" + name + " -out " + folder
                + "/agent/client-kubelet.crt 2>/dev/null\n";
    }

    private static String program(String version) {
        return file("/usr/local/bin/$program", "#!/bin/sh\n" + version + "\n") + "chmod +x /usr/local/bin/$program\n";
    }

    private static String unread(int line) {
        return "Line " + line + " of /etc/rancher/k3s/config.yaml is YAML of a kind that is not read here. " + NOTHING;
    }

    private static final String WRITE =
            "Write one plain \"key: value\" a line, and a list as one plain or quoted \"- item\" a line.";

    private static String wins(String what, String flag, String program) {
        return what + " holds " + flag + ", which would win over " + OWN.replace("k3s", program) + ". " + NOTHING;
    }

    private static String instead(String program) {
        return "Set it in /etc/rancher/" + program + "/config.yaml instead, or leave it to the registered cluster.";
    }

    static {
        // Files that are read after ours.
        String rename = "Give it a name that comes before, such as 50-node.yaml.";
        String later = "/etc/rancher/k3s/config.yaml.d/zz-hybrid-cluster.yml";
        k3s(
                file(later, "debug: true\nnode-label+: a=b\n"),
                later + " sets node-label+ and is read after " + OWN + ". " + NOTHING,
                rename);
        k3s(
                file("/etc/rancher/k3s/config.yaml.d/{.YAML", "node-name: x\n"),
                "/etc/rancher/k3s/config.yaml.d/{.YAML sets node-name and is read after " + OWN + ". " + NOTHING,
                rename);

        // What cannot go together with ours.
        String taint = "A file in /etc/rancher/k3s and ALIBABA_CLOUD_TAINTS both hold a taint ";
        String twice = "No node can have two of one key and effect. " + LEAVE;
        k3s(config("node-taint:\n  - dedicated=old:NoSchedule\n"), taint + "dedicated:NoSchedule.", twice);
        k3s(
                config("node-taint: a:NoExecute\n")
                        + file(
                                "/etc/rancher/k3s/config.yaml.d/1.yml",
                                "node-taint+: ['b:NoExecute', spot=1:NoExecute]\n"),
                taint + "spot:NoExecute.",
                twice);
        k3s(
                file("/etc/rancher/k3s/config.yaml.d/.hidden.yaml", "node-taint: dedicated:NoSchedule\n"),
                taint + "dedicated:NoSchedule.",
                twice);
        String argument = "A file in /etc/rancher/%s sets kubelet-arg %s, which would go against %s.";
        k3s(config("kubelet-arg: provider-id=x\n"), argument.formatted("k3s", "provider-id", OWN), LEAVE);
        rke2(
                config("kubelet-arg:\n- v=2\n- --node_labels+=a=b\n"),
                argument.formatted("rke2", "node-labels", OWN.replace("k3s", "rke2")),
                LEAVE);
        k3s(config("kubelet-arg: [config=/etc/kubelet.yaml]\n"), argument.formatted("k3s", "config", OWN), LEAVE);
        k3s(
                config("with-node-id: true\n"),
                "/etc/rancher/k3s/config.yaml sets with-node-id, by which the node would get another name. " + NOTHING);
        String drop = "/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/50.conf";
        k3s(
                file(drop, "kind: KubeletConfiguration\nregisterWithTaints: []\n"),
                drop + " sets registerWithTaints, in place of ALIBABA_CLOUD_TAINTS. " + NOTHING);

        // What is not read, and does not come into the log.
        k3s(config("a: b\ntoken: \"K10secret\nnode-name: x\"\n"), unread(2), WRITE);
        k3s(config("token: &t K10secret\n"), unread(1), WRITE);
        k3s(config("{token: K10secret}\n"), unread(1), WRITE);
        k3s(config("node-taint:\n  a: b\n"), unread(2), WRITE);
        for (String lineBreak : List.of("\r", "\u0085", "\u2028", "\u2029")) {
            k3s(
                    config("note: a" + lineBreak + "node-taint: dedicated:NoSchedule\n"),
                    "/etc/rancher/k3s/config.yaml holds a line break that is none to other programs. " + NOTHING);
        }
        k3s("mkdir -p /etc/rancher/k3s/config.yaml\n", "/etc/rancher/k3s/config.yaml is not a readable file.");
        k3s(config("#".repeat(8193)), "/etc/rancher/k3s/config.yaml is larger than 8 KiB.");

        // Variables and flags.
        String against = ", which goes against " + OWN + ". " + NOTHING;
        k3s("export K3S_NODE_NAME=other\n", "The environment sets K3S_NODE_NAME" + against);
        k3s("export K3S_CONFIG_FILE=/etc/k3s.yaml\n", "The environment sets K3S_CONFIG_FILE" + against);
        k3s(
                "export INSTALL_K3S_EXEC='agent --server https://a --node-label \"a=b\"'\n",
                wins("INSTALL_K3S_EXEC", "--node-label", "k3s"),
                instead("k3s"));
        rke2(
                "export INSTALL_RKE2_EXEC='agent --kubelet-arg=v=2'\n",
                wins("INSTALL_RKE2_EXEC", "--kubelet-arg", "rke2"),
                instead("rke2"));
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent '\\''--node-taint'\\'' a:NoSchedule'\n",
                wins("ExecStart of k3s-agent.service", "--node-taint", "k3s"),
                instead("k3s"));
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent'; systemctl show k3s-agent >/dev/null; sleep 0.01\n"
                        + "sed -i 's/ agent$/& --config=x/' /etc/systemd/system/k3s-agent.service\n",
                wins("ExecStart of k3s-agent.service", "--config", "k3s"),
                instead("k3s"));
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent'; systemctl start k3s-agent; rm /run/starts\n"
                        + "mkdir -p /run/systemd/system/k3s-agent.service.d\n"
                        + "printf '[Service]\\nEnvironment=K3S_NODE_NAME=x\\n' >/run/systemd/system/k3s-agent.service.d/a.conf\n",
                "k3s-agent.service sets K3S_NODE_NAME" + against);
        k3s(
                "export INSTALL_K3S_NAME=edge; unit 'ExecStart=/usr/local/bin/k3s agent -with-node-id'\n"
                        + "mv /etc/systemd/system/k3s-agent.service /etc/systemd/system/k3s-edge.service\n",
                wins("ExecStart of k3s-edge.service", "-with-node-id", "k3s"),
                instead("k3s"));
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent $K3S_ARGS'\n",
                "ExecStart of k3s-agent.service holds a variable, which may hold any flag. " + NOTHING);
        String env = "/etc/systemd/system/k3s-agent.service.env";
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent'\n"
                        + file(env, "# x\nK3S_TOKEN='a'\nK3S_NODE_NAME='other'\n"),
                env + " sets K3S_NODE_NAME" + against);
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent' 'Environment=\"K3S_CONFIG_FILE=/x y\"'\n",
                "k3s-agent.service sets K3S_CONFIG_FILE" + against);

        // Versions.
        String old = ", but k3s reads " + OWN + " only since v1.21.2.";
        k3s(program("echo 'k3s version v1.21.1+k3s1 (75dba57f)'"), "/usr/local/bin/k3s is v1.21.1" + old, NOTHING);
        k3s(program("echo broken >&2; exit 1"), "/usr/local/bin/k3s --version failed: broken");
        k3s(program("echo k3s dev"), "/usr/local/bin/k3s does not name a version: k3s dev. " + NOTHING);
        k3s("export INSTALL_K3S_VERSION=v1.19.16+k3s1\n", "INSTALL_K3S_VERSION is v1.19.16" + old, NOTHING);
        rke2(
                "export INSTALL_RKE2_CHANNEL=v1.20\n",
                "INSTALL_RKE2_CHANNEL is v1.20" + old.replace("k3s", "rke2"),
                NOTHING);

        // Machines that are something already.
        String joined = "This machine has joined before, and its ";
        String uninstall = " without k3s-agent-uninstall.sh or the like. " + NOTHING;
        String become = ": it cannot become " + Values.SAMPLE.nodeName();
        k3s(certificate("old", "/var/lib/rancher/k3s"), joined + "node is old" + become + uninstall);
        k3s(
                config("data-dir: /opt/k3s\n") + certificate("older", "/opt/k3s"),
                joined + "node is older" + become + uninstall);
        k3s(
                "export K3S_DATA_DIR=/opt/k3s/e\n" + certificate("e", "/opt/k3s/e"),
                joined + "node is e" + become + uninstall);
        k3s(
                "unit 'ExecStart=/usr/local/bin/k3s agent -d /opt/k3s/d --debug'\n" + certificate("d", "/opt/k3s/d"),
                joined + "node is d" + become + uninstall);
        k3s(
                certificate(Values.SAMPLE.nodeName(), "/var/lib/rancher/k3s")
                        + file(OWN, "kubelet-arg+:\n  - \"provider-id=cn-hangzhou.i-other\"\n"),
                joined + "provider id is cn-hangzhou.i-other: it cannot become " + Values.SAMPLE.providerId()
                        + " without deleting the node. " + NOTHING);
        k3s(
                "mkdir -p /var/lib/rancher/k3s/server/tls\n",
                "This machine is a server of k3s, by /var/lib/rancher/k3s/server/tls. " + NOTHING);
    }

    static Stream<Arguments> boots() {
        return IntStream.range(0, (REFUSALS.size() + 9) / 10)
                .mapToObj(i -> Arguments.of(i, REFUSALS.subList(10 * i, Math.min(10 * i + 10, REFUSALS.size()))));
    }

    @ParameterizedTest(name = "machines of boot {0}")
    @MethodSource("boots")
    void stopBeforeTheJoinAndBeforeAnyChange(int boot, List<Refusal> refusals) {
        List<List<Run>> results =
                RancherBench.run(refusals.stream().map(Refusal::machine).toList());

        for (int i = 0; i < refusals.size(); i++) {
            Run run = results.get(i).get(0);
            List<String> expected = Stream.concat(
                            refusals.get(i).messages.stream(), Stream.of("The script stops here, before the join."))
                    .map(line -> "hybrid-cluster: " + line)
                    .toList();
            assertThat(run.log()).isEqualTo(expected);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.facts()).as(expected.toString()).containsEntry("untouched", "yes");
            assertThat(run.starts()).isZero();
        }
    }

    @Test
    void optionsOfAnotherKubeletAreRefused() {
        for (KubeletFlagOptions options : List.of(
                KubeletFlagOptions.none().withForeignCniAside(),
                KubeletFlagOptions.none().withStalePkiRemoved())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RancherFlagBlock.hardened(Program.RKE2, options))
                    .withMessage((options.foreignCniAside() ? "foreign CNI" : "stale PKI")
                            + " is an option for kubeadm; rke2 has its own folders for it, which no other writes");
        }
    }
}
