// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class NeedTest {
    private static final Need ABSENT = new Need("HYBRID_NO_SUCH_VARIABLE", "something that nobody sets");

    @Test
    void skipsATestWhoseNeedIsMissingOrFailsItWhereAllIsRequired() {
        String why = "(something that nobody sets): HYBRID_NO_SUCH_VARIABLE is not set";
        if (Need.allRequired()) {
            assertThatThrownBy(ABSENT::require)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("HYBRID_TEST_ALL is true, and this test needs HYBRID_NO_SUCH_VARIABLE " + why);
        } else {
            assertThatThrownBy(ABSENT::require)
                    .isInstanceOf(NeedMissingException.class)
                    .hasMessage("needs HYBRID_NO_SUCH_VARIABLE " + why);
        }
    }

    @Test
    void findsAProgramOfThePath() {
        assertThat(Need.program("sh").requireProgram()).matches(Files::isExecutable);
        assertThat(Need.program("no-such-program-anywhere").findProgram()).isEmpty();
    }
}
