// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemovedRepositoryTest {
    private static final String REMOVED = "Script.RemovedRepository";
    private static final String FROZEN = "Script.FrozenRepository";
    private static final String REGISTRY = "Script.FrozenRegistry";

    @Test
    void findsARepositoryThatIsGone() {
        String script =
                "echo 'deb https://apt.kubernetes.io/ kubernetes-xenial main' > /etc/apt/sources.list.d/k.list\n";

        assertThat(Check.of(REMOVED, script))
                .containsExactly("[ERROR] line 1, column 19: this package repository of Kubernetes was removed in March"
                        + " 2024, so that nothing can be installed from it");
        assertThat(Check.of(FROZEN, script)).isEmpty();
    }

    @Test
    void findsAMirrorThatIsFrozen() {
        String script = "cat <<'E' > k.repo\n[k]\nbaseurl=https://mirrors.aliyun.com/kubernetes/yum/repos/"
                + "kubernetes-el7-x86_64\nE\n";

        assertThat(Check.of(FROZEN, script))
                .containsExactly("[WARNING] line 3, column 57: this mirrors a package repository of Kubernetes that was"
                        + " frozen in September 2023: no later version, no fix");
        assertThat(Check.of(REMOVED, script)).isEmpty();
    }

    @Test
    void findsARegistryThatIsFrozen() {
        assertThat(Check.of(REGISTRY, "crictl pull k8s.gcr.io/pause:3.5\n"))
                .containsExactly(
                        "[WARNING] line 1, column 13: k8s.gcr.io was frozen in April 2023: no later image is in"
                                + " it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat > k.repo <<E\n[k]\nbaseurl=https://packages.cloud.google.com/yum/repos/kubernetes-el7-\\$basearch\nE",
                "echo 'deb [signed-by=/k] https://packages.cloud.google.com/apt kubernetes-xenial main' | tee k.list",
                "cat > k.repo <<E\n[k]\nbaseurl=https://yum.kubernetes.io/repos\nE",
                "add-apt-repository \"deb http://apt.kubernetes.io/ kubernetes-xenial main\"",
                "U=https://packages.cloud.google.com/yum/repos/kubernetes-el7-x86_64\nyum-config-manager --add-repo $U",
            })
    void findsWhatIsGoneInEachForm(String script) {
        assertThat(Check.lines(REMOVED, script)).hasSize(1);
        assertThat(Check.lines(FROZEN, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat > k.repo <<E\n[k]\nbaseurl=https://pkgs.k8s.io/core:/stable:/v1.31/rpm/\nE",
                "cat > k.repo <<E\n[k]\n#baseurl=https://packages.cloud.google.com/yum/repos/kubernetes-el7-x86_64\nE",
                "# https://apt.kubernetes.io/",
                "echo no longer https://apt.kubernetes.io/",
                "cat > g.repo <<E\n[g]\nbaseurl=https://packages.cloud.google.com/yum/repos/cloud-sdk-el8-x86_64\nE",
                "sed -i 's#https://apt.kubernetes.io/#https://pkgs.k8s.io/#' k.list",
                "rm -f kubernetes-el7.repo",
                "curl https://notapt.kubernetes.io.example/",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(REMOVED, script)).isEmpty();
        assertThat(Check.lines(FROZEN, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sed -i 's#k8s.gcr.io#registry.aliyuncs.com/k8sxio#g' /etc/containerd/config.toml",
                "ctr -n k8s.io images tag registry.aliyuncs.com/google_containers/pause:3.5 k8s.gcr.io/pause:3.5",
                "echo k8s.gcr.io is frozen",
                "# k8s.gcr.io",
                "crictl pull registry.k8s.io/pause:3.9",
                "crictl pull mirror-k8s.gcr.io.example/pause:3.9",
            })
    void findsNoRegistryElse(String script) {
        assertThat(Check.lines(REGISTRY, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --image-repository=k8s.gcr.io",
                "cat > /etc/containerd/config.toml <<E\nsandbox_image = \"k8s.gcr.io/pause:3.5\"\nE",
                "sed -i 's#sandbox_image.*#sandbox_image = \"k8s.gcr.io/pause:3.5\"#' /etc/containerd/config.toml",
            })
    void findsTheRegistryInEachForm(String script) {
        assertThat(Check.lines(REGISTRY, script)).hasSize(1);
    }
}
