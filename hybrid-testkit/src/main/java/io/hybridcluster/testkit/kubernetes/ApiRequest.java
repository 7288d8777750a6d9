// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request, taken apart as RequestInfo of the real server is. Strings are empty where there is no such part. */
final class ApiRequest {
    private final String method;
    private final URI uri;
    private final Map<String, String> query;
    private final String contentType;
    private final String userAgent;
    private final String body;
    private final boolean isResource;
    private final String group;
    private final String version;
    private final String namespace;
    private final String plural;
    private final String name;
    private final String subresource;

    ApiRequest(String method, URI uri, String contentType, String userAgent, String body) {
        this.method = method;
        this.uri = uri;
        this.query = parameters(uri.getRawQuery());
        this.contentType = contentType.replaceFirst("\\s*;.*", "");
        this.userAgent = userAgent;
        this.body = body;
        List<String> path = Arrays.stream(uri.getPath().split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        boolean core = part(path, 0).equals("api");
        int start = core ? 2 : 3;
        this.isResource = (core || part(path, 0).equals("apis")) && path.size() > start;
        this.group = core || !isResource ? "" : part(path, 1);
        this.version = isResource ? part(path, start - 1) : "";
        List<String> rest = isResource ? path.subList(start, path.size()) : List.of();
        boolean within = part(rest, 0).equals("namespaces")
                && rest.size() > 2
                && !part(rest, 2).equals("status")
                && !part(rest, 2).equals("finalize");
        List<String> object = within ? rest.subList(2, rest.size()) : rest;
        this.plural = part(object, 0);
        this.subresource = part(object, 2);
        String named = part(object, 1);
        this.namespace = within ? part(rest, 1) : core && plural.equals("namespaces") ? named : "";
        // A list of the one object of a name counts as a request for it, for access by name.
        this.name = named.isEmpty() && method.equals("GET") ? namedBy(query.get("fieldSelector")) : named;
    }

    private static String namedBy(@Nullable String fieldSelector) {
        return fieldSelector != null && fieldSelector.startsWith("metadata.name=") && !fieldSelector.contains(",")
                ? fieldSelector.substring("metadata.name=".length()).replaceFirst("^=", "")
                : "";
    }

    private static String part(List<String> path, int index) {
        return index < path.size() ? path.get(index) : "";
    }

    private static Map<String, String> parameters(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String each : raw.split("&", -1)) {
                int equals = each.indexOf('=');
                String key = equals < 0 ? each : each.substring(0, equals);
                query.putIfAbsent(decoded(key), equals < 0 ? "" : decoded(each.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Whether it asks for a resource, and not for /version and the like. */
    boolean isResource() {
        return isResource;
    }

    /** Whether the path names one object, not only the query. */
    boolean isOfOne() {
        return !name.isEmpty() && uri.getPath().matches(".*/" + Pattern.quote(plural) + "/[^/].*");
    }

    String path() {
        return uri.getPath();
    }

    String method() {
        return method;
    }

    String verb() {
        if (!isResource) {
            return method.toLowerCase(Locale.ROOT);
        }
        return switch (method) {
            case "GET" -> isOfOne() ? "get" : isWatch() ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> isOfOne() ? "delete" : "deletecollection";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    private boolean isWatch() {
        return query("watch").equals("1") || query("watch").equals("true");
    }

    String group() {
        return group;
    }

    String version() {
        return version;
    }

    String plural() {
        return plural;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    String subresource() {
        return subresource;
    }

    String query(String parameter) {
        return query.getOrDefault(parameter, "");
    }

    boolean isDryRun() {
        return query("dryRun").equals("All");
    }

    /** Who is written into managedFields: what the request says, or the first word of its User-Agent. */
    String manager() {
        String wanted = query("fieldManager");
        return wanted.isEmpty() ? userAgent.replaceFirst("/.*", "") : wanted;
    }

    String contentType() {
        return contentType;
    }

    String body() {
        return body;
    }

    /** Returns what an audit log says of it. */
    AuditEvent audit(String user, int code) {
        return AuditEvent.of(Trees.of(
                "verb", verb(),
                "requestURI", uri.toString(),
                "user", Trees.of("username", user),
                "objectRef",
                        Trees.of(
                                "apiGroup", group,
                                "resource", plural,
                                "subresource", subresource,
                                "namespace", namespace,
                                "name", name),
                "responseStatus", Trees.of("code", (long) code)));
    }
}
