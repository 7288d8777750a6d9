// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the object store, nothing of it checked.
 *
 * @param method such as {@code PUT}
 * @param host the Host header without its port
 * @param path as sent, still percent-encoded
 * @param query as sent, still percent-encoded; empty if there is none
 * @param headers by name in lower case
 * @param body its bytes
 * @param now the fake's time
 */
record ObjectRequest(
        String method, String host, String path, String query, Map<String, String> headers, byte[] body, Instant now) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
