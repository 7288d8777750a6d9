// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.preflight;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.CloudOptions;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.FakeWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A fake cloud in which everything is as the guide's plan needs it, and clients that never really wait. */
final class PreflightFixture implements AutoCloseable {
    static final HybridPlan PLAN = guide();
    static final String VPC = PLAN.vpc().id().value();
    static final String TABLE = "vtb-" + VPC.replaceFirst("^vpc-", "");

    final FakeAlibabaCloud fake;
    final FakeWorld world;

    PreflightFixture() {
        this(CloudOptions.defaults().withEveryNextHop());
    }

    PreflightFixture(CloudOptions options) {
        fake = FakeAlibabaCloud.start(options);
        world = FakeWorld.of(fake, PLAN);
    }

    private static HybridPlan guide() {
        try {
            return PlanFile.parse("guide.yaml", Files.readString(Path.of("..", "examples", "plans", "guide.yaml")))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AlibabaCloud cloud() {
        return cloud(fake.rootKey());
    }

    AlibabaCloud cloud(CloudKey key) {
        Config config = new Config()
                .setAccessKeyId(key.accessKeyId())
                .setAccessKeySecret(key.accessKeySecret())
                .setEndpoint(fake.endpoint())
                .setProtocol("http");
        return AlibabaCloud.builder(new RegionId("cn-hangzhou"), config)
                .policy(CallPolicy.standard().withAttemptTimeout(Duration.ofSeconds(5)))
                .pauses(time -> {})
                .build();
    }

    Preflight.Result check() {
        return Preflight.of(cloud()).check(PLAN);
    }

    static List<String> ids(List<LiveFinding> findings) {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.ruleId())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        fake.close();
    }
}
