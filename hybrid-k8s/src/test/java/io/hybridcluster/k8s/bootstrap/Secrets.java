// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.join.BootstrapToken;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Secrets with bootstrap tokens, as an API server would list them. */
final class Secrets {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String HALF = "canary0123456789";

    private Secrets() {}

    /** A Secret of ours, made at this time. */
    static Map<?, ?> ours(String id, Instant created, Optional<Instant> end) {
        return stored(
                new BootstrapTokenSecret(BootstrapToken.parse(id + "." + HALF), TokenGrant.forNodes(end)), created);
    }

    /** What a server makes of a Secret when it takes it. */
    static Map<?, ?> stored(BootstrapTokenSecret secret, Instant created) {
        Map<Object, Object> tree = new LinkedHashMap<>(secret.withToken(Trees::map));
        Map<Object, Object> metadata = new LinkedHashMap<>((Map<?, ?>) tree.get("metadata"));
        metadata.put("creationTimestamp", created.toString());
        metadata.put("resourceVersion", "7");
        tree.put("metadata", metadata);
        return tree;
    }

    /** A Secret of somebody else with these entries, each {@code key=value}. */
    static Map<?, ?> foreign(String name, String... entries) {
        Map<String, Object> data = new LinkedHashMap<>();
        Arrays.stream(entries)
                .forEach(entry -> data.put(
                        entry.substring(0, entry.indexOf('=')), base64(entry.substring(entry.indexOf('=') + 1))));
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Secret",
                "type",
                BootstrapTokenSecret.TYPE,
                "metadata",
                Map.of("name", name, "namespace", "kube-system"),
                "data",
                data);
    }

    static LiveToken live(Map<?, ?> secret) {
        return BootstrapTokens.read(List.of(secret)).tokens().get(0);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    static IntUnaryOperator seeded(long seed) {
        return new Random(seed)::nextInt;
    }
}
