// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is complete: anything but a watch. */
final class Answer {
    private static final String JSON = "application/json";

    private final int code;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int code, String contentType, byte[] body, Map<String, String> headers) {
        this.code = code;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    static Answer json(int code, Map<String, ? extends @Nullable Object> tree) {
        return new Answer(code, JSON, (Json.write(tree) + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer text(int code, String contentType, String text) {
        return new Answer(code, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer of(ApiFailure failure) {
        return json(failure.code(), failure.status());
    }

    Answer with(String header, String value) {
        return new Answer(code, contentType, body, Map.of(header, value));
    }

    int code() {
        return code;
    }

    String contentType() {
        return contentType;
    }

    /** Not a copy: nobody changes it. */
    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
