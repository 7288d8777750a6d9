// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.json.JsonText;
import io.hybridcluster.model.id.ClusterId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterValuesTest {
    private static final String ID = "c0a1b2c3d4e5f60718293a4b5c6d7e8f9";

    private static ApiAnswer answer(String json) {
        return ApiAnswer.of("cs:DescribeClusterDetail", JsonText.read(json.replace('\'', '"')));
    }

    /** The response of the reference, in the parts that are read. */
    @Test
    void readsWhatTheCloudTellsOfACluster() {
        LiveCluster cluster = LiveCluster.from(
                answer(
                        "{'cluster_id':'" + ID + "','name':'idc','state':'running',"
                                + "'cluster_type':'ExternalKubernetes','region_id':'cn-hangzhou','current_version':'1.24.3-aliyun.1',"
                                + "'vpc_id':'vpc-1','vswitch_ids':['vsw-1','vsw-2'],'security_group_id':'sg-1',"
                                + "'service_cidr':'172.21.0.0/20','deletion_protection':true,"
                                + "'master_url':'{\\\"intranet_api_server_endpoint\\\":\\\"https://192.168.0.251:6443\\\","
                                + "\\\"api_server_endpoint\\\":\\\"https://47.0.0.1:6443\\\"}',"
                                + "'meta_data':'{\\\"IsIntranet\\\":\\\"true\\\",\\\"Addons\\\":[{\\\"name\\\":\\\"terway-eniip\\\"}]}'}"));

        assertThat(cluster.id()).isEqualTo(new ClusterId(ID));
        assertThat(cluster.name()).isEqualTo("idc");
        assertThat(cluster.state()).isEqualTo(ClusterState.RUNNING);
        assertThat(cluster.stateText()).isEqualTo("running");
        assertThat(cluster.isRegistered()).isTrue();
        assertThat(cluster.region()).hasToString("Optional[cn-hangzhou]");
        assertThat(cluster.kubernetesVersion()).hasToString("Optional[1.24.3]");
        assertThat(cluster.vpcId()).hasValue("vpc-1");
        assertThat(cluster.vSwitchIds()).containsExactly("vsw-1", "vsw-2");
        assertThat(cluster.securityGroupId()).hasValue("sg-1");
        assertThat(cluster.serviceCidr()).hasValue("172.21.0.0/20");
        assertThat(cluster.isDeletionProtected()).isTrue();
        assertThat(cluster.endpoints().intranet()).hasToString("Optional[https://192.168.0.251:6443]");
        assertThat(cluster.endpoints().internet()).hasToString("Optional[https://47.0.0.1:6443]");
        assertThat(cluster.hasPrivateAgent()).hasValue(true);
        assertThat(cluster.notedAddOns()).containsExactly("terway-eniip");
        assertThat(cluster).hasToString("cluster idc (" + ID + ") RUNNING");
    }

    @Test
    void readsAClusterOfWhichLittleIsTold() {
        LiveCluster cluster = LiveCluster.from(answer("{'cluster_id':'" + ID
                + "','state':'melting','master_url':'<html>','meta_data':'[1]','vswitch_id':'a,b',"
                + "'current_version':'none'}"));

        assertThat(cluster.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(cluster.stateText()).isEqualTo("melting");
        assertThat(cluster.isRegistered()).isFalse();
        assertThat(cluster.region()).isEmpty();
        assertThat(cluster.kubernetesVersion()).isEmpty();
        assertThat(cluster.vSwitchIds()).containsExactly("a", "b");
        assertThat(cluster.endpoints()).isEqualTo(new ClusterEndpoints(Optional.empty(), Optional.empty()));
        assertThat(cluster.hasPrivateAgent()).isEmpty();
        assertThat(cluster.notedAddOns()).isEmpty();
        assertThat(cluster.isDeletionProtected()).isFalse();
        assertThat(cluster).hasToString("cluster \"\" (" + ID + ") UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"https://user:canary@a:6443,", "not a URL,", "/path,", "https://[fd00::1]:6443,https://[fd00::1]:6443"})
    void takesOnlyEndpointsThatAreSome(String text, String expected) {
        String masterUrl = "{\\\"api_server_endpoint\\\":\\\"" + text + "\\\"}";
        LiveCluster cluster = LiveCluster.from(answer("{'cluster_id':'" + ID + "','master_url':'" + masterUrl + "'}"));

        assertThat(cluster.endpoints().internet().map(Object::toString)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void refusesWhatIsNoCluster() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveCluster.from(answer("{}")))
                .withMessage("cs:DescribeClusterDetail.cluster_id: expected a value, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveCluster.from(answer("{'cluster_id':'" + ID + "','vswitch_ids':'a'}")))
                .withMessage("cs:DescribeClusterDetail.vswitch_ids: expected a list, found something else");
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryStateAndHasARemedyForIt(ClusterState state) {
        assertThat(ClusterState.of(state.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(state);
        assertThat(state.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "running,RUNNING",
        "initail,RUNNING",
        "success,SUCCESS",
        "Failed,FAILED",
        "canceled,FAILED",
        "odd,UNKNOWN"
    })
    void readsStatesOfTasks(String text, TaskState state) {
        assertThat(TaskState.of(text)).isEqualTo(state);
        assertThat(state.isEnd()).isEqualTo(state == TaskState.SUCCESS || state == TaskState.FAILED);
    }

    @Test
    void readsATaskAndShowsNoMessageOfIt() {
        Task task = Task.from(
                "T-1",
                answer("{'task_type':'addon_install','state':'fail','current_stage':'install',"
                        + "'target':{'id':'np1','type':'nodepool'},"
                        + "'stages':[{'state':'success','start_time':'2026-11-23T10:00:00Z','message':'canary'},"
                        + "{'state':'failed','end_time':'2026-11-23T10:01:00Z','outputs':{}}],"
                        + "'events':[{'level':'error','reason':'PodsNotReady','source':'terway-eniip','message':'canary'},"
                        + "{'message':'canary'}],"
                        + "'error':{'code':'Timeout','message':'canary'},"
                        + "'task_result':[{'data':'i-1','status':'success'},{'data':'i-2','status':'failed'}]}"));

        assertThat(task.id()).isEqualTo("T-1");
        assertThat(task.type()).hasValue("addon_install");
        assertThat(task.targetId()).hasValue("np1");
        assertThat(task.currentStage()).hasValue("install");
        assertThat(task.failedResults()).containsExactly("i-2");
        assertThat(task.errorMessage()).hasValue("canary");
        assertThat(task.errorCode()).hasValue("Timeout");
        assertThat(task.stages()).hasToString("[SUCCESS from 2026-11-23T10:00:00Z, FAILED to 2026-11-23T10:01:00Z]");
        assertThat(task.events()).hasToString("[error PodsNotReady at terway-eniip, event without a reason]");
        assertThat(task)
                .hasToString(
                        "task T-1 (addon_install) FAILED in stage install, code Timeout, last event event without a"
                                + " reason");
        assertThat(Task.from("T-2", answer("{}"))).hasToString("task T-2 UNKNOWN");
    }

    @Test
    void showsNeitherManifestNorKubeconfig() {
        ClusterId id = new ClusterId(ID);
        AgentManifest manifest = AgentManifest.from(id, answer("{'config':'canary'}"));
        Kubeconfig kubeconfig = Kubeconfig.from(id, answer("{'config':'canary','expiration':'2024-03-10T09:56:17Z'}"));

        assertThat(manifest).hasToString("agent manifest of " + ID);
        assertThat(kubeconfig).hasToString("kubeconfig of " + ID + " until 2024-03-10T09:56:17Z");
        assertThat(kubeconfig.hasExpired(Instant.parse("2024-03-10T09:56:16Z"))).isFalse();
        assertThat(kubeconfig.hasExpired(Instant.parse("2024-03-10T09:56:17Z"))).isTrue();
        assertThat(Kubeconfig.from(id, answer("{'config':'canary','expiration':'soon'}")))
                .hasToString("kubeconfig of " + ID)
                .matches(endless -> !endless.hasExpired(Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> AgentManifest.from(id, answer("{'config':''}")));
    }
}
