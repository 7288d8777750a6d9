// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.plan.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    server: https://10.0.0.1:6443 | 10.0.0.1:6443",
                "server: https://10.0.0.1:6443/ | 10.0.0.1:6443",
                "server: https://10.0.0.1:6443/base?x=y | 10.0.0.1:6443",
                "- server: \"https://10.0.0.1\" | 10.0.0.1:443",
                "- cluster: {server: 'https://[fd00::1]:6443', x: y} | [fd00::1]:6443",
                "{\"cluster\":{\"server\":\"https://api.idc.example:8443\"}} | api.idc.example:8443",
                "{\"server\" : \"https://api.idc.example\"} | api.idc.example:443"
            })
    void readsTheServerThatJoiningNodesUse(String kubeconfig, String server) {
        assertThat(LiveAddresses.ofClusterInfo(clusterInfo(kubeconfig))).contains(Endpoint.parse(server));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server: http://10.0.0.1:6443",
                "proxy-server: https://10.0.0.1:6443",
                "tls-server-name: https://10.0.0.1:6443",
                "server: https://user:secret@10.0.0.1:6443",
                "server: https://secret@10.0.0.1:6443",
                "server: https://10.0.0.1:99999",
                "server: https://UPPER.example:6443"
            })
    void readsNothingElse(String kubeconfig) {
        assertThat(LiveAddresses.ofClusterInfo(clusterInfo(kubeconfig))).isEmpty();
    }

    @Test
    void readsObjectsOfThatNameOnly() {
        Map<String, Object> other = Map.of(
                "metadata", Map.of("namespace", "kube-system", "name", "cluster-info"),
                "data", Map.of("kubeconfig", "server: https://10.0.0.1:6443"));

        assertThat(LiveAddresses.ofClusterInfo(other)).isEmpty();
        assertThat(LiveAddresses.ofEndpoints(other)).isEmpty();
        assertThat(LiveAddresses.ofEndpointSlice(other)).isEmpty();
        assertThat(LiveAddresses.ofService(other)).isEmpty();
    }

    @Test
    void readsEndpointsAndSlicesOfBothFamilies() {
        Map<String, Object> metadata = Map.of(
                "namespace",
                "default",
                "name",
                "kubernetes",
                "labels",
                Map.of("kubernetes.io/service-name", "kubernetes"));

        assertThat(LiveAddresses.ofEndpoints(Map.of(
                        "metadata",
                        metadata,
                        "subsets",
                        List.of(Map.of(
                                "addresses",
                                        List.of(Map.of("ip", "10.0.0.1"), Map.of("ip", "fd00::1"), Map.of("ip", "x:")),
                                "ports", List.of(Map.of("port", 6443.0), Map.of("name", "none")))))))
                .hasToString("[10.0.0.1:6443, [fd00::1]:6443]");
        assertThat(LiveAddresses.ofEndpointSlice(Map.of(
                        "metadata",
                        metadata,
                        "endpoints",
                        List.of(Map.of("addresses", List.of("10.0.0.2", 7))),
                        "ports",
                        List.of(Map.of("port", 6443)))))
                .hasToString("[10.0.0.2:6443]");
        assertThat(LiveAddresses.ofService(Map.of(
                        "metadata", metadata, "spec", Map.of("clusterIPs", Arrays.asList("None", null, "fd00::a")))))
                .containsExactly(IpAddress.parse("fd00::a"));
    }

    private static Map<String, Object> clusterInfo(String kubeconfig) {
        return Map.of(
                "metadata", Map.of("namespace", "kube-public", "name", "cluster-info"),
                "data", Map.of("kubeconfig", kubeconfig));
    }
}
