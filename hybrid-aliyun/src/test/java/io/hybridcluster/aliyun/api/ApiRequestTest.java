// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
    private static final ApiRequest DETAIL = ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_DETAIL);

    @Test
    void fillsItsPath() {
        ApiRequest request = ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_NODE_POOL_DETAIL)
                .path("ClusterId", "c0a1")
                .path("NodepoolId", "np-1_2.3~4");

        assertThat(request.resolvedPath()).isEqualTo("/clusters/c0a1/nodepools/np-1_2.3~4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "a b", "%2e", "\u00e9"})
    void refusesWhatIsNoSegment(String value) {
        assertThatThrownBy(() -> DETAIL.path("ClusterId", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + value + "\" cannot be ClusterId of cs:DescribeClusterDetail: expected 1 to 128 ASCII"
                        + " letters, digits, '.', '_', '~' and '-'");
    }

    @Test
    void refusesAPathParameterThatThereIsNot() {
        assertThatThrownBy(() -> DETAIL.path("NodepoolId", "np"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cs:DescribeClusterDetail has no path parameter \"NodepoolId\": /clusters/{ClusterId}");
    }

    @Test
    void refusesToLeaveAPathParameterOut() {
        assertThatThrownBy(DETAIL::resolvedPath)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cs:DescribeClusterDetail was not given its path parameter ClusterId");
    }

    @Test
    void numbersRepeatedParametersFromOne() {
        ApiRequest request = ApiRequest.of(ApiAction.DESCRIBE_INSTANCE_TYPES)
                .withEach("InstanceTypes", List.of("ecs.g7.large", "ecs.g7.xlarge"))
                .with("MaxResults", 10)
                .with("DryRun", true);

        assertThat(request.parameters())
                .isEqualTo(Map.of(
                        "InstanceTypes.1", "ecs.g7.large",
                        "InstanceTypes.2", "ecs.g7.xlarge",
                        "MaxResults", "10",
                        "DryRun", "true"));
    }

    @Test
    void doesNotChangeWhatItWasMadeOf() {
        DETAIL.path("ClusterId", "c1").with("a", "b");

        assertThat(DETAIL.parameters()).isEmpty();
        assertThat(DETAIL.json()).isEmpty();
    }

    @Test
    void writesItsBodyWithoutWhiteSpace() {
        assertThat(ApiRequest.of(ApiAction.CREATE_CLUSTER)
                        .body(Document.object().put("name", "a").build())
                        .json())
                .contains("{\"name\":\"a\"}");
    }

    @Test
    void hasNoBodyWhereTheProductTakesNone() {
        Document body = Document.object().build();

        assertThatThrownBy(() -> ApiRequest.of(ApiAction.DESCRIBE_VPCS).body(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vpc:DescribeVpcs takes parameters, not a JSON body");
    }

    @Test
    void printsNoParameters() {
        assertThat(ApiRequest.of(ApiAction.CREATE_USER).with("UserName", "canary"))
                .hasToString("ram:CreateUser");
    }
}
