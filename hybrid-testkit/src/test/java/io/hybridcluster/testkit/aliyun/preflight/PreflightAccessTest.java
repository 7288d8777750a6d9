// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.preflight;

import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.PLAN;
import static io.hybridcluster.testkit.aliyun.preflight.PreflightFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Permissions and failures. */
class PreflightAccessTest {
    /** All that preflight needs of an account with a CEN of enterprise edition. */
    private static final List<String> ACTIONS = List.of(
            "cen:ListTransitRouterRouteEntries",
            "cen:ListTransitRouterRouteTableAssociations",
            "cen:ListTransitRouterVbrAttachments",
            "cen:ListTransitRouterVpcAttachments",
            "cen:ListTransitRouters",
            "cs:DescribeClusterNodePools",
            "cs:GetClusterById",
            "cs:ListAddons",
            "cs:ListClusterAddonInstances",
            "ecs:DescribeAccountAttributes",
            "ecs:DescribeAvailableResource",
            "ecs:DescribeInstanceTypes",
            "ecs:DescribeSecurityGroupAttribute",
            "ecs:DescribeSecurityGroups",
            "vpc:DescribeRouteEntryList",
            "vpc:DescribeVSwitches",
            "vpc:DescribeVirtualBorderRouters",
            "vpc:DescribeVpcs");

    private final PreflightFixture fixture = new PreflightFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String allowing(List<String> actions) {
        return "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Resource\": \"*\", \"Action\": ["
                + actions.stream().map(action -> "\"" + action + "\"").collect(Collectors.joining(", ")) + "]}]}";
    }

    private List<LiveFinding> check(String user, List<String> actions) {
        CloudKey key = fixture.fake.user(user, allowing(actions));
        return Preflight.of(fixture.cloud(key)).check(PLAN).findings();
    }

    @Test
    void needsNoMoreThanThesePermissions() {
        assertThat(check("enough", ACTIONS)).isEqualTo(fixture.check().findings());
    }

    @Test
    void namesThePermissionThatIsMissingAndChecksTheRest() {
        for (String missing : ACTIONS) {
            List<String> rest = new ArrayList<>(ACTIONS);
            rest.remove(missing);

            List<LiveFinding> found = check("without-" + missing.replace(':', '-'), rest);

            assertThat(found)
                    .as(missing)
                    .filteredOn(finding -> finding.ruleId().value().equals("Access.Missing"))
                    .extracting(LiveFinding::place)
                    .containsExactly("Permission " + missing);
            assertThat(ids(found))
                    .as(missing)
                    .noneMatch(id -> id.startsWith("ERROR"))
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void namesEveryPermissionOfACallerThatHasNone() {
        CloudKey nobody = fixture.fake.user("nobody");

        List<LiveFinding> found =
                Preflight.of(fixture.cloud(nobody)).check(PLAN).findings();

        assertThat(ids(found)).containsExactly("WARNING Access.Missing");
        assertThat(found)
                .singleElement()
                .extracting(LiveFinding::place)
                .asString()
                .endsWith(" more");
    }

    static Stream<CloudFault> passing() {
        return Stream.of(
                CloudFault.throttled(),
                CloudFault.unavailable(),
                CloudFault.internalError(),
                CloudFault.closeBefore(),
                CloudFault.closeAfter(),
                CloudFault.truncate());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void findsTheSameThroughPassingFaults(CloudFault fault) {
        List<LiveFinding> expected = fixture.check().findings();
        for (String action : fixture.fake.requestCounts().keySet()) {
            fixture.fake.inject(CloudFaultRule.next(fault).action(action));
        }

        assertThat(fixture.check().findings()).isEqualTo(expected);
    }

    @Test
    void throwsWhatIsNeitherAMissingPermissionNorAMissingThing() {
        CloudKey key = fixture.fake.user("soon-inactive", allowing(ACTIONS));
        fixture.fake.deactivate(key);

        assertThatThrownBy(() -> Preflight.of(fixture.cloud(key)).check(PLAN))
                .isInstanceOfSatisfying(
                        AlibabaCloudException.class,
                        e -> assertThat(e.reason()).isEqualTo(AlibabaCloudException.Reason.UNAUTHENTICATED))
                .hasMessageNotContaining(key.accessKeySecret());

        fixture.fake.inject(CloudFaultRule.always(CloudFault.internalError()).action("DescribeVSwitches"));
        assertThatThrownBy(fixture::check)
                .isInstanceOfSatisfying(
                        AlibabaCloudException.class,
                        e -> assertThat(e.reason()).isEqualTo(AlibabaCloudException.Reason.SERVER_ERROR));
    }
}
