// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it came. */
final class WireRequest {
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param method such as {@code POST}
     * @param path still percent-encoded
     * @param query still percent-encoded; empty if there is none
     * @param headers by name in lower case
     * @param body its bytes
     */
    WireRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
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

    /** Not a copy: nobody changes it. */
    byte[] body() {
        return body;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns what a header says, or else the parameter that older clients send for it. */
    String named(String header, String parameter) {
        return headers.getOrDefault(header, parameters().getOrDefault(parameter, ""));
    }

    /** Returns the Host header without its port. */
    String host() {
        return header("host").replaceAll(":[0-9]+$", "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isForm() {
        return header("content-type").startsWith("application/x-www-form-urlencoded");
    }

    /** Returns the parameters of the query and of a body that is a form; of two of one name the last one counts. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Percent.pairs(query).forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
        if (isForm()) {
            Percent.pairs(text()).forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
        }
        return parameters;
    }

    /** Returns whether it is one for the object store. */
    boolean isForObjects() {
        return header("authorization").startsWith("OSS")
                || query.contains("x-oss-signature")
                || host().contains(".oss-")
                || host().startsWith("oss-");
    }
}
