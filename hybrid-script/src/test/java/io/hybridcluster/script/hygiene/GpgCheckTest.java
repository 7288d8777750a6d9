// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpgCheckTest {
    private static final String PACKAGES = "Script.GpgCheckOff";
    private static final String METADATA = "Script.RepoGpgCheckOff";

    @Test
    void findsACheckThatIsOff() {
        String script = "cat > k.repo <<E\n[k]\nbaseurl=https://a.example\n gpgcheck = 0\nrepo_gpgcheck=0\nE\n";

        assertThat(Check.of(PACKAGES, script))
                .containsExactly(
                        "[WARNING] line 4, column 2: packages are installed without a check of their signatures");
        assertThat(Check.of(METADATA, script)).isEmpty();
    }

    @Test
    void isMilderWithTheCheckOfTheListAlone() {
        String script = "cat > k.repo <<E\n[k]\nbaseurl=https://a.example\ngpgcheck=1\nrepo_gpgcheck=0\nE\n";

        assertThat(Check.of(METADATA, script))
                .containsExactly(
                        "[INFO] line 5, column 1: the list of packages of this repository is taken without a check"
                                + " of its signature; the packages are checked");
        assertThat(Check.of(PACKAGES, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yum install -y --nogpgcheck kubelet",
                "dnf -y install --setopt=gpgcheck=0 kubelet",
                "dnf -y install --setopt docker-ce.gpgcheck=0 kubelet",
                "yum-config-manager --save --setopt=*.gpgcheck=false",
                "apt-get install -y --allow-unauthenticated kubelet",
                "apt-get -o APT::Get::AllowUnauthenticated=true install kubelet",
                "zypper --no-gpg-checks install kubelet",
                "rpm -i --nosignature a.rpm",
                "echo 'deb [arch=amd64 trusted=yes] https://a.example stable main' > a.list",
                "cat > a.list <<E\ndeb [trusted=yes] https://a.example stable main\nE",
                "echo gpgcheck=0 >> /etc/yum.repos.d/a.repo",
                "printf 'baseurl=https://a.example\\ngpgcheck=0\\n' | tee a.repo",
                "sed -i 's/gpgcheck=1/gpgcheck=0/' /etc/yum.repos.d/a.repo",
                "sed -i \"s/^gpgcheck.*/gpgcheck=no/g\" /etc/yum.conf",
            })
    void findsItInEachForm(String script) {
        assertThat(Check.lines(PACKAGES, script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat > k.repo <<E\n[k]\nbaseurl=https://a.example\ngpgcheck=1\n#gpgcheck=0\nE",
                "sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.repos.d/a.repo",
                "echo gpgcheck=0 is bad",
                "# gpgcheck=0",
                "grep -q gpgcheck=0 /etc/yum.conf",
                "cat <<E\nset gpgcheck=0 for tests\nE",
                "echo 'deb [signed-by=/k] https://a.example stable main' > a.list",
                "yum install -y kubelet",
                "apt-key adv --keyserver a.example --recv-keys 1",
                "cat > k.repo <<E\n[k]\nbaseurl=https://a.example\ngpgcheck=0.5\nE",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(PACKAGES, script)).isEmpty();
    }
}
