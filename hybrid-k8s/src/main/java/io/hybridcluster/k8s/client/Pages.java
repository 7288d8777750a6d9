// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.call.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page (Kubernetes: API Concepts, "Retrieving large results sets in chunks"). */
final class Pages {
    /** With the smallest page that is of use, 100 objects, more than etcd holds; with a page of one, a thousand namespaces tenfold. */
    private static final int MOST_PAGES = 10_000;

    private final Calls calls;
    private final int pageSize;

    Pages(Calls calls, int pageSize) {
        this.calls = calls;
        this.pageSize = pageSize;
    }

    String read(Listing listing, Consumer<? super KubernetesObject> each, Deadline deadline) {
        Set<String> seen = new HashSet<>();
        String token = "";
        while (true) {
            ApiRequest request = request(listing, token);
            if (!seen.add(token) || seen.size() > MOST_PAGES) {
                throw Calls.exception(request, Failure.of(Reason.ENDLESS, null));
            }
            Page page;
            try {
                page = calls.readOrFail(request, deadline, in -> Page.read(in, listing));
            } catch (FailedCall e) {
                // A server that no longer has the snapshot offers a token to go on from the same name in a newer one.
                String offered = e.failure().continueToken().orElse("");
                if (e.failure().reason() != Reason.EXPIRED || offered.isEmpty() || seen.contains(offered)) {
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
        query.put("limit", Integer.toString(pageSize));
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
            Set<String> names = new HashSet<>();
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                if (!names.add(name)) {
                    throw new MalformedJsonException("found a member twice in a list of objects");
                }
                switch (name) {
                    case "metadata" -> page.metadata(in);
                    case "items" -> page.items(in, listing);
                    default -> in.skipValue();
                }
            }
            in.endObject();
            // A Status has metadata and no items; it must not pass for a list in which nothing is.
            if (!names.contains("metadata") || !names.contains("items")) {
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
