// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What connects to a registered cluster: the agent's manifest, and kubeconfigs of users. */
final class ClusterAgent {
    private static final int LEAST_MINUTES = 15;
    private static final int MOST_MINUTES = 4320;
    private static final Duration LASTING = Duration.ofDays(3 * 365);

    private final CsState state;

    ClusterAgent(CsState state) {
        this.state = state;
    }

    Map<String, @Nullable Object> manifest(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        String intranet = call.parameter("PrivateIpAddress", "false");
        if (!intranet.equals("true") && !intranet.equals("false")) {
            throw CsBodies.invalid("PrivateIpAddress must be true or false");
        }
        String mode = call.parameter("AgentMode", "admin");
        if (!mode.equals("admin") && !mode.equals("restricted")) {
            throw CsBodies.invalid("AgentMode must be admin or restricted");
        }
        String rights = resource("agent-" + mode + ".yaml");
        String yaml = (resource("agent.yaml") + rights)
                .replace("@CLUSTER@", cluster.id)
                .replace("@REGION@", cluster.region())
                .replace("@INTERNAL@", intranet)
                .replace("@STUB@", stub(cluster, intranet.equals("true")))
                .replace("@TOKEN@", state.ids().secret(32));
        return Trees.of("config", yaml);
    }

    private static String stub(ClusterRecord cluster, boolean intranet) {
        return ClusterTrees.endpoint(cluster, intranet).replace("https://", "").replace(":6443", ":5533");
    }

    Map<String, @Nullable Object> kubeconfig(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.running(call, "ClusterId");
        Duration life = LASTING;
        if (call.parameter("TemporaryDurationMinutes").isPresent()) {
            int minutes = call.number("TemporaryDurationMinutes", 0);
            if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
                throw CsBodies.invalid("TemporaryDurationMinutes must be 15 to 4320");
            }
            life = Duration.ofMinutes(minutes);
        }
        String yaml = resource("kubeconfig.yaml")
                .replace("@CLUSTER@", cluster.id)
                .replace("@USER@", call.caller().id())
                .replace("@SERVER@", ClusterTrees.endpoint(cluster, call.flag("PrivateIpAddress", false)))
                .replace("@TOKEN@", state.ids().secret(48));
        return Trees.of(
                "config", yaml, "expiration", RamDirectory.time(call.now().plus(life)));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ClusterAgent.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}
