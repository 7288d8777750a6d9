// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTypesTest {
    private static final InstanceTypeLimits XLARGE = new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15);
    private static final InstanceTypeLimits LARGE = new InstanceTypeLimits("ecs.g6.large", 2, 6, 1);

    @Test
    void findsTypesByName() {
        InstanceTypes types = InstanceTypes.of(List.of(XLARGE, LARGE));

        assertThat(types.find("ecs.g7.xlarge")).contains(XLARGE);
        assertThat(types.find("ecs.g7.large")).isEmpty();
        assertThat(types.all()).containsExactly(LARGE, XLARGE);
        assertThat(types.isEmpty()).isFalse();
    }

    @Test
    void knowsNothingByDefault() {
        assertThat(InstanceTypes.none().isEmpty()).isTrue();
        assertThat(InstanceTypes.none().all()).isEmpty();
        assertThat(InstanceTypes.of(List.of())).isEqualTo(InstanceTypes.none());
    }

    @Test
    void sameTypeTwiceIsOneAndDifferentOnesAreRefused() {
        assertThat(InstanceTypes.of(List.of(XLARGE, XLARGE)).all()).containsExactly(XLARGE);
        List<InstanceTypeLimits> differing = List.of(LARGE, new InstanceTypeLimits("ecs.g6.large", 3, 6, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstanceTypes.of(differing))
                .withMessage("instance type ecs.g6.large is given twice:"
                        + " InstanceTypeLimits[name=ecs.g6.large, eniQuantity=2, privateIpsPerEni=6, ipv6PerEni=1] and"
                        + " InstanceTypeLimits[name=ecs.g6.large, eniQuantity=3, privateIpsPerEni=6, ipv6PerEni=1]");
    }

    @Test
    void isACopyThatCannotBeChanged() {
        List<InstanceTypeLimits> list = new ArrayList<>(List.of(XLARGE));
        InstanceTypes types = InstanceTypes.of(list);
        list.clear();

        assertThat(types.all()).containsExactly(XLARGE);
        assertThatThrownBy(() -> types.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void orderOfTypesDoesNotCount() {
        InstanceTypes types = InstanceTypes.of(List.of(XLARGE, LARGE));

        assertThat(types).isEqualTo(InstanceTypes.of(List.of(LARGE, XLARGE))).isNotEqualTo(InstanceTypes.none());
        assertThat(types).hasSameHashCodeAs(InstanceTypes.of(List.of(LARGE, XLARGE)));
        assertThat(InstanceTypes.of(List.of(LARGE)))
                .hasToString("InstanceTypes[InstanceTypeLimits[name=ecs.g6.large, eniQuantity=2, privateIpsPerEni=6,"
                        + " ipv6PerEni=1]]");
    }

    @Test
    void refusesBlankNamesAndNegativeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstanceTypeLimits(" ", 1, 1, 1))
                .withMessage("the name of an instance type is blank: \" \"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstanceTypeLimits("ecs.a.b", -1, 2, 3))
                .withMessage(
                        "instance type ecs.a.b has a negative number: -1 interfaces of 2 IPv4 and 3 IPv6 addresses");
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceTypeLimits("ecs.a.b", 1, -2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new InstanceTypeLimits("ecs.a.b", 1, 2, -3));
    }
}
