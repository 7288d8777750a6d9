// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.permission.Feature;
import io.hybridcluster.aliyun.permission.OperatorPolicy;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.RamStatement;
import io.hybridcluster.testkit.alibabacloud.CloudRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With exactly the policy of a feature nothing is denied; without any one of its actions, that one is. */
class OperatorPrivilegeTest {
    static List<Feature> features() {
        return FeatureRun.features();
    }

    static Stream<Arguments> actions() {
        return FeatureRun.features().stream()
                .flatMap(feature -> feature.actions().stream().map(action -> Arguments.of(feature, action)));
    }

    @ParameterizedTest
    @MethodSource("features")
    void isEnough(Feature feature) {
        try (FeatureRun run = new FeatureRun()) {
            run.run(feature, OperatorPolicy.of(EnumSet.of(feature), run.scope()).toString());

            assertThat(run.account.fake().requests())
                    .filteredOn(request -> request.caller().equals("operator"))
                    .isNotEmpty()
                    .noneMatch(request -> request.status() == 403);
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void isNotEnoughWithout(Feature feature, RamAction action) {
        try (FeatureRun run = new FeatureRun()) {
            RamPolicy whole = OperatorPolicy.of(EnumSet.of(feature), run.scope());

            Throwable failure = catchThrowable(() -> run.run(feature, without(whole, action)));

            assertThat(failure).isNotNull();
            assertThat(missing(failure)).hasValue(action);
            assertThat(run.account.fake().requests())
                    .filteredOn(request -> request.status() == 403)
                    .isNotEmpty()
                    .extracting(CloudRequest::caller)
                    .containsOnly("operator");
        }
    }

    private static Optional<RamAction> missing(Throwable failure) {
        if (failure instanceof AlibabaCloudException call) {
            return call.missingPermission();
        }
        ProcedureFailedException procedure = (ProcedureFailedException) failure;
        return procedure.call().or(() -> suppressed(procedure)).flatMap(AlibabaCloudException::missingPermission);
    }

    private static Optional<AlibabaCloudException> suppressed(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(AlibabaCloudException.class::isInstance)
                .map(AlibabaCloudException.class::cast)
                .findFirst();
    }

    private static String without(RamPolicy policy, RamAction action) {
        List<RamStatement> statements = new ArrayList<>();
        for (RamStatement statement : policy.statements()) {
            List<RamAction> left = statement.actions().stream()
                    .filter(each -> !each.equals(action))
                    .toList();
            if (!left.isEmpty()) {
                statements.add(new RamStatement(statement.effect(), left, statement.resources()));
            }
        }
        return new RamPolicy(statements).toString();
    }
}
