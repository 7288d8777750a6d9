// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import io.hybridcluster.model.id.ClusterId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The tags that Terway puts on its ENIs: ACK's mark of the cluster first, then others.
 *
 * <p>ECS takes 20 of up to 128 characters each, without {@code http://} and {@code https://}, keys not starting with
 * {@code aliyun} or {@code acs:} (ECS: CreateNetworkInterface). Terway adds {@code creator=terway} itself, overwriting
 * any other value (terway daemon/builder.go), which leaves 19.
 */
final class EniTags {
    private static final int MOST = 19;
    private static final int LONGEST = 128;

    private final Map<String, String> tags = new LinkedHashMap<>();

    EniTags(ClusterId cluster) {
        tags.put("ack.aliyun.com", cluster.value());
    }

    EniTags(Map<String, String> tags) {
        this.tags.putAll(tags);
    }

    void add(String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (key.isEmpty() || lower.startsWith("aliyun") || lower.startsWith("acs:")) {
            throw refusal(key, value, "the key is empty or starts with \"aliyun\" or \"acs:\"");
        }
        if (key.length() > LONGEST || value.length() > LONGEST) {
            throw refusal(key, value, "the key or the value is longer than " + LONGEST + " characters");
        }
        if ((key + " " + value).contains("http://") || (key + " " + value).contains("https://")) {
            throw refusal(key, value, "neither may contain \"http://\" or \"https://\"");
        }
        if (key.equals("creator")) {
            throw refusal(key, value, "Terway sets this tag itself");
        }
        if (tags.containsKey(key)) {
            throw refusal(key, value, "there is one already: \"" + tags.get(key) + "\"");
        }
        if (tags.size() == MOST) {
            throw refusal(key, value, "there are " + MOST + " already, and Terway adds one");
        }
        tags.put(key, value);
    }

    private static IllegalArgumentException refusal(String key, String value, String why) {
        return new IllegalArgumentException("ENI tag \"" + key + "\": \"" + value + "\": " + why);
    }

    Map<String, String> copy() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
