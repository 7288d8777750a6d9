// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {
    private static final String PLAN = "plans/guide.yaml";

    @TempDir
    Path folder;

    private FakeCluster cluster;

    @BeforeEach
    void start() {
        cluster = new FakeCluster(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void printsWhatIsWrongWithACluster() throws IOException {
        Run run = Run.of(
                "verify",
                PLAN,
                "--kubeconfig",
                cluster.kubeconfig(cluster.fake().adminToken()));

        assertThat(run.code()).isOne();
        Golden.assertSame("verify.txt", run.out());
        assertThat(run.out())
                .contains("[ERROR] ")
                .matches("(?:\\[(?:ERROR|WARNING|INFO)] [^\\n]+: [^\\n]+ \\| \\w+\\.\\w+\\n    \\S[^\\n]+\\n)+");
        long errors =
                run.out().lines().filter(line -> line.startsWith("[ERROR] ")).count();
        assertThat(run.err())
                .isEqualTo("examining the cluster of plan guide\nexamined: "
                        + run.out().lines().count() / 2 + " findings, of them " + errors + " errors\n");
        assertThat(cluster.writes()).isEmpty();
    }

    @Test
    void saysWhatItMayNotReadAndExaminesTheRest() throws IOException {
        Path ops = cluster.kubeconfig(FakeCluster.OPS.token());

        Run run = Run.of("verify", PLAN, "--kubeconfig", ops);
        assertThat(run.out())
                .contains("these credentials may not list nodes")
                .contains("these credentials may not list pods");

        cluster.put(Run.of("rbac", "--user", "ops", "doctor").out());
        Golden.assertSame(
                "verify.txt", Run.of("verify", PLAN, "--kubeconfig", ops).out());
    }

    @Test
    void saysWhatToDoWhenACallFails() throws IOException {
        Path revoked = cluster.kubeconfig("canary-revoked-token");

        assertThat(Run.of("verify", PLAN, "--kubeconfig", revoked))
                .isEqualTo(new Run(
                        2,
                        "",
                        "examining the cluster of plan guide\n"
                                + "list nodes: UNAUTHORIZED (401); the server does not know these credentials, or they have"
                                + " expired; take a new kubeconfig\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify plans/guide.yaml | the option --kubeconfig is missing",
                "verify --kubeconfig a   | expected one plan, found 0",
                "rbac doctor             | the option --user is missing",
                "rbac --user ops         | expected at least one feature, found none",
                "rbac --user ops nurse   | there is no feature \"nurse\"; there are: all, separation-survey, separation, terway-config, terway-credentials, addon-secret, terway-restart, agent-config, ip-pools, crd-guard, crd-restore, bootstrap-tokens, node-verification, doctor",
            })
    void saysWhatIsWrongWithACommandLine(String words, String message) {
        Run run = Run.of((Object[]) words.strip().split(" +"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message + "\nusage: ");
    }

    @Test
    void printsTheRolesOfAUser() {
        Run run = Run.of("rbac", "--user", "ops", "separation-survey", "agent-config");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        Golden.assertSame("rbac.yaml", run.out());
        assertThat(Run.of("rbac", "--user", "ops", "all").out())
                .contains("name: ops\n")
                .contains("kind: Role\n");
    }
}
