// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.live.LiveFinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor on a live cluster, before and after Calico leaves the cloud nodes. */
class DoctorTest {
    private static final String[] IDC = {"idc-1", "idc-2", "idc-3"};

    static List<Server> servers() {
        return Server.all(DoctorTest.class);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsThatCalicoIsOnCloudNodesUntilItIsNot(Server server) {
        HybridCluster cluster = new HybridCluster(server).withNodes();
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node", "terway-eniip", "kube-proxy");
        cluster.daemonSet("calico-node", "docker.io/calico/node:v3.26.1", Map.of());
        cluster.awaitPods("calico-node", "cn-hangzhou.10.10.24.1", "cn-hangzhou.10.10.24.2", IDC[0], IDC[1], IDC[2]);
        KubernetesApi api = server.admin();

        List<String> sick = ids(api);
        SeparationClient separation = new SeparationClient(api);
        Changes done = separation.confine(separation.survey(NodeProfile.cloudNode(), Set.of()));
        cluster.awaitPods("calico-node", IDC);
        List<String> better = ids(api);

        assertThat(sick).contains("Pod.IdcCniOnCloudNode", "Separation.Gone", "Terway.NotInstalled");
        assertThat(better)
                .doesNotContain("Pod.IdcCniOnCloudNode", "Separation.Gone")
                .contains("Terway.NotInstalled");
        api.undo(done);
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void saysWhatItMayNotRead(Server server) {
        List<LiveFinding> findings = doctor(server.api(Server.NOBODYS_TOKEN)).examine(FeatureRuns.NOW);

        assertThat(findings)
                .filteredOn(finding -> finding.ruleId().value().equals("Doctor.NotExamined"))
                .extracting(LiveFinding::toString)
                .anyMatch(text -> text.contains("these credentials may not list pods"))
                .anyMatch(text -> text.contains("these credentials may not list nodes"))
                .anyMatch(text -> text.contains("these credentials may not get ConfigMap kube-system/eni-config"));
        assertThatThrownBy(() -> doctor(server.api("revoked-token")).examine(FeatureRuns.NOW))
                .isInstanceOf(KubernetesCallException.class)
                .hasMessage("list nodes: UNAUTHORIZED (401)");
    }

    private static Doctor doctor(KubernetesApi api) {
        return new Doctor(api, FeatureRuns.plan(false), InstanceTypes.none());
    }

    private static List<String> ids(KubernetesApi api) {
        return doctor(api).examine(FeatureRuns.NOW).stream()
                .map(finding -> finding.ruleId().value())
                .toList();
    }
}
