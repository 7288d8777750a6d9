// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.alibabacloud.ClusterConsole;
import io.hybridcluster.testkit.alibabacloud.ClusterFault;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddonProductTest {
    private static final String INSTALL =
            "[{\"name\":\"terway-eniip\",\"version\":\"v1.8.1\",\"config\":\"{\\\"a\\\":1}\"}]";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final CloudCalls root = new CloudCalls(cloud, cloud.rootKey());
    private final ClusterConsole console = cloud.clusters();
    private String cluster = "";

    @BeforeEach
    void register() {
        cluster = console.register("hybrid", "cn-hangzhou", "vpc-1", List.of());
        console.connectAgent(cluster, true, "1.24.3");
        console.perPoll(Duration.ZERO);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Reply instance() {
        return root.get("/clusters/" + cluster + "/addon_instances/terway-eniip");
    }

    private Reply install(String body) {
        return root.post("/clusters/" + cluster + "/components/install", body);
    }

    private Reply task(Reply started) {
        return root.get("/tasks/" + started.text("task_id"));
    }

    @ParameterizedTest
    @CsvSource({"1.24.3, v1.8.18", "1.29.9, v1.8.18", "1.30.1, v1.9.18", "1.31.0-aliyun.1, v1.10.10"})
    void offersTheTerwayThatIsForTheKubernetes(String kubernetes, String terway) {
        console.connectAgent(cluster, true, kubernetes);

        List<Object> found = root.get("/addons", "cluster_id", cluster).list("addons").stream()
                .filter(addon -> Trees.text(addon, "name").equals("terway-eniip"))
                .map(addon -> (Object) Trees.text(addon, "version"))
                .toList();

        assertThat(found).containsExactly(terway);
    }

    @Test
    void wantsAllThatIdentifiesAClusterIfNoneIsNamed() {
        assertThat(root.get("/addons", "region_id", "cn-hangzhou").failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.get(
                                "/addons",
                                "region_id",
                                "cn-hangzhou",
                                "cluster_type",
                                "ExternalKubernetes",
                                "profile",
                                "Default",
                                "cluster_version",
                                "1.31.0")
                        .list("addons"))
                .hasSize(5);
        assertThat(root.get("/addons/terway-eniip", "cluster_id", cluster, "version", "v1.8.1")
                        .list("newer_versions"))
                .hasSize(1);
        assertThat(root.get("/addons/none", "cluster_id", cluster).failure()).isEqualTo("404 AddonNotFound");
    }

    @Test
    void installsInATaskWithStages() {
        Reply started = install(INSTALL);

        assertThat(started.text("cluster_id")).isEqualTo(cluster);
        assertThat(task(started).text("state")).isEqualTo("running");
        assertThat(task(started).text("current_stage")).isEqualTo("precheck");
        assertThat(instance().failure()).isEqualTo("404 AddonNotFound");
        console.advance(Duration.ofSeconds(30));
        assertThat(task(started).text("current_stage")).isEqualTo("install");
        console.advance(Duration.ofSeconds(30));
        Reply done = task(started);
        assertThat(done.text("state")).isEqualTo("success");
        assertThat(done.list("stages")).hasSize(2);
        assertThat(done.at("target", "type")).isEqualTo("addon");
        assertThat(instance().text("version")).isEqualTo("v1.8.1");
        assertThat(instance().text("config")).isEqualTo("{\"a\":1}");
        assertThat(instance().text("state")).isEqualTo("active");
        assertThat(root.get("/clusters/" + cluster + "/addon_instances").list("addons"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"terway-eniip\",\"version\":\"v1.8.1\"}|400 MissingParameter",
                "[]|400 MissingParameter",
                "[{\"name\":\"terway-eniip\"}]|400 MissingParameter",
                "[{\"name\":\"terway-eniip\",\"version\":\"v1.8.1\",\"config\":\"{\"}]|400 InvalidParameter",
                "[{\"name\":\"none\",\"version\":\"v1.8.1\"}]|404 AddonNotFound",
                "[{\"name\":\"terway-eniip\",\"version\":\"v1.10.0\"}]|400 AddonVersionNotFound"
            })
    void refusesAnInstallationThatTheCloudRefuses(String body, String failure) {
        assertThat(install(body).failure()).isEqualTo(failure);
        assertThat(console.tasks()).isEmpty();
    }

    @Test
    void installsOnce() {
        install(INSTALL);
        assertThat(install(INSTALL).failure()).isEqualTo("400 AddonAlreadyInstalled");
        console.advance(Duration.ofMinutes(1));
        assertThat(install(INSTALL).failure()).isEqualTo("400 AddonAlreadyInstalled");
        console.disconnectAgent(cluster);
        assertThat(install(INSTALL).failure()).isEqualTo("400 ErrorClusterState");
    }

    @Test
    void leavesNothingBehindThatFailed() {
        console.failNext(ClusterFault.taskFails("ImagePullBackOff", "the image cannot be pulled"));
        Reply started = install(INSTALL);
        console.advance(Duration.ofMinutes(1));

        Reply failed = task(started);
        assertThat(failed.text("state")).isEqualTo("failed");
        assertThat(failed.at("error", "code")).isEqualTo("ImagePullBackOff");
        assertThat(Trees.text(failed.list("events").get(0), "message")).isEqualTo("the image cannot be pulled");
        assertThat(instance().failure()).isEqualTo("404 AddonNotFound");
        assertThat(install(INSTALL).status()).isEqualTo(200);
    }

    @Test
    void upgradesToANewerVersion() {
        console.putAddon(cluster, "terway-eniip", "v1.8.1", "{}");
        String path = "/clusters/" + cluster + "/components/upgrade";
        String body = "[{\"component_name\":\"terway-eniip\",\"next_version\":\"v1.8.18\"}]";

        assertThat(Trees.text(
                        root.get("/clusters/" + cluster + "/components/version").at("terway-eniip"), "can_upgrade"))
                .isEqualTo("true");
        assertThat(root.post(path, body.replace("8.18", "8.1")).failure()).isEqualTo("400 InvalidParameter");
        assertThat(root.post(path, body).status()).isEqualTo(200);
        assertThat(instance().text("state")).isEqualTo("upgrading");
        assertThat(root.post(path, body).failure()).isEqualTo("400 AddonOperationConflict");
        console.advance(Duration.ofMinutes(1));
        assertThat(instance().text("version")).isEqualTo("v1.8.18");
        assertThat(instance().text("state")).isEqualTo("active");
    }

    @Test
    void modifiesWithAnAnswerThatHasNoBody() {
        console.putAddon(cluster, "terway-eniip", "v1.8.1", "{}");
        String path = "/clusters/" + cluster + "/components/terway-eniip/config";

        assertThat(root.post(path, "{\"config\":\"{\\\"b\\\":2}\"}")).isEqualTo(new Reply(200, ""));
        assertThat(instance().text("state")).isEqualTo("updating");
        console.advance(Duration.ofMinutes(1));
        assertThat(instance().text("config")).isEqualTo("{\"b\":2}");
    }

    @Test
    void uninstalls() {
        console.putAddon(cluster, "terway-eniip", "v1.8.1", "{}");
        String path = "/clusters/" + cluster + "/components/uninstall";

        assertThat(root.post(path, "[{\"name\":\"csi-plugin\"}]").failure()).isEqualTo("404 AddonNotFound");
        assertThat(root.post(path, "[{\"name\":\"terway-eniip\"}]").status()).isEqualTo(200);
        assertThat(instance().text("state")).isEqualTo("deleting");
        console.advance(Duration.ofMinutes(1));
        assertThat(instance().failure()).isEqualTo("404 AddonNotFound");
    }

    @Test
    void answersInstallationsEmptyAsInThePastIfToldTo() {
        console.answerInstallsEmpty();

        assertThat(install(INSTALL)).isEqualTo(new Reply(200, ""));
        assertThat(console.tasks()).containsExactly("addon_install");
    }
}
