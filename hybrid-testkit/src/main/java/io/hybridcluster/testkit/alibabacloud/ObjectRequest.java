// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A request to the object store, nothing of it checked. */
final class ObjectRequest {
    private final String method;
    private final String host;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Instant now;

    /**
     * @param method such as {@code PUT}
     * @param host the Host header without its port
     * @param path as sent, still percent-encoded
     * @param query as sent, still percent-encoded; empty if there is none
     * @param headers by name in lower case
     * @param body its bytes
     * @param now the fake's time
     */
    ObjectRequest(
            String method,
            String host,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            Instant now) {
        this.method = method;
        this.host = host;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.now = now;
    }

    String method() {
        return method;
    }

    String host() {
        return host;
    }

    String path() {
        return path;
    }

    String query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Not a copy: nobody changes it. */
    byte[] body() {
        return body;
    }

    Instant now() {
        return now;
    }
}
