// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands before the products: finds the action, checks the request, and renders the answer. */
final class Gateway {
    /** An answer, and what the list of requests says of it. */
    record Outcome(Answer answer, CloudRequest request) {}

    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1\\]");

    private final World world;
    private final Map<String, FakeProduct> products;
    private final Acs3 signatures;
    private final Authorizer authorizer;
    private final int perSecond;
    /** When the calls of the last second came. */
    private final Deque<Instant> recent = new ArrayDeque<>();
    /** When each call came, by its number less one. */
    private final List<Instant> times = new ArrayList<>();

    /** @param perSecond how many calls a second the account may make; 0 for any number */
    Gateway(World world, Map<String, FakeProduct> products, int perSecond) {
        this.world = world;
        this.products = products;
        this.perSecond = perSecond;
        signatures = new Acs3(world.identities());
        authorizer = new Authorizer(world.identities());
    }

    /** Returns the name of the action that a request is for, or says that it is for. */
    static String actionName(WireRequest request) {
        Optional<ActionSpec> roa = "cs".equals(product(request))
                ? ActionTable.instance().find(request.method(), request.path(), "cs")
                : Optional.empty();
        return roa.map(ActionSpec::name).orElseGet(() -> request.named("x-acs-action", "Action"));
    }

    private static @Nullable String product(WireRequest request) {
        return ActionTable.VERSIONS.get(request.named("x-acs-version", "Version"));
    }

    /** Processes a request. Called under the lock. */
    Outcome answer(WireRequest request, @Nullable CloudFault lag) {
        Turn turn = new Turn(request, world.now(), world.ids().request());
        try {
            return turn.outcome(good(turn, call(turn, lag)), "");
        } catch (FakeFailure failure) {
            return turn.outcome(bad(turn, failure), failure.code());
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            FakeFailure defect = new FakeFailure(500, "FakeDefect", "the fake failed: " + e);
            return turn.outcome(bad(turn, defect), defect.code());
        }
    }

    /** Returns the answer that this failure is, nothing of the request done. */
    Outcome refuse(WireRequest request, FakeFailure failure) {
        Turn turn = new Turn(request, world.now(), world.ids().request());
        return turn.outcome(bad(turn, failure), failure.code());
    }

    private @Nullable Object call(Turn turn, @Nullable CloudFault lag) throws FakeFailure {
        ActionSpec spec = turn.action();
        Caller caller = signatures.check(turn.request, turn.now);
        turn.caller = caller;
        throttle(turn.now);
        authorizer.check(caller, spec, turn.parameters);
        Object body = body(spec, turn.request);
        new Validation(spec, turn.parameters, body).check();
        times.add(turn.now);
        SentParameters sent = new SentParameters(turn.parameters);
        FakeCall call = new FakeCall(
                spec.name(),
                sent,
                body,
                caller,
                turn.now,
                turn.requestId,
                times.size(),
                times.size() - 1 - lag(lag, turn.now));
        FakeProduct product = products.get(spec.product());
        if (product == null) {
            throw new FakeFailure(
                    501,
                    "FakeNotImplemented",
                    "the fake knows " + spec.product() + ":" + spec.name() + " by name only");
        }
        Object tree = product.answer(call);
        turn.unused = Validation.withoutPublic(sent.unused());
        return tree;
    }

    private void throttle(Instant now) throws FakeFailure {
        if (perSecond > 0) {
            while (!recent.isEmpty() && !recent.getFirst().plusSeconds(1).isAfter(now)) {
                recent.removeFirst();
            }
            if (recent.size() >= perSecond) {
                throw CloudFault.throttled().failure();
            }
            recent.addLast(now);
        }
    }

    /** Returns how many calls before this one it may not see. */
    private int lag(@Nullable CloudFault fault, Instant now) {
        if (fault == null) {
            return 0;
        }
        if (fault.time().isZero()) {
            return fault.calls();
        }
        Instant from = now.minus(fault.time());
        int lag = 0;
        for (int i = times.size() - 2; i >= 0 && times.get(i).isAfter(from); i--) {
            lag++;
        }
        return lag;
    }

    private static @Nullable Object body(ActionSpec spec, WireRequest request) throws FakeFailure {
        if (!spec.isRoa() || request.body().length == 0 || request.isForm()) {
            return null;
        }
        try {
            return Json.read(request.text());
        } catch (IllegalArgumentException e) {
            throw new FakeFailure(400, "InvalidJson", "the request body is not valid: " + e.getMessage());
        }
    }

    private static Answer good(Turn turn, @Nullable Object tree) {
        if (tree == null) {
            return new Answer(200, Map.of(), new byte[0]).with("x-acs-request-id", turn.requestId);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!turn.isRoa()) {
            object.put("RequestId", turn.requestId);
        }
        ((Map<?, ?>) tree).forEach((name, value) -> object.put((String) name, value));
        return Answer.json(200, object).with("x-acs-request-id", turn.requestId);
    }

    private static Answer bad(Turn turn, FakeFailure failure) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (turn.isRoa()) {
            object.put("code", failure.code());
            object.put("message", failure.text());
            object.put("requestId", turn.requestId);
            object.put("status", failure.status());
        } else {
            object.put("RequestId", turn.requestId);
            object.put("HostId", turn.request.host());
            object.put("Code", failure.code());
            object.put("Message", failure.text());
        }
        object.put(
                turn.isRoa() ? "recommend" : "Recommend",
                "https://api.aliyun.com/troubleshoot?q=" + failure.code() + "&requestId=" + turn.requestId);
        if (!failure.detail().isEmpty()) {
            object.put(turn.isRoa() ? "accessDeniedDetail" : "AccessDeniedDetail", failure.detail());
        }
        return Answer.json(failure.status(), object).with("x-acs-request-id", turn.requestId);
    }

    /** One request on its way. */
    private static final class Turn {
        private final WireRequest request;
        private final Instant now;
        private final String requestId;
        private final Map<String, String> parameters;
        private @Nullable ActionSpec spec;
        private @Nullable Caller caller;
        private List<String> unused = List.of();

        Turn(WireRequest request, Instant now, String requestId) {
            this.request = request;
            this.now = now;
            this.requestId = requestId;
            parameters = request.parameters();
            find().ifPresent(found -> {
                spec = found;
                found.match(request.path()).ifPresent(parameters::putAll);
            });
        }

        private Optional<ActionSpec> find() {
            String product = product(request);
            if (product == null) {
                return Optional.empty();
            }
            return product.equals("cs")
                    ? ActionTable.instance().find(request.method(), request.path(), product)
                    : ActionTable.instance()
                            .find(product, actionName(request))
                            .filter(each -> each.methods().contains(request.method())
                                    && request.path().equals("/"));
        }

        boolean isRoa() {
            return "cs".equals(product(request));
        }

        /** Returns the action, if the endpoint is one of its product's. */
        ActionSpec action() throws FakeFailure {
            if (product(request) == null) {
                throw new FakeFailure(400, "InvalidVersion", "Specified parameter Version is not valid.");
            }
            if (spec == null || !isEndpoint(spec.product())) {
                throw new FakeFailure(
                        404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
            }
            return spec;
        }

        private boolean isEndpoint(String product) {
            return LOOPBACK.matcher(request.host()).matches()
                    || request.host().matches(product + "(-vpc|-intranet)?([.-][a-z0-9-]+)?\\.aliyuncs\\.com");
        }

        Outcome outcome(Answer answer, String code) {
            ActionSpec found = spec;
            Object body;
            try {
                body = found == null ? null : body(found, request);
            } catch (FakeFailure e) {
                body = "not JSON";
            }
            List<String> unknown = found == null ? List.of() : new Validation(found, parameters, body).unknown();
            return new Outcome(
                    answer,
                    new CloudRequest(
                            now,
                            found == null ? "" : found.product(),
                            actionName(request),
                            Masking.parameters(parameters),
                            Masking.body(body),
                            caller == null ? "" : caller.name(),
                            answer.status(),
                            code,
                            requestId,
                            unknown,
                            unused.stream()
                                    .filter(name -> !unknown.contains(name))
                                    .toList()));
        }
    }
}
