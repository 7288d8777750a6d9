// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.CloudRequest;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A fake cloud, and clients of it whose pauses take no time. */
public final class FakeAccount implements AutoCloseable {
    public static final RegionId REGION = new RegionId("cn-hangzhou");

    private static final Pattern READ = Pattern.compile("(?:Get|List|Describe).*");

    private final FakeAlibabaCloud fake = FakeAlibabaCloud.start();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile boolean interrupting;

    public FakeAccount() {
        fake.world().vpc("vpc-bp1aevy8", "cn-hangzhou", "10.0.0.0/8");
        fake.world().vSwitch("vsw-bp1node0", "vpc-bp1aevy8", "cn-hangzhou-h", "10.10.24.0/24");
    }

    public FakeAlibabaCloud fake() {
        return fake;
    }

    /** A client of the root account. */
    public AlibabaCloud cloud() {
        return cloud(fake.rootKey());
    }

    public AlibabaCloud cloud(CloudKey key) {
        return cloud(key, CallPolicy.standard());
    }

    /** A client that gives a request that hangs two seconds. */
    public AlibabaCloud impatient() {
        return cloud(fake.rootKey(), CallPolicy.standard().withAttemptTimeout(Duration.ofSeconds(2)));
    }

    private AlibabaCloud cloud(CloudKey key, CallPolicy policy) {
        Config config = new Config()
                .setAccessKeyId(key.accessKeyId())
                .setAccessKeySecret(key.accessKeySecret())
                .setEndpoint(fake.endpoint())
                .setProtocol("http");
        return AlibabaCloud.builder(REGION, config)
                .policy(policy)
                .pauses(this::pass)
                .build();
    }

    /** Takes no time, and is interrupted as a real pause is. */
    private void pass(Duration time) throws InterruptedException {
        pauses.add(time);
        if (interrupting || Thread.interrupted()) {
            interrupting = false;
            throw new InterruptedException();
        }
    }

    /** Has the thread interrupted in the next pause. */
    public void interruptNextPause() {
        interrupting = true;
    }

    public List<Duration> pauses() {
        return pauses;
    }

    public void fault(String action, CloudFault fault) {
        fake.inject(CloudFaultRule.next(fault).action(action));
    }

    /** How many requests of an action there were. */
    public int calls(String action) {
        return fake.requestCounts().getOrDefault(action, 0);
    }

    /** The actions of the requests so far that were not for reading. */
    public List<String> writes() {
        return fake.requests().stream()
                .map(CloudRequest::action)
                .filter(action -> !READ.matcher(action).matches())
                .toList();
    }

    public static ProcedureFailedException failure(ThrowingCallable call) {
        ProcedureFailedException failure = catchThrowableOfType(ProcedureFailedException.class, call);
        assertThat(failure).as("the procedure failed").isNotNull();
        return failure;
    }

    /** Everything that an exception shows to whoever logs it. */
    public static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        fake.close();
    }
}
