// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.api.ApiAction.Repetition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiActionTest {
    @ParameterizedTest
    @EnumSource(ApiAction.class)
    void isAnActionOfTheApi(ApiAction action) {
        OpenApiMetadata metadata = OpenApiMetadata.of(action);

        assertThat(metadata.methods()).contains(action.method());
        assertThat(action.path()).isEqualTo(metadata.path());
    }

    @ParameterizedTest
    @EnumSource(ApiAction.class)
    void isPagedByParametersOfTheApi(ApiAction action) {
        OpenApiMetadata metadata = OpenApiMetadata.of(action);
        List<String> paging = switch (action.paging().kind()) {
            case NONE -> List.of();
            case NUMBER -> List.of("PageNumber", "PageSize");
            case SNAKE_NUMBER -> List.of("page_number", "page_size");
            case CAMEL_NUMBER -> List.of("pageNumber", "pageSize");
            case TOKEN -> List.of("NextToken", action.paging().sizeParameter());
            case MARKER -> List.of("Marker", "MaxItems");
        };

        assertThat(metadata.parameters().keySet()).containsAll(paging);
        if (action.paging().kind() == Paging.Kind.NONE) {
            // What could be read in parts is not read as if it came at once.
            assertThat(metadata.parameters().keySet())
                    .doesNotContain("PageNumber", "page_number", "pageNumber", "NextToken", "Marker");
        }
    }

    @ParameterizedTest
    @EnumSource(ApiAction.class)
    void isRepeatedByATokenWhereTheApiHasOne(ApiAction action) {
        assertThat(OpenApiMetadata.of(action).parameters().containsKey("ClientToken"))
                .isEqualTo(action.repetition() == Repetition.TOKEN);
    }

    @Test
    void readsByNamesThatSayRead() {
        assertThat(Arrays.stream(ApiAction.values())
                        .filter(action -> action.repetition() == Repetition.READ)
                        .map(ApiAction::apiName))
                .allMatch(name -> name.matches("(Describe|List|Get).*"));
        assertThat(Arrays.stream(ApiAction.values())
                        .filter(action -> action.repetition() != Repetition.READ)
                        .map(ApiAction::apiName))
                .noneMatch(name -> name.matches("(Describe|List|Get).*"));
    }

    @Test
    void namesRamActionsAsRamDoes() {
        assertThat(ApiAction.DESCRIBE_VPCS.ramAction()).hasToString("Optional[vpc:DescribeVpcs]");
        assertThat(ApiAction.LIST_TRANSIT_ROUTERS.ramAction()).hasToString("Optional[cen:ListTransitRouters]");
        assertThat(ApiAction.DESCRIBE_CLUSTER_DETAIL.ramAction()).hasToString("Optional[cs:GetClusterById]");
        assertThat(ApiAction.GET_CALLER_IDENTITY.ramAction()).isEmpty();
        assertThat(ApiAction.DESCRIBE_VPCS).hasToString("vpc:DescribeVpcs");
    }

    @Test
    void refusesPagingThatFitsNothing() {
        assertThatThrownBy(() -> new Paging(Paging.Kind.NONE, "PageSize", 10, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "paging by NONE in parts of 10 by \"PageSize\"; expected a size and its parameter, or NONE and"
                                + " neither");
        assertThatThrownBy(() -> new Paging(Paging.Kind.TOKEN, "", 10, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Paging(Paging.Kind.TOKEN, "MaxResults", 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
