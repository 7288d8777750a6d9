// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static io.hybridcluster.testkit.client.Objects.configMap;
import static io.hybridcluster.testkit.client.Objects.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.AgentConfigClient;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.WriteMode;
import io.hybridcluster.testkit.kubernetes.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server's own audit log says of previews. */
@ParameterizedClass
@MethodSource("servers")
class DryRunTest {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    private final Server server;

    DryRunTest(Server server) {
        this.server = server;
    }

    static List<Server> servers() {
        return Server.all(DryRunTest.class);
    }

    @Test
    void writesNothingInADryRun() {
        List<AuditEvent> writes = writesOf(server.admin().with(WriteMode.DRY_RUN));

        assertThat(writes).hasSizeGreaterThanOrEqualTo(5).allMatch(AuditEvent::dryRun);
    }

    @Test
    void sendsNoWriteAtAllWhenItMayOnlyRead() {
        assertThat(writesOf(server.admin().with(WriteMode.READ_ONLY))).isEmpty();
    }

    /** Everything that writes, and what of it the audit log has as a write of the user's. */
    private List<AuditEvent> writesOf(KubernetesApi api) {
        KubernetesApi admin = server.admin();
        HybridCluster cluster = new HybridCluster(server);
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
        cluster.daemonSet("calico-node", "docker.io/calico/node:v3.26.1", Map.of());
        Change made = admin.create(ApiResource.CONFIG_MAPS, configMap("audited", Map.of("a", "1")));
        KubernetesObject there = Objects.object(made);
        ObjectRef ref = ObjectRef.of(there);
        int before = server.auditEvents().size();

        api.create(ApiResource.CONFIG_MAPS, configMap("audited-2", Map.of()));
        api.change(ref, setting("a", "2"));
        api.delete(ApiResource.CONFIG_MAPS, there);
        api.undo(made);
        SeparationClient separation = new SeparationClient(api);
        separation.confine(separation.survey(NodeProfile.cloudNode(), Set.of()));
        new AgentConfigClient(api).set(new AckAgentConfig("https://example.com/init.sh"));

        List<AuditEvent> writes = server.auditEvents().stream()
                .skip(before)
                // The controllers sign in as the same user; they write in other names, and delete no ConfigMap.
                .filter(event -> WRITES.contains(event.verb())
                        && (event.uri().contains("fieldManager=" + KubernetesApi.FIELD_MANAGER)
                                || (event.verb().equals("delete")
                                        && event.resource().equals("configmaps"))))
                .toList();
        assertThat(admin.get(ref)).isEqualTo(there);
        assertThat(admin.find(ApiResource.CONFIG_MAPS.named("default", "audited-2")))
                .isEmpty();
        admin.delete(ApiResource.CONFIG_MAPS, there);
        cluster.remove(ApiResource.DAEMON_SETS, "calico-node");
        return writes;
    }
}
