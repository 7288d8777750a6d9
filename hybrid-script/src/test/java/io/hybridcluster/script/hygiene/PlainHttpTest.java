// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {
    private static final String ID = "Script.HttpMirror";

    @Test
    void findsEachHostOfARepositoryFileOnce() {
        assertThat(Check.of(ID, """
                        cat <<EOF > /etc/yum.repos.d/kubernetes.repo
                        [kubernetes]
                        baseurl=http://mirrors.aliyun.com/kubernetes-new/
                        gpgkey=http://mirrors.aliyun.com/key
                               http://keys.example/key
                        # gpgkey=http://other.example/key
                        EOF
                        """))
                .containsExactly(
                        "[WARNING] line 3, column 9: packages or files come over plain http from mirrors.aliyun.com, so"
                                + " that whoever is on the way can change them",
                        "[WARNING] line 5, column 8: packages or files come over plain http from keys.example, so that"
                                + " whoever is on the way can change them");
    }

    @Test
    void showsNothingOfAUrlButItsHost() {
        assertThat(Check.of(
                        ID,
                        "curl -O \"http://user:hunter2@files.example:8080/a?token=hunter2\"\nwget http://$HOST/a\n"
                                + "wget \"http://${HOST}:80/a\"\nwget http://$(host)/a\n"))
                .containsExactly(
                        "[WARNING] line 1, column 10: packages or files come over plain http from files.example, so that"
                                + " whoever is on the way can change them",
                        "[WARNING] line 2, column 6: packages or files come over plain http from $HOST, so that whoever is"
                                + " on the way can change them",
                        "[WARNING] line 3, column 7: packages or files come over plain http from ${HOST}, so that whoever"
                                + " is on the way can change them",
                        "[WARNING] line 4, column 6: packages or files come over plain http from a host that is not shown,"
                                + " so that whoever is on the way can change them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -fsSL http://example.org/a",
                "sudo wget -q HTTP://example.org/a",
                "yum-config-manager --add-repo http://example.org/a.repo",
                "rpm --import http://example.org/key",
                "yum install -y http://example.org/a.rpm",
                "add-apt-repository 'deb http://example.org/debian stable main'",
                "echo 'deb http://example.org/debian stable main' > /etc/apt/sources.list.d/a.list",
                "echo 'baseurl=http://example.org/' | sudo tee -a /etc/yum.repos.d/a.repo",
                "printf '[a]\\nbaseurl=http://example.org/\\n' > /etc/yum.repos.d/a.repo",
                "cat > /etc/apt/sources.list <<EOF\ndeb http://example.org/debian stable main\nEOF",
                "cat > /etc/apt/sources.list.d/a.sources <<EOF\nTypes: deb\nURIs: http://example.org/debian\nEOF",
                "sed -i 's#https://mirror.example#http://example.org#g' /etc/yum.repos.d/*.repo",
                "M=http://example.org\ncurl -O $M/a",
                "export M=\"http://example.org\"\ncat > a.repo <<EOF\n[a]\nbaseurl=${M}/a\nEOF",
            })
    void findsItInEachForm(String script) {
        assertThat(Check.of(ID, script)).singleElement().asString().contains("from example.org,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -fsSL https://example.org/a",
                "curl http://100.100.100.200/latest/meta-data/instance-id",
                "curl http://127.0.0.1:10248/healthz",
                "curl http://localhost:8080/",
                "wget http://[::1]/a",
                "yum-config-manager --add-repo http://mirrors.cloud.aliyuncs.com/docker-ce.repo",
                "curl -x http://proxy.example:3128 https://example.org/a",
                "export http_proxy=http://proxy.example:3128\ncurl https://example.org/a",
                "echo see http://example.org",
                "echo 'deb http://example.org/debian stable main'",
                "# curl http://example.org",
                "curl https://example.org/?next=http:",
                "sed -i 's#http://example.org#https://example.org#' /etc/yum.repos.d/a.repo",
                "M=http://example.org\necho $M",
                "cat <<EOF\nsee http://example.org\nEOF",
                "kubectl get --raw http://example.org",
            })
    void findsNothingElse(String script) {
        assertThat(Check.of(ID, script)).isEmpty();
    }
}
