// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.stream.JsonReader;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.secret.Redirection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Status} that the API server sends with a refusal: its reason, the fields it blames and what it says of
 * trying again (k8s.io/apimachinery pkg/apis/meta/v1/types.go). Never its message, which quotes the object.
 */
final class StatusAnswers {
    /** A Status is small; whatever is longer is something else. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_FIELDS = 8;
    private static final int LONGEST_RETRY_AFTER_SECONDS = 24 * 60 * 60;

    /** A path of names and indexes. Whatever else stands there may be a value. */
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\-/\\[\\]]{1,200}");

    private static final FieldMask NEEDED =
            FieldMask.of(List.of("reason", "details.causes.field", "details.retryAfterSeconds", "metadata.continue"));

    private StatusAnswers() {}

    static Failure failure(Response response) {
        if (Redirection.isRedirect(response.code())) {
            return redirect(response);
        }
        TreeNode status = TreeNode.at("", read(response));
        String word = optionalString(status.member("reason")).orElse("");
        return new Failure(
                reason(response.code(), word),
                response.code(),
                fields(status),
                retryAfter(response, status),
                optionalString(child(status, "metadata").member("continue")).filter(token -> !token.isEmpty()),
                null);
    }

    /** What stands in the body of a redirect is for a browser. */
    private static Failure redirect(Response response) {
        IOException pointed = new IOException(Redirection.describe(
                response.code(), response.request().url().uri(), Optional.ofNullable(response.header("Location"))));
        return new Failure(Reason.REDIRECTED, response.code(), List.of(), Optional.empty(), Optional.empty(), pointed);
    }

    /** An ERROR event of a watch holds a Status, too. */
    static Failure failure(Map<String, @Nullable Object> object) {
        TreeNode status = TreeNode.at("", object);
        int code = object.get("code") instanceof Long number ? number.intValue() : 500;
        String word = optionalString(status.member("reason")).orElse("");
        return new Failure(reason(code, word), code, List.of(), Optional.empty(), Optional.empty(), null);
    }

    static Failure unreadable(int code, Throwable cause) {
        return new Failure(Reason.UNREADABLE, code, List.of(), Optional.empty(), Optional.empty(), cause);
    }

    private static Map<String, @Nullable Object> read(Response response) {
        try {
            byte[] bytes = response.body().byteStream().readNBytes(MOST_BYTES);
            JsonReader in = new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
            return JsonTrees.object(in, NEEDED);
        } catch (IOException | RuntimeException e) {
            // The status says enough: proxies and load balancers answer with HTML.
            return Map.of();
        }
    }

    private static Reason reason(int code, String word) {
        return switch (code) {
            case 400 -> Reason.BAD_REQUEST;
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.FORBIDDEN;
            case 404 -> Reason.NOT_FOUND;
            case 409 -> word.equals("AlreadyExists") ? Reason.ALREADY_EXISTS : Reason.CONFLICT;
            case 410 -> Reason.EXPIRED;
            case 413 -> Reason.TOO_LARGE;
            case 422 -> Reason.INVALID;
            case 429 -> Reason.THROTTLED;
            default -> code >= 500 ? Reason.SERVER_ERROR : Reason.OTHER;
        };
    }

    private static List<String> fields(TreeNode status) {
        try {
            return child(status, "details").member("causes").elements().stream()
                    .flatMap(cause -> optionalString(cause.member("field")).stream())
                    .filter(field -> FIELD.matcher(field).matches())
                    .distinct()
                    .limit(MOST_FIELDS)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Optional<Integer> retryAfter(Response response, TreeNode status) {
        String header = response.header("Retry-After", "");
        if (header != null && header.matches("[0-9]{1,5}")) {
            return Optional.of(Math.min(Integer.parseInt(header), LONGEST_RETRY_AFTER_SECONDS));
        }
        Object inBody = child(status, "details").isNothing()
                ? null
                : child(status, "details").object().get("retryAfterSeconds");
        return inBody instanceof Long seconds && seconds >= 0
                ? Optional.of((int) Math.min(seconds, LONGEST_RETRY_AFTER_SECONDS))
                : Optional.empty();
    }

    /** A member that is an object, or nothing: an answer that is not as it should be tells nothing. */
    private static TreeNode child(TreeNode node, String name) {
        TreeNode member = node.member(name);
        try {
            member.object();
            return member;
        } catch (IllegalArgumentException e) {
            return TreeNode.at(name, null);
        }
    }

    private static Optional<String> optionalString(TreeNode node) {
        try {
            return node.optionalString();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
