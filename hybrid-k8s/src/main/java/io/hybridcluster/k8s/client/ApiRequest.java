// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request, ready to be sent.
 *
 * @param verb what is done
 * @param object to what, for messages
 * @param path the path below the server's address; its parts hold no character that would have to be escaped
 * @param query the parameters, not escaped
 * @param mediaType of the body
 * @param body what is sent
 */
record ApiRequest(
        Verb verb, String object, String path, Map<String, String> query, String mediaType, Optional<Document> body) {
    static final String JSON = "application/json";
    static final String MERGE_PATCH = "application/merge-patch+json";

    static ApiRequest get(ObjectRef ref) {
        return new ApiRequest(Verb.GET, ref.toString(), path(ref), Map.of(), JSON, Optional.empty());
    }

    static ApiRequest list(Listing listing, Map<String, String> query) {
        return collection(Verb.LIST, listing, query);
    }

    static ApiRequest watch(Listing listing, Map<String, String> query) {
        return collection(Verb.WATCH, listing, query);
    }

    private static ApiRequest collection(Verb verb, Listing listing, Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>(query);
        listing.labelSelector().ifPresent(selector -> all.put("labelSelector", selector));
        listing.fieldSelector().ifPresent(selector -> all.put("fieldSelector", selector));
        String path = path(listing.resource(), listing.namespace());
        return new ApiRequest(verb, listing.toString(), path, all, JSON, Optional.empty());
    }

    static ApiRequest create(ObjectRef ref, Document object) {
        String path = path(ref.resource(), ref.namespace());
        return new ApiRequest(Verb.CREATE, ref.toString(), path, Map.of(), JSON, Optional.of(object));
    }

    static ApiRequest mergePatch(ObjectRef ref, Document patch) {
        return new ApiRequest(Verb.PATCH, ref.toString(), path(ref), Map.of(), MERGE_PATCH, Optional.of(patch));
    }

    static ApiRequest delete(ObjectRef ref, Document options) {
        return new ApiRequest(Verb.DELETE, ref.toString(), path(ref), Map.of(), JSON, Optional.of(options));
    }

    ApiRequest withQuery(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.putAll(more);
        return new ApiRequest(verb, object, path, all, mediaType, body);
    }

    private static String path(ObjectRef ref) {
        return path(ref.resource(), ref.namespace()) + "/" + ref.name();
    }

    private static String path(ApiResource resource, Optional<String> namespace) {
        String group = resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/";
        return group
                + resource.version()
                + namespace.map(name -> "/namespaces/" + name).orElse("")
                + "/" + resource.plural();
    }
}
