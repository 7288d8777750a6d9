// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileValuesTest {
    private static final FileProblem FIRST = new FileProblem("a", new Position(2, 9), "a");

    @Test
    void problemsAreInTheOrderOfTheFile() {
        List<FileProblem> ordered = List.of(
                FIRST,
                new FileProblem("a", new Position(2, 9), "b"),
                new FileProblem("a", new Position(2, 10), "a"),
                new FileProblem("a", new Position(10, 1), "a"));
        UnreadableFileException e =
                new UnreadableFileException(List.of(ordered.get(2), ordered.get(0), ordered.get(3), ordered.get(1)));

        assertThat(e.problems()).isEqualTo(ordered);
        assertThat(e).hasMessage("a:2:9: a\na:2:9: b\na:2:10: a\na:10:1: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnreadableFileException(List.of()))
                .withMessage("a file without problems is not unreadable");
    }

    @Test
    void problemsAreLostWhenTheExceptionIsSerialised() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UnreadableFileException(List.of(FIRST)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            UnreadableFileException copy = (UnreadableFileException) in.readObject();
            assertThat(copy).hasMessage("a:2:9: a");
            assertThat(copy.problems()).isEmpty();
        }
    }

    @Test
    void positionsCountFromOne() {
        assertThat(new Position(1, 1)).hasToString("1:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(0, 1))
                .withMessage("position 0:1 does not count from 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(1, 0))
                .withMessage("position 1:0 does not count from 1");
    }

    @ParameterizedTest
    @CsvSource({
        "regoin, region",
        "REGION, region",
        "regio, region",
        "regions, region",
        "reg, ",
        "di, id",
        "ix, id",
        "ib, id",
        "xy, ",
        "vSwitchs, vSwitches",
        "vswitch, vSwitches",
        "vswi, ",
        "podCidr, podCidrs",
        "podCdirs, podCidrs",
        "nodCidrs, podCidrs",
        "'', ",
    })
    void nearNamesAreMeant(String name, String expected) {
        List<String> known = List.of("region", "id", "vSwitches", "podCidrs", "nodeCidrs");

        assertThat(NearestName.of(name, known).orElse(null)).isEqualTo(expected);
        assertThat(NearestName.hint(name, known))
                .isEqualTo(expected == null ? "" : "; did you mean \"" + expected + "\"?");
    }
}
