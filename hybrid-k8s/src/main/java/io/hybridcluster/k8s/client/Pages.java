// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page (Kubernetes: API Concepts, "Retrieving large results sets in chunks"). */
final class Pages {
    private final Calls calls;
    private final CallPolicy policy;

    Pages(Calls calls, CallPolicy policy) {
        this.calls = calls;
        this.policy = policy;
    }

    String read(Listing listing, Consumer<? super KubernetesObject> each) {
        String token = "";
        while (true) {
            ApiRequest request = request(listing, token);
            Page page;
            try {
                page = calls.readOrFail(request, new Deadline(policy), in -> Page.read(in, listing));
            } catch (FailedCall e) {
                // A server that no longer has the snapshot offers a token to go on from the same name in a newer one.
                String offered = e.failure().continueToken().orElse("");
                if (e.failure().reason() != Reason.EXPIRED || offered.isEmpty() || offered.equals(token)) {
                    throw Calls.exception(request, e.failure());
                }
                token = offered;
                continue;
            }
            page.items.forEach(each);
            if (page.next.isEmpty()) {
                return page.version;
            }
            token = page.next;
        }
    }

    private ApiRequest request(Listing listing, String token) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(policy.pageSize()));
        if (!token.isEmpty()) {
            query.put("continue", token);
        }
        return ApiRequest.list(listing, query);
    }

    /** One page, while and after it is read. */
    private static final class Page {
        private final List<KubernetesObject> items = new ArrayList<>();
        private String next = "";
        private String version = "";

        static Page read(JsonReader in, Listing listing) throws IOException {
            if (in.peek() != JsonToken.BEGIN_OBJECT) {
                throw new MalformedJsonException("expected a list of objects");
            }
            Page page = new Page();
            boolean hasMetadata = false;
            boolean hasItems = false;
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "metadata" -> {
                        page.metadata(in);
                        hasMetadata = true;
                    }
                    case "items" -> {
                        page.items(in, listing);
                        hasItems = true;
                    }
                    default -> in.skipValue();
                }
            }
            in.endObject();
            // A Status has metadata and no items; it must not pass for a list in which nothing is.
            if (!hasMetadata || !hasItems) {
                throw new MalformedJsonException("expected a list of objects");
            }
            return page;
        }

        private void metadata(JsonReader in) throws IOException {
            Map<String, @Nullable Object> metadata = JsonTrees.object(in, FieldMask.everything());
            if (metadata.get("continue") instanceof String text) {
                next = text;
            }
            if (metadata.get("resourceVersion") instanceof String text) {
                version = text;
            }
        }

        private void items(JsonReader in, Listing listing) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return;
            }
            in.beginArray();
            while (in.hasNext()) {
                items.add(item(JsonTrees.object(in, listing.fields()), listing));
            }
            in.endArray();
        }

        /** The objects of a list do not say what they are; the list does. */
        private static KubernetesObject item(Map<String, @Nullable Object> tree, Listing listing)
                throws MalformedJsonException {
            Map<String, @Nullable Object> whole = new LinkedHashMap<>();
            whole.put("apiVersion", listing.resource().apiVersion());
            whole.put("kind", listing.resource().kind());
            tree.forEach(whole::putIfAbsent);
            return Calls.toObject(whole);
        }
    }
}
