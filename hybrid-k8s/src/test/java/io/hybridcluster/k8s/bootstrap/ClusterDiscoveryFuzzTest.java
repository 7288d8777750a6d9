// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hybridcluster.model.plan.Endpoint;
import java.time.Instant;
import java.util.List;

class ClusterDiscoveryFuzzTest {
    /** Whatever the kubeconfig is, it is read or a finding tells why not, and what it holds is told by none. */
    @FuzzTest
    void kubeconfig(FuzzedDataProvider data) {
        String kubeconfig = data.consumeRemainingAsString();
        ClusterDiscovery discovery;
        try {
            discovery = ClusterDiscovery.read(Kubeconfigs.configMap(kubeconfig));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("surrogate");
            return;
        }
        List<?> findings =
                discovery.findings(Endpoint.parse("10.0.0.1:6443"), BootstrapTokens.read(List.of()), Instant.EPOCH);
        if (discovery.apiServer().isEmpty() || discovery.caCertHashes().isEmpty()) {
            assertThat(findings).isNotEmpty();
        }
        assertThat(findings.toString()).doesNotContain("canary");
    }
}
