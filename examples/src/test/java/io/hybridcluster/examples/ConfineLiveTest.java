// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.Admission;
import io.hybridcluster.testkit.kubernetes.AuditEvent;
import io.hybridcluster.testkit.kubernetes.Fault;
import io.hybridcluster.testkit.kubernetes.FaultRule;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfineLiveTest {
    @TempDir
    Path folder;

    private FakeCluster cluster;
    private Path kubeconfig;

    @BeforeEach
    void start() throws IOException {
        cluster = new FakeCluster(folder);
        kubeconfig = cluster.kubeconfig(cluster.fake().adminToken());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private Run apply(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 3);
        all[options.length] = "--apply";
        all[options.length + 1] = "--state";
        all[options.length + 2] = state().toString();
        return confine(all);
    }

    private Path state() {
        return folder.resolve("state.json");
    }

    private Run confine(String... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "confine";
        words[1] = "--kubeconfig";
        words[2] = kubeconfig;
        System.arraycopy(options, 0, words, 3, options.length);
        return Run.of(words);
    }

    @Test
    void showsAndWritesNothing() {
        Run run = confine();

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertSame("confine-live.txt", run.out());
        assertThat(cluster.writes()).isEmpty();
        assertThat(confine("--json").out())
                .isEqualTo(
                        "{\"kind\":\"DaemonSet\",\"namespace\":\"kube-system\",\"name\":\"calico-node\",\"patch\":{\"spec\":"
                                + "{\"template\":{\"spec\":{\"affinity\":{\"nodeAffinity\":"
                                + "{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[{\"matchExpressions\":"
                                + "[{\"key\":\"alibabacloud.com/external\",\"operator\":\"NotIn\",\"values\":[\"true\"]},"
                                + "{\"key\":\"type\",\"operator\":\"NotIn\",\"values\":[\"virtual-kubelet\"]}]}]}}}}}}}}\n");
    }

    @Test
    void hasTheServerValidate() {
        Object before = cluster.calico();

        Run run = confine("--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(confine().out() + "CHANGED DaemonSet kube-system/calico-node (DRY_RUN)\n");
        assertThat(cluster.writes()).hasSize(1).allMatch(AuditEvent::dryRun);
        assertThat(cluster.calico()).isEqualTo(before);
    }

    @Test
    void makesTheChangesOnce() {
        Run preview = confine();
        assertThat(cluster.calicoNodes()).containsExactlyInAnyOrder("idc-1", "cn-hangzhou.10.10.24.1");

        Run run = apply();

        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        preview.out() + "to undo this: confine --undo " + state() + " --kubeconfig FILE\n"
                                + "CHANGED DaemonSet kube-system/calico-node\n",
                        ""));
        assertThat(cluster.calicoNodes()).containsExactly("idc-1");
        Run again = apply();
        assertThat(again.out())
                .startsWith("DaemonSet kube-system/calico-node: ALREADY_AWAY, nothing to do, ")
                .doesNotContain("CHANGED");
        assertThat(cluster.writes()).hasSize(1);
    }

    @Test
    void keepsAwayWhatIsChosenAndSaysWhatIsNotThere() {
        Run run = apply("--json", "--keep-away", "a/b");

        assertThat(run.code()).isOne();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err())
                .contains(
                        "[ERROR] DaemonSet a/b: was asked to be kept off cloud nodes, but no such DaemonSet was read |"
                                + " Workload.NotFound\n")
                .endsWith("\nCHANGED DaemonSet kube-system/calico-node\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--apply --dry-run | give --dry-run or --apply, not both",
                "--undo a --state b | --undo FILE takes back what FILE says: --state and --keep-away do not go with it",
                "--state a.json    | --state goes with --apply: nothing else is recorded",
                "a.yaml            | expected no file, found a.yaml",
                "--keep-away a     | --keep-away: \"a\" is not the name of a workload: expected NAMESPACE/NAME, such as kube-system/calico-node",
            })
    void saysWhatIsWrongWithACommandLine(String words, String message) {
        Run run = confine(words.strip().split(" +"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message + "\nusage: ");
        assertThat(cluster.fake().auditEvents()).isEmpty();
    }

    @Test
    void wantsAClusterForWrites() {
        assertThat(Run.of("confine", "a.yaml", "--apply").err())
                .startsWith("--dry-run, --apply and --state are for a live cluster: --kubeconfig is missing\nusage: ");
    }

    @Test
    void worksUnderThePrintedRolesAndNamesTheMissingPermissionWithoutThem() throws IOException {
        kubeconfig = cluster.kubeconfig(FakeCluster.OPS.token());
        assertThat(confine())
                .isEqualTo(new Run(
                        2,
                        "",
                        "list daemonsets.apps: FORBIDDEN (403); these credentials lack the permission to list"
                                + " daemonsets.apps; the program rbac prints roles that have it\n"));

        cluster.put(Run.of("rbac", "--user", "ops", "separation-survey").out());
        assertThat(confine().code()).isZero();
        Run refused = apply();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(
                        "patch DaemonSet kube-system/calico-node: FORBIDDEN (403); these credentials lack the permission"
                                + " to patch DaemonSet kube-system/calico-node; the program rbac prints roles that have it\n");
        assertThat(state()).doesNotExist();

        cluster.put(Run.of("rbac", "--user", "ops", "separation").out());
        assertThat(apply().code()).isZero();
        assertThat(cluster.calicoNodes()).containsExactly("idc-1");
    }

    /** A policy that takes the affinity out again: the workload is not confined, at each run. */
    @Test
    void saysThatTheServerDidNotKeepTheAffinity() {
        cluster.fake()
                .admit(Admission.mutating("policy.example.com", ConfineLiveTest::withoutAffinity)
                        .resource("daemonsets"));
        String notKept = "NOT_KEPT DaemonSet kube-system/calico-node%s: spec.template.spec.affinity\n";

        for (Run run : List.of(confine("--dry-run"), apply())) {
            assertThat(run.code()).isOne();
            assertThat(run.out())
                    .contains(notKept.formatted(run.out().contains("DRY_RUN") ? " (DRY_RUN)" : ""))
                    .doesNotContain("\nCHANGED");
        }
        assertThat(confine("--apply", "--state", folder.resolve("second.json").toString()))
                .satisfies(again -> {
                    assertThat(again.code()).isOne();
                    assertThat(again.out()).contains(notKept.formatted(""));
                });
    }

    @SuppressWarnings("unchecked")
    private static Document withoutAffinity(Document object) {
        Map<String, Object> root = new LinkedHashMap<>((Map<String, Object>) object.root());
        Map<String, Object> spec = new LinkedHashMap<>((Map<String, Object>) root.get("spec"));
        Map<String, Object> template = new LinkedHashMap<>((Map<String, Object>) spec.get("template"));
        Map<String, Object> pod = new LinkedHashMap<>((Map<String, Object>) template.get("spec"));
        pod.remove("affinity");
        template.put("spec", pod);
        spec.put("template", template);
        root.put("spec", spec);
        return Document.of(root);
    }

    @Test
    void saysWhatToDoWhenTheServerRefusesOrIsNotThere() throws IOException {
        kubeconfig = cluster.kubeconfig("canary-revoked-token");
        assertThat(confine())
                .isEqualTo(new Run(
                        2,
                        "",
                        "list daemonsets.apps: UNAUTHORIZED (401); the server does not know these credentials, or they have"
                                + " expired; take a new kubeconfig\n"));

        kubeconfig = cluster.kubeconfig(cluster.fake().adminToken());
        cluster.fake().inject(FaultRule.next(Fault.status(503)).times(100));
        assertThat(confine())
                .isEqualTo(new Run(
                        2,
                        "",
                        "list daemonsets.apps: SERVER_ERROR (503); the server is busy or ill; try again later\n"));

        cluster.close();
        assertThat(confine())
                .isEqualTo(new Run(
                        2,
                        "",
                        "list daemonsets.apps: UNREACHABLE; see whether the kubeconfig's server is right and can be reached"
                                + " from here\n"));
    }
}
