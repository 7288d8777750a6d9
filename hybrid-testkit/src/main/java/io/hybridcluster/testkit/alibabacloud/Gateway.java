// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands before the products: finds the action, checks the request, and renders the answer. */
final class Gateway {
    /** The versions of the products' APIs. */
    private static final Map<String, String> VERSIONS = Map.of(
            "2014-05-26", "ecs",
            "2016-04-28", "vpc",
            "2017-09-12", "cbn",
            "2015-05-01", "ram",
            "2015-04-01", "sts",
            "2015-12-15", "cs");

    private final World world;
    private final Map<String, FakeProduct> products;
    private long serial;

    Gateway(World world, Map<String, FakeProduct> products) {
        this.world = world;
        this.products = products;
    }

    /** Returns the answer. Called under the lock. */
    Answer answer(WireRequest request, Instant now) {
        String requestId = world.ids().request();
        boolean roa = "cs".equals(VERSIONS.get(version(request)));
        try {
            ActionSpec spec = action(request);
            Map<String, String> parameters = request.parameters();
            spec.match(request.path()).ifPresent(parameters::putAll);
            Caller caller = world.identities().caller(accessKey(request), request.header("x-acs-security-token"), now);
            long number = ++serial;
            FakeCall call =
                    new FakeCall(spec.name(), parameters, body(spec, request), caller, now, requestId, number, number);
            FakeProduct product = products.get(spec.product());
            if (product == null) {
                throw new FakeFailure(501, "FakeNotImplemented", "the fake knows " + spec.name() + " by name only");
            }
            return good(spec, product.answer(call), requestId);
        } catch (FakeFailure failure) {
            return bad(failure, requestId, request.host(), roa);
        }
    }

    private static String version(WireRequest request) {
        String version = request.header("x-acs-version");
        return version.isEmpty() ? request.parameters().getOrDefault("Version", "") : version;
    }

    private static ActionSpec action(WireRequest request) throws FakeFailure {
        @Nullable String product = VERSIONS.get(version(request));
        if (product == null) {
            throw new FakeFailure(400, "InvalidVersion", "Specified parameter Version is not valid.");
        }
        String name = request.header("x-acs-action");
        Optional<ActionSpec> spec = product.equals("cs")
                ? ActionTable.instance().find(request.method(), request.path(), product)
                : ActionTable.instance().find(product, name);
        return spec.orElseThrow(() -> new FakeFailure(
                404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."));
    }

    private static String accessKey(WireRequest request) {
        return request.header("authorization").replaceFirst("(?s).*Credential=([^,]*).*", "$1");
    }

    private static @Nullable Object body(ActionSpec spec, WireRequest request) throws FakeFailure {
        if (!spec.isRoa() || request.body().length == 0) {
            return null;
        }
        try {
            return Json.read(request.text());
        } catch (IllegalArgumentException e) {
            throw new FakeFailure(400, "InvalidJson", "the request body is not valid JSON: " + e.getMessage());
        }
    }

    private static Answer good(ActionSpec spec, @Nullable Object tree, String requestId) {
        if (tree == null) {
            return new Answer(200, Map.of(), new byte[0]).with("x-acs-request-id", requestId);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!spec.isRoa()) {
            object.put("RequestId", requestId);
        }
        ((Map<?, ?>) tree).forEach((name, value) -> object.put((String) name, value));
        return Answer.json(200, object).with("x-acs-request-id", requestId);
    }

    private static Answer bad(FakeFailure failure, String requestId, String host, boolean roa) {
        Map<String, Object> object = new LinkedHashMap<>();
        String recommend = "https://api.aliyun.com/troubleshoot?q=" + failure.code() + "&requestId=" + requestId;
        if (roa) {
            object.put("code", failure.code());
            object.put("message", failure.text());
            object.put("requestId", requestId);
            object.put("status", failure.status());
            if (!failure.detail().isEmpty()) {
                object.put("accessDeniedDetail", failure.detail());
            }
        } else {
            object.put("RequestId", requestId);
            object.put("HostId", host);
            object.put("Code", failure.code());
            object.put("Message", failure.text());
            object.put("Recommend", recommend);
            if (!failure.detail().isEmpty()) {
                object.put("AccessDeniedDetail", failure.detail());
            }
        }
        return Answer.json(failure.status(), object).with("x-acs-request-id", requestId);
    }
}
