// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.testkit.kubernetes.support.Planes;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalControlPlaneTest {
    @Test
    void answersItsAdministratorOverTlsThatIsVerified() throws Exception {
        LocalControlPlane plane = Planes.shared();

        assertThat(get(plane, plane.adminToken(), "/version")).contains("\"gitVersion\":");
        assertThat(plane.server().getHost()).isEqualTo("127.0.0.1");
        assertThat(Files.readString(plane.kubeconfig())).contains("token: \"" + plane.adminToken() + "\"");
    }

    @Test
    void knowsTheUsersOfTheOptionsAndTheirGroups() throws Exception {
        LocalControlPlane plane = Planes.shared();

        assertThat(get(plane, Planes.NOBODY.token(), "/api/v1/nodes"))
                .contains("nodes is forbidden: User \\\"nobody\\\" cannot list resource \\\"nodes\\\"");
        assertThat(get(plane, "a-strangers-token", "/api/v1/nodes")).contains("\"code\":401");
    }

    @Test
    void tellsWhoAskedForWhat() throws Exception {
        LocalControlPlane plane = Planes.shared();
        get(plane, Planes.READER.token(), "/apis/apps/v1/namespaces/kube-system/daemonsets/absent-one/status");

        List<AuditEvent> events = plane.auditEvents();

        assertThat(events).anySatisfy(event -> {
            assertThat(event)
                    .hasToString("reader get /apis/apps/v1/namespaces/kube-system/daemonsets/absent-one/status: 403");
            assertThat(event.group()).isEqualTo("apps");
            assertThat(event.resource()).isEqualTo("daemonsets");
            assertThat(event.subresource()).isEqualTo("status");
            assertThat(event.namespace()).isEqualTo("kube-system");
            assertThat(event.name()).isEqualTo("absent-one");
            assertThat(event.user()).isEqualTo("reader");
            assertThat(event.code()).isEqualTo(403);
            assertThat(event.dryRun()).isFalse();
            assertThat(event.writes()).isFalse();
        });
    }

    @Test
    void leavesNoProcessAndNoFileBehind() {
        Planes.shared();
        Path binaries = Path.of(System.getenv(LocalControlPlane.BINARIES_VARIABLE));
        LocalControlPlane plane = LocalControlPlane.start(
                binaries, ControlPlaneOptions.defaults().withoutControllers().withoutAudit());
        List<Long> pids = plane.pids();
        assertThat(pids).hasSize(2).allMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThatThrownBy(plane::auditEvents).hasMessage("this control plane was started without audit");

        plane.close();
        plane.close();

        assertThat(pids)
                .noneMatch(
                        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        assertThat(plane.folder()).doesNotExist();
    }

    @Test
    void saysWhatIsMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> LocalControlPlane.start(empty, ControlPlaneOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(empty.resolve("etcd")
                        + " is not there or not executable; expected a folder of Kubernetes binaries");
    }

    @Test
    void endsWithTheLastWordsOfAServerThatDoesNotStart(@TempDir Path binaries) throws IOException {
        for (String name : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            Path binary = Files.writeString(binaries.resolve(name), "#!/bin/sh\necho no luck; exit 7\n");
            assertThat(binary.toFile().setExecutable(true)).isTrue();
        }

        assertThatThrownBy(() -> LocalControlPlane.start(binaries, ControlPlaneOptions.defaults()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("etcd ended with status 7; its last words:\nno luck\n");
    }

    @Test
    void givesUpAtTheDeadline(@TempDir Path binaries) throws IOException {
        for (String name : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            Path binary = Files.writeString(binaries.resolve(name), "#!/bin/sh\nexec sleep 60\n");
            assertThat(binary.toFile().setExecutable(true)).isTrue();
        }

        assertThatThrownBy(() -> LocalControlPlane.start(
                        binaries, ControlPlaneOptions.defaults().readyWithin(Duration.ofMillis(200))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("kube-apiserver was not ready within PT0.2S; its last words:\n");
    }

    @Test
    void takesOnlyUsersThatATokenFileCanHold() {
        assertThatThrownBy(() -> new TestUser("a,b", "name", List.of()))
                .hasMessage("a test user's token is \"a,b\"; expected at least one character,"
                        + " and no space, comma or quotation mark");
        assertThatThrownBy(() -> ControlPlaneOptions.defaults().readyWithin(Duration.ZERO))
                .hasMessage("the time to get ready is PT0S; expected more than nothing");
    }

    private static String get(LocalControlPlane plane, String token, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(plane.server().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return TrustedHttp.client(plane.caCertificate())
                .send(request, BodyHandlers.ofString())
                .body()
                .replace("\": ", "\":");
    }
}
