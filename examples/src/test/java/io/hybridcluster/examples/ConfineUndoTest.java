// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.Fault;
import io.hybridcluster.testkit.kubernetes.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code confine --apply} records, and what {@code confine --undo} makes of it. */
class ConfineUndoTest {
    private static final String RESTARTS = "    restarts calico-node on 2 nodes, one at a time\n";

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

    private Run confine(String... options) {
        List<Object> words = new ArrayList<>(List.of("confine", "--kubeconfig", kubeconfig));
        words.addAll(List.of(options));
        return Run.of(words.toArray());
    }

    private Run apply() {
        return confine("--apply", "--state", state().toString());
    }

    private Path state() {
        return folder.resolve("state.json");
    }

    @Test
    void undoesFromItsStateFileAndLeavesWhatOthersDid() throws IOException {
        Object before = cluster.calico().at("spec", "template");
        apply();

        Run preview = confine("--undo", state().toString(), "--dry-run");
        assertThat(cluster.calicoNodes()).containsExactly("idc-1");
        Run undone = confine("--undo", state().toString());
        Run again = confine("--undo", state().toString(), "--apply");

        assertThat(preview)
                .isEqualTo(new Run(0, "CHANGED DaemonSet kube-system/calico-node (DRY_RUN)\n" + RESTARTS, ""));
        assertThat(undone).isEqualTo(new Run(0, "CHANGED DaemonSet kube-system/calico-node\n" + RESTARTS, ""));
        assertThat(again).isEqualTo(new Run(0, "UNCHANGED DaemonSet kube-system/calico-node\n", ""));
        assertThat(cluster.calico().at("spec", "template")).isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(state())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void refusesAStateFileThatWasEdited() throws IOException {
        apply();
        Files.writeString(state(), Files.readString(state()).replace("calico-node", "calico-nods"));

        Run undone = confine("--undo", state().toString());

        assertThat(undone)
                .isEqualTo(new Run(
                        1,
                        "",
                        state() + ": the document was edited or cut off: its sha256 is not that of its changes; use the"
                                + " original. Nothing was undone\n"));
        assertThat(cluster.writes()).hasSize(1);
    }

    @Test
    void refusesAStateFileOfAnotherClusterOrOfAnEarlierObject() throws IOException {
        apply();
        String refused =
                "undo DaemonSet kube-system/calico-node: REPLACED; an object of this name was deleted and created"
                        + " again since, or the state file is of another cluster; nothing was written\n";
        try (FakeCluster other = new FakeCluster(Files.createDirectory(folder.resolve("other")), 2)) {
            Run undone = Run.of(
                    "confine", "--kubeconfig", other.kubeconfig(other.fake().adminToken()), "--undo", state());

            assertThat(undone).isEqualTo(new Run(2, "", refused));
            assertThat(other.writes()).isEmpty();
        }
        Document confined = cluster.calico();
        cluster.fake().remove("DaemonSet", "kube-system", "calico-node");
        cluster.fake().put(confined);
        assertThat(confine("--undo", state().toString())).isEqualTo(new Run(2, "", refused));
        assertThat(cluster.writes()).hasSize(1);
    }

    @Test
    void keepsAnEarlierStateFileAndChangesNothing() throws IOException {
        Files.writeString(state(), "{}");

        Run run = apply();

        assertThat(run)
                .isEqualTo(new Run(
                        1,
                        "",
                        state() + " exists: it has what an earlier run did. Undo that by --undo " + state()
                                + ", or name another file by --state. Nothing was changed\n"));
        assertThat(cluster.writes()).isEmpty();
    }

    /** The second of two is refused: the first is printed and recorded, and can be undone. */
    @Test
    void recordsWhatItDidBeforeItFailed() {
        cluster.put("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: kube-flannel-ds, namespace: kube-system}
                spec:
                  selector: {matchLabels: {k8s-app: flannel}}
                  template:
                    metadata: {labels: {k8s-app: flannel}}
                    spec: {containers: [{name: kube-flannel, image: "docker.io/flannel/flannel:v0.25.1"}]}
                """);
        Object before = cluster.calico().at("spec", "template");
        cluster.fake().inject(FaultRule.next(Fault.status(403)).verb("patch").after(1));

        Run run = apply();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out())
                .endsWith("to undo this: confine --undo " + state() + " --kubeconfig FILE\n"
                        + "CHANGED DaemonSet kube-system/calico-node\n");
        assertThat(run.err()).startsWith("patch DaemonSet kube-system/kube-flannel-ds: FORBIDDEN (403)");
        assertThat(confine("--undo", state().toString()).out())
                .isEqualTo("CHANGED DaemonSet kube-system/calico-node\n" + RESTARTS);
        assertThat(cluster.calico().at("spec", "template")).isEqualTo(before);
    }
}
