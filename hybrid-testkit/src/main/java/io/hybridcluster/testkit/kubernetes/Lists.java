// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, in pages of one and the same state. Source: "Kubernetes API Concepts", retrieving large results in chunks. */
final class Lists {
    private static final String TOO_OLD = "The provided continue parameter is too old to display a consistent list"
            + " result. You can start a new list without the continue parameter, or use the continue token in this"
            + " response to retrieve the remainder of the results. Continuing with the provided token results in an"
            + " inconsistent list - objects that were created, modified, or deleted between the time the first chunk"
            + " was returned and now may show up in the list.";

    /** In a token that goes on with what is there now. */
    private static final long NOW = -1;

    private final Store store;
    private final Schemas schemas;

    Lists(Store store, Schemas schemas) {
        this.store = store;
        this.schemas = schemas;
    }

    Map<String, @Nullable Object> list(ApiRequest request, ResourceType type) {
        Selection selection = Selection.of(request, type);
        long limit = number(request.query("limit"));
        Map<String, @Nullable Object> token = token(request.query("continue"));
        long wanted = Trees.number(token, NOW, "rv");
        long revision = wanted == NOW ? store.revision() : wanted;
        String start = Trees.text(token, "start");
        List<Map<String, @Nullable Object>> rest = store
                .listAt(type, selection.namespace(), revision, start)
                .orElseThrow(() -> ApiFailure.expired(TOO_OLD).withContinue(token(NOW, start)))
                .stream()
                .filter(selection::has)
                .toList();
        boolean more = limit > 0 && rest.size() > limit;
        List<Map<String, @Nullable Object>> page = more ? rest.subList(0, (int) limit) : rest;
        Map<String, @Nullable Object> metadata = Trees.of("resourceVersion", Long.toString(revision));
        if (more) {
            if (revision == store.revision()) {
                store.keep();
            }
            metadata.put("continue", token(revision, Store.keyOf(type, page.get(page.size() - 1))));
            if (request.query("labelSelector").isEmpty()
                    && request.query("fieldSelector").isEmpty()) {
                metadata.put("remainingItemCount", (long) (rest.size() - page.size()));
            }
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Map<String, @Nullable Object> object : page) {
            items.add(item(type, object));
        }
        return Trees.of(
                "kind", type.kind() + "List", "apiVersion", type.apiVersion(), "metadata", metadata, "items", items);
    }

    /** In lists of built-in kinds the objects do not say what they are. */
    private Map<String, @Nullable Object> item(ResourceType type, Map<String, @Nullable Object> object) {
        if (!type.isBuiltIn()) {
            return schemas.asRead(type, object);
        }
        Map<String, @Nullable Object> item = Trees.of();
        item.putAll(object);
        item.remove("kind");
        item.remove("apiVersion");
        return item;
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{0,18}")) {
            throw ApiFailure.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static String token(long revision, String start) {
        String json = Json.write(Trees.of("v", "meta.k8s.io/v1", "rv", revision, "start", start));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable Object> token(String token) {
        try {
            return token.isEmpty()
                    ? Trees.of()
                    : Json.readObject(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("invalid continue token: continue key is not valid: " + e.getMessage());
        }
    }
}
