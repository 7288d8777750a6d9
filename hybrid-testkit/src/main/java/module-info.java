// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A fake Alibaba Cloud and Kubernetes API servers for tests, on loopback: for test scope, never for production.
 *
 * <p>It needs no Kubernetes client: any client that speaks HTTP can be pointed at what starts here.
 */
module io.hybridcluster.testkit {
    requires java.net.http;
    requires jdk.httpserver;
    requires transitive io.hybridcluster.model;
    requires static transitive org.jspecify;

    exports io.hybridcluster.testkit.alibabacloud;
    exports io.hybridcluster.testkit.kubernetes;
}
