// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.ram.RamAction;
import io.hybridcluster.model.secret.SecretShape;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what came back: the tree of an answer, or what may be told of a refusal. */
final class Answers {
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .setStrictness(Strictness.STRICT)
            .create();

    /** A code, such as InvalidVpcId.NotFound. Whatever else stands there may be a value. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9._:-]{0,127}");

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern DENIED_ACTION = Pattern.compile("[a-z][a-z0-9-]{0,63}:[A-Za-z0-9]{1,128}");
    private static final Pattern CLOUDS_HOST =
            Pattern.compile("(?:[a-z0-9-]+\\.)*(?:aliyun|alibabacloud|aliyuncs)\\.com");
    private static final int LONGEST_LINK = 1_000;

    private Answers() {}

    /** Returns the tree of an answer of status 2xx. */
    static ApiAnswer read(ApiAction action, byte[] body) throws FailedCall {
        String text = new String(body, UTF_8);
        if (text.isBlank() && !mayBeEmpty(action)) {
            throw unreadable(0);
        }
        try {
            Object tree = text.isBlank() ? null : GSON.fromJson(text, Object.class);
            if (tree == null && !text.isBlank() || tree instanceof String || tree instanceof Number) {
                throw unreadable(0);
            }
            return ApiAnswer.of(action.toString(), tree);
        } catch (JsonParseException | StackOverflowError e) {
            // What was cut off may be whole when it is asked for again; a page of HTML stays one.
            throw unreadable(text.stripLeading().startsWith("<") ? 200 : 0);
        }
    }

    /** Container Service has answered some of its writes without content; every other answer has at least a request id. */
    private static boolean mayBeEmpty(ApiAction action) {
        return action.product().style() == Product.Style.ROA && action.repetition() != ApiAction.Repetition.READ;
    }

    private static FailedCall unreadable(int status) {
        return new FailedCall(new Failure(
                Reason.UNREADABLE, status, null, null, null, null, false, new IOException("the answer is not JSON")));
    }

    /** Returns what an answer of status 4xx or 5xx says. */
    static Failure failure(int status, byte[] body) {
        ApiAnswer answer = tree(body);
        String code = firstOf(answer, CODE, "Code", "code");
        @Nullable String requestId = firstOf(answer, REQUEST_ID, "RequestId", "requestId", "request_id");
        if (code == null) {
            Reason reason = status < 400 ? Reason.UNREADABLE : ErrorCodes.reason(status, "");
            return new Failure(reason, status, null, requestId, null, null, false, null);
        }
        return new Failure(
                ErrorCodes.reason(status, code),
                status,
                code,
                requestId,
                recommendation(answer),
                deniedAction(answer),
                false,
                null);
    }

    static @Nullable String requestId(ApiAnswer answer) {
        return firstOf(answer, REQUEST_ID, "RequestId", "requestId", "request_id");
    }

    private static ApiAnswer tree(byte[] body) {
        try {
            Object tree = GSON.fromJson(new String(body, UTF_8), Object.class);
            return ApiAnswer.of("", tree instanceof java.util.Map ? tree : null);
        } catch (JsonParseException | StackOverflowError e) {
            // The status says enough: proxies and load balancers answer with HTML.
            return ApiAnswer.of("", null);
        }
    }

    private static @Nullable String firstOf(ApiAnswer answer, Pattern grammar, String... names) {
        for (String name : names) {
            Optional<String> text = text(answer, name);
            if (text.isPresent() && grammar.matcher(text.get()).matches() && !SecretShape.isSecret(text.get())) {
                return text.get();
            }
        }
        return null;
    }

    private static Optional<String> text(ApiAnswer answer, String... path) {
        try {
            return answer.findText(path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable URI recommendation(ApiAnswer answer) {
        Optional<String> link = text(answer, "Recommend").or(() -> text(answer, "recommend"));
        if (link.isEmpty() || link.get().length() > LONGEST_LINK || SecretShape.isSecret(link.get())) {
            return null;
        }
        try {
            URI uri = URI.create(link.get());
            boolean safe = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && CLOUDS_HOST.matcher(uri.getHost()).matches();
            return safe ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable RamAction deniedAction(ApiAnswer answer) {
        for (String detail : new String[] {"AccessDeniedDetail", "accessDeniedDetail"}) {
            Optional<String> denied = text(answer, detail, "AuthAction");
            if (denied.isPresent() && DENIED_ACTION.matcher(denied.get()).matches()) {
                return new RamAction(denied.get());
            }
        }
        return null;
    }
}
