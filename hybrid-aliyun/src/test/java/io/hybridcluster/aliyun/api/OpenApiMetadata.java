// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The request metadata of the OpenAPI, as the public repository aliyun/aliyun-openapi-meta has it: a folder per product
 * with a file per action, named by {@code HYBRID_OPENAPI_META}.
 */
final class OpenApiMetadata {
    private final JsonObject action;

    private OpenApiMetadata(JsonObject action) {
        this.action = action;
    }

    /** Returns the metadata of an action. */
    static OpenApiMetadata of(ApiAction action) {
        Path file = Path.of(Need.OPENAPI_META.require(), action.product().id(), action.apiName() + ".json");
        try {
            return new OpenApiMetadata(
                    JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new AssertionError("no metadata of " + action, e);
        }
    }

    List<String> methods() {
        return List.of(action.get("method").getAsString().split("\\|"));
    }

    /** Returns the path with its parameters in braces; "/" for an action that has none. */
    String path() {
        String pattern = action.get("pathPattern").getAsString();
        return pattern.isEmpty() ? "/" : pattern.replace('[', '{').replace(']', '}');
    }

    /** Returns the type of each parameter, by name. */
    Map<String, String> parameters() {
        Map<String, String> types = new LinkedHashMap<>();
        for (JsonElement parameter : action.getAsJsonArray("parameters")) {
            JsonObject object = parameter.getAsJsonObject();
            types.put(object.get("name").getAsString(), object.get("type").getAsString());
        }
        return types;
    }
}
