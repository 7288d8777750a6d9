// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.json.JsonText;
import java.util.Map;

/** JSON objects that Container Service puts into a text. */
final class EmbeddedJson {
    private EmbeddedJson() {}

    /** Returns the object in a member's text; nothing if there is none, or no object: it is never worth failing for. */
    static ApiAnswer object(ApiAnswer answer, String name) {
        String place = answer.place() + "." + name;
        try {
            Object tree = answer.findText(name).<Object>map(JsonText::read).orElse(Map.of());
            return ApiAnswer.of(place, tree instanceof Map ? tree : null);
        } catch (IllegalArgumentException e) {
            return ApiAnswer.of(place, null);
        }
    }
}
