// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void sayWhatTheyDid() {
        assertThat(Step.planned("create a")).hasToString("create a: to be done");
        assertThat(Step.done("create a", "delete a")).hasToString("create a: done; to undo, delete a");
        assertThat(Step.doneForGood("delete a")).hasToString("delete a: done");
        assertThat(Step.alreadyThere("create a")).hasToString("create a: nothing to do");
    }

    @Test
    void areToldByAFailureInOrderIfTheyWereDone() {
        Exception cause = new IllegalStateException("why");
        Exception also = new IllegalStateException("also");
        ProcedureFailedException first = ProcedureFailedException.of(
                Reason.STATE,
                "it is odd",
                "make it even",
                List.of(Step.alreadyThere("a"), Step.done("c", "undo c")),
                cause);
        first.addSuppressed(also);

        ProcedureFailedException failure = first.after(List.of(Step.done("b", "undo b"), Step.planned("x")))
                .leaving(Step.doneForGood("d"));

        assertThat(failure)
                .hasMessage(
                        "it is odd; make it even. Made before: b: done; to undo, undo b; c: done; to undo, undo c; d:"
                                + " done")
                .hasCause(cause)
                .hasSuppressedException(also);
        assertThat(failure.made()).extracting(Step::what).containsExactly("b", "c", "d");
        assertThat(failure.reason()).isEqualTo(Reason.STATE);
        assertThat(failure.remedy()).isEqualTo("make it even");
        assertThat(failure.call()).isEmpty();
        assertThat(failure.task()).isEmpty();
        assertThat(failure.getStackTrace()).isEqualTo(first.getStackTrace());
    }

    @Test
    void pausesGrowToTheLongest() {
        WaitPolicy policy = new WaitPolicy(Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

        assertThat(policy.after(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(3));
        assertThat(policy.after(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.withAtMost(Duration.ofMinutes(1)).atMost()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void refusesOtherTimes() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitPolicy(Duration.ZERO, second, second))
                .withMessage("atMost PT0S is not more than nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitPolicy(second, Duration.ofSeconds(-1), second))
                .withMessage("firstPause PT-1S is not more than nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitPolicy(second, Duration.ofSeconds(2), second))
                .withMessage("the longest pause of PT1S is shorter than the first of PT2S");
    }
}
