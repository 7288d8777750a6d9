// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.account.Reading.State;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountPictureTest {
    private static final RegionId REGION = new RegionId("cn-hangzhou");

    private static LiveVSwitch vSwitch(Optional<String> table) {
        return new LiveVSwitch("vsw-1", "z", Cidr.parse("10.0.0.0/24"), Optional.empty(), 1, "Available", table);
    }

    @Test
    void tellsWhatIsThereFromWhatIsNotAndWhatWasNotRead() {
        AccountPicture picture = AccountPicture.builder(REGION)
                .put(Part.CALLER, new CallerIdentity("1", ""))
                .put(Part.VPC, Reading.absent())
                .denied(ApiAction.LIST_ADDONS)
                .build();

        assertThat(picture.region()).isEqualTo(REGION);
        assertThat(picture.find(Part.CALLER)).contains(new CallerIdentity("1", ""));
        assertThat(picture.reading(Part.VPC).isAbsent()).isTrue();
        assertThat(picture.reading(Part.CLUSTER)).isEqualTo(Reading.unread());
        assertThat(picture.reading(Part.CLUSTER).isAbsent()).isFalse();
        assertThat(picture.list(Part.V_SWITCHES)).isEmpty();
        assertThat(picture.denied()).containsExactly(ApiAction.LIST_ADDONS);
        assertThat(picture)
                .hasToString("AccountPicture[cn-hangzhou, [VPC ABSENT, caller FOUND], denied [cs:ListAddons]]");
    }

    @Test
    void givesRulesOnPlansTheCloudsOwnFigures() {
        assertThat(GuideAccount.enterprise().build().instanceTypes().all())
                .containsExactly(new InstanceTypeLimits("ecs.g7.xlarge", 4, 15, 15));
    }

    @Test
    void findsTheTableOfAVSwitch() {
        AccountPicture.Builder tables = AccountPicture.builder(REGION)
                .put(
                        Part.ROUTE_TABLES,
                        List.of(
                                new LiveRouteTable("vtb-system", true, List.of()),
                                new LiveRouteTable("vtb-custom", false, List.of("vsw-1"))));

        assertThat(tables.build().routeTableOf(vSwitch(Optional.of("vtb-own")))).contains("vtb-own");
        assertThat(tables.build().routeTableOf(vSwitch(Optional.empty()))).contains("vtb-custom");
        assertThat(tables.put(
                                Part.ROUTE_TABLES,
                                List.of(
                                        new LiveRouteTable("vtb-custom", false, List.of("vsw-2")),
                                        new LiveRouteTable("vtb-system", true, List.of("vsw-3"))))
                        .build()
                        .routeTableOf(vSwitch(Optional.empty())))
                .contains("vtb-system");
        assertThat(AccountPicture.builder(REGION).build().routeTableOf(vSwitch(Optional.empty())))
                .isEmpty();
    }

    @Test
    void hasAValueExactlyWhereOneWasFound() {
        assertThat(Reading.of("x")).isEqualTo(new Reading<>(State.FOUND, Optional.of("x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading<>(State.ABSENT, Optional.of("x")))
                .withMessage("ABSENT has a value; only FOUND has one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading<>(State.FOUND, Optional.empty()))
                .withMessage("FOUND has no value; only FOUND has one");
    }
}
