// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.Authorizer.Access;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is no success: a Status, in the words of the real server. */
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, @Nullable Object> status;
    private final int code;

    private ApiFailure(int code, String reason, String message, @Nullable Object details) {
        super(message);
        this.code = code;
        this.status = Trees.of(
                "kind", "Status", "apiVersion", "v1", "metadata", Trees.of(), "status", "Failure", "message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            status.put("details", details);
        }
        status.put("code", (long) code);
    }

    /** One reason why an object is invalid. */
    record Cause(String reason, String message, String field) {
        static Cause invalid(String field, Object value, String why) {
            String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
            return new Cause("FieldValueInvalid", "Invalid value: " + shown + ": " + why, field);
        }

        static Cause required(String field, String why) {
            return new Cause("FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why), field);
        }

        static Cause forbidden(String field, String why) {
            return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
        }
    }

    int code() {
        return code;
    }

    Map<String, @Nullable Object> status() {
        return status;
    }

    ApiFailure withContinue(String token) {
        Trees.need(status, "metadata").put("continue", token);
        return this;
    }

    /** Of no particular object. */
    static ApiFailure of(int code, String reason, String message) {
        return new ApiFailure(code, reason, message, Trees.of());
    }

    static ApiFailure badRequest(String message) {
        return new ApiFailure(400, "BadRequest", message, null);
    }

    static ApiFailure unauthorized() {
        return new ApiFailure(401, "Unauthorized", "Unauthorized", null);
    }

    static ApiFailure noSuchResource() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiFailure methodNotAllowed() {
        return of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static ApiFailure notFound(ResourceType type, String name) {
        return of(type, name, 404, "NotFound", " not found");
    }

    static ApiFailure alreadyExists(ResourceType type, String name) {
        return of(type, name, 409, "AlreadyExists", " already exists");
    }

    static ApiFailure modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ApiFailure conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name + "\": " + why;
        return new ApiFailure(409, "Conflict", message, details(name, type.group(), type.plural()));
    }

    static ApiFailure expired(String message) {
        return new ApiFailure(410, "Expired", message, null);
    }

    static ApiFailure invalid(String group, String kind, String name, List<Cause> causes) {
        List<String> texts = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String text = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        Map<String, @Nullable Object> details = details(name, group, kind);
        List<@Nullable Object> trees = new ArrayList<>();
        causes.forEach(cause ->
                trees.add(Trees.of("reason", cause.reason(), "message", cause.message(), "field", cause.field())));
        details.put("causes", trees);
        return new ApiFailure(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + text, details);
    }

    /** The resource and name are those of the request, the reason says who may not do what. */
    static ApiFailure forbidden(Access access, String who) {
        String qualified = access.group().isEmpty() ? access.resource() : access.resource() + "." + access.group();
        String where = access.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + access.namespace() + "\"";
        String message = qualified + (access.name().isEmpty() ? "" : " \"" + access.name() + "\"")
                + " is forbidden: User \"" + who + "\" cannot " + access.verb() + " resource \"" + access.qualified()
                + "\" in API group \"" + access.group() + "\" " + where;
        return new ApiFailure(403, "Forbidden", message, details(access.name(), access.group(), access.resource()));
    }

    /** As a webhook refuses that answers with 403 and the reason Forbidden: of no object, without details. */
    static ApiFailure denied(String webhook, String why) {
        return new ApiFailure(
                403, "Forbidden", "admission webhook \"" + webhook + "\" denied the request: " + why, null);
    }

    static ApiFailure forbiddenPath(String who, String verb, String path) {
        String message = "forbidden: User \"" + who + "\" cannot " + verb + " path \"" + path + "\"";
        return of(403, "Forbidden", message);
    }

    private static ApiFailure of(ResourceType type, String name, int code, String reason, String what) {
        return new ApiFailure(
                code,
                reason,
                type.qualifiedPlural() + " \"" + name + "\"" + what,
                details(name, type.group(), type.plural()));
    }

    private static Map<String, @Nullable Object> details(String name, String group, String kind) {
        Map<String, @Nullable Object> details = Trees.of();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        return details;
    }
}
