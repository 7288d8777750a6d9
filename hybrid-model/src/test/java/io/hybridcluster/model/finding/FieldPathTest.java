// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void printsAsAReaderWouldWriteIt() {
        assertThat(FieldPath.root()).hasToString("plan");
        assertThat(FieldPath.of()).isEqualTo(FieldPath.root());
        assertThat(FieldPath.of("vpc", "vSwitches").index(10).child("cidr")).hasToString("vpc.vSwitches[10].cidr");
        assertThat(FieldPath.root().index(0).index(1).child("a")).hasToString("[0][1].a");
    }

    @Test
    void knowsItsParent() {
        FieldPath path = FieldPath.of("vpc", "cidrs").index(0);

        assertThat(path.parent()).contains(FieldPath.of("vpc", "cidrs"));
        assertThat(path.parent().orElseThrow().parent()).contains(FieldPath.of("vpc"));
        assertThat(FieldPath.root().parent()).isEmpty();
    }

    @Test
    void isOrderedPartByPart() {
        List<FieldPath> ordered = List.of(
                FieldPath.root(),
                FieldPath.of("idc"),
                FieldPath.of("idc", "podCidrs"),
                FieldPath.of("idc", "podCidrs").index(0),
                FieldPath.of("vpc", "vSwitches"),
                FieldPath.of("vpc", "vSwitches", "a"),
                FieldPath.of("vpc", "vSwitches").index(2),
                FieldPath.of("vpc", "vSwitches").index(2).child("id"),
                FieldPath.of("vpc", "vSwitches").index(10),
                FieldPath.of("vpcs"));

        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void obeysTheLawsOfOrderAndEquality() {
        Random random = new Random(7);
        List<FieldPath> paths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            paths.add(path(random));
        }
        for (FieldPath a : paths) {
            for (FieldPath b : paths) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
                assertThat(a.equals(b))
                        .isEqualTo(a.toString().equals(b.toString()))
                        .isEqualTo(a.compareTo(b) == 0);
                if (a.equals(b)) {
                    assertThat(a).hasSameHashCodeAs(b);
                }
                FieldPath c = paths.get(random.nextInt(paths.size()));
                if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                    assertThat(a).isLessThanOrEqualTo(c);
                }
            }
        }
        long distinct = paths.stream().map(FieldPath::toString).distinct().count();
        assertThat(paths.stream().map(FieldPath::hashCode).distinct().count()).isGreaterThan(distinct * 9 / 10);
    }

    @Test
    void refusesNegativeIndexes() {
        assertThat(FieldPath.root()).isNotEqualTo("plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldPath.root().index(-1))
                .withMessage("index -1 is negative");
    }

    private static FieldPath path(Random random) {
        FieldPath path = FieldPath.root();
        for (int depth = random.nextInt(5); depth > 0; depth--) {
            path = random.nextInt(3) == 0
                    ? path.index(random.nextInt(12))
                    : path.child(List.of("a", "b", "ab").get(random.nextInt(3)));
        }
        return path;
    }
}
