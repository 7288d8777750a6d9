// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.file.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartsTest {
    private static final String LEAVES = "; its pods on cloud nodes, if any, are removed";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3  | {}                                                      | calico-node on 3 nodes, one at a time",
                "1  | {}                                                      | calico-node on 1 node, one at a time",
                "0  | {}                                                      | calico-node on all its nodes, one at a time",
                "30 | {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}     | calico-node on 30 nodes, one at a time",
                "30 | {type: RollingUpdate, rollingUpdate: {maxUnavailable: 4}}     | calico-node on 30 nodes, 4 at a time",
                "30 | {type: RollingUpdate, rollingUpdate: {maxUnavailable: '5%'}}  | calico-node on 30 nodes, 2 at a time",
                "3  | {type: RollingUpdate, rollingUpdate: {maxUnavailable: '10%'}} | calico-node on 3 nodes, one at a time",
                "0  | {type: RollingUpdate, rollingUpdate: {maxUnavailable: '10%'}} | calico-node on all its nodes, 10% at a time",
                "30 | {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 3}}     | calico-node on 30 nodes, 3 at a time",
                "30 | {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: '10%'}} | calico-node on 30 nodes, 3 at a time",
                "30 | {type: OnDelete}                                        | calico-node on no node: its update strategy is OnDelete",
            })
    void tellsHowManyPodsAndHowManyAtATime(int pods, String strategy, String expected) {
        AffinityChange change = CloudNodeExclusion.applyTo(
                daemonSet("kube-system", pods, strategy).root().object());

        assertThat(new Restarts(List.of()).of(change)).containsExactly(expected + LEAVES);
    }

    @Test
    void tellsOfTheOperatorsWorkloadsForItsInstallation() {
        KubernetesObject installation = object("""
                apiVersion: operator.tigera.io/v1
                kind: Installation
                metadata: {name: default}
                """);
        NetworkSeparation both = NetworkSeparation.of(
                List.of(daemonSet("calico-system", 5, "{}"), installation),
                NodeProfile.cloudNode(),
                Set.of(WorkloadName.parse("calico-system/calico-typha")));
        NetworkSeparation alone = NetworkSeparation.of(List.of(installation), NodeProfile.cloudNode(), Set.of());

        assertThat(both.restarts(both.changes().get(0)))
                .containsExactly(
                        "calico-node on 5 nodes, one at a time" + LEAVES,
                        "calico-typha, as its Deployment rolls it out");
        assertThat(alone.restarts(alone.changes().get(0)))
                .containsExactly("calico-node on all its nodes, as the tigera-operator rolls it out" + LEAVES);
    }

    @Test
    void tellsNothingOfAChangeThatChangesNothing() {
        Map<?, ?> away = (Map<?, ?>) CloudNodeExclusion.applyTo(
                        daemonSet("kube-system", 3, "{}").root().object())
                .after()
                .root();

        assertThat(new Restarts(List.of()).of(CloudNodeExclusion.applyTo(away))).isEmpty();
    }

    private static KubernetesObject daemonSet(String namespace, int pods, String strategy) {
        return object("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: calico-node, namespace: %s}
                spec:
                  updateStrategy: %s
                  template: {spec: {containers: [{name: calico-node, image: "quay.io/calico/node:v3.28.1"}]}}
                status: {desiredNumberScheduled: %s}
                """.formatted(namespace, strategy, Integer.toString(pods)));
    }

    private static KubernetesObject object(String yaml) {
        return KubernetesObject.of(YamlText.read("object", yaml.getBytes(UTF_8)));
    }
}
