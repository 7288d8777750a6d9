// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.bootstrap.BootstrapTokenSecret;
import io.hybridcluster.k8s.bootstrap.DiscoverySignature;
import io.hybridcluster.k8s.bootstrap.RotationPolicy;
import io.hybridcluster.k8s.bootstrap.TokenRotation;
import io.hybridcluster.k8s.client.procedure.BootstrapTokenClient;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens, and what the controllers make of them: the signer signs for them. */
@ParameterizedClass
@MethodSource("servers")
class BootstrapTokenClientTest {
    private final HybridCluster cluster;
    private final BootstrapTokenClient client;

    BootstrapTokenClientTest(Server server) {
        this.cluster = new HybridCluster(server);
        this.client = new BootstrapTokenClient(server.admin());
    }

    static List<Server> servers() {
        return Server.all(BootstrapTokenClientTest.class);
    }

    @Test
    void renewsATokenThatTheClusterSignsFor() {
        Instant now = Instant.now();
        RotationPolicy policy = new RotationPolicy(Duration.ofDays(7), Duration.ofDays(2), Duration.ofDays(1));
        String kubeconfig =
                "apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://10.200.1.253:6443\n"
                        + "  name: \"\"\n";
        cluster.make(
                ApiResource.CONFIG_MAPS,
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "cluster-info", "namespace", "kube-public"),
                        "data",
                        Map.of("kubeconfig", kubeconfig)));
        TokenRotation plan = TokenRotation.plan(client.tokens(), now, policy, new Random(4)::nextInt);
        BootstrapTokenSecret secret = plan.creation().orElseThrow();

        Changes done = client.rotate(plan);

        assertThat(done).extracting(Change::toString).containsExactly("CREATED Secret kube-system/" + secret.name());
        assertThat(client.tokens().usableAt(now)).hasSize(1);
        HybridCluster.eventually(
                () -> client.discovery().orElseThrow().signatureFor(secret.token()) == DiscoverySignature.VALID,
                () -> "the signer has not signed: "
                        + client.discovery().orElseThrow().signatureFor(secret.token()));
        assertThat(client.discovery().orElseThrow().apiServer()).hasToString("Optional[10.200.1.253:6443]");
        assertThat(TokenRotation.plan(client.tokens(), now, policy, new Random(5)::nextInt)
                        .creation())
                .isEmpty();
        secret.token().reveal(token -> {
            assertThat(done.toString() + plan + client.tokens() + client.discovery())
                    .doesNotContain(token.substring(7));
            return token;
        });
        client.tokens().tokens().forEach(client::delete);
        assertThat(client.tokens().tokens()).isEmpty();
    }
}
