// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is complete: anything but a watch. */
record Answer(int code, String contentType, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json";

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
}
