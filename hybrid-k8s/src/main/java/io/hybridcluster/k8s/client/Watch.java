// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.hybridcluster.k8s.client.KubernetesCallException.Failure;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.model.call.Deadline;
import io.hybridcluster.model.call.Pauses;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One watch, from its first list to its end. Used once, by one thread. */
final class Watch {
    /** A server ends a watch by itself after some minutes; asking for less finds a dead connection sooner. */
    private static final long LONGEST_SECONDS = 240;

    /** A server ends each watch after some time, and it is taken up again. */
    private static final Failure ENDED = Failure.of(Reason.UNREACHABLE, null);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Calls calls;
    private final CallPolicy policy;
    private final Pauses clock;
    private final int pageSize;
    private final Listing listing;
    private final Predicate<? super WatchEvent> each;
    private final Map<String, KubernetesObject> known = new LinkedHashMap<>();
    private String version = "";
    private boolean ended;
    private boolean progress;

    /** What the embedder's own code threw, to be kept apart from what the stream throws. */
    private @Nullable RuntimeException thrown;

    Watch(
            Calls calls,
            CallPolicy policy,
            Pauses clock,
            int pageSize,
            Listing listing,
            Predicate<? super WatchEvent> each) {
        this.calls = calls;
        this.policy = policy;
        this.clock = clock;
        this.pageSize = pageSize;
        this.listing = listing;
        this.each = each;
    }

    boolean run(Duration atMost) {
        Deadline end = Deadline.in(atMost, clock);
        relist();
        int failures = 0;
        while (!ended) {
            Duration left = end.left();
            if (left.isZero()) {
                return false;
            }
            ApiRequest request = request(left);
            progress = false;
            Failure failure = follow(request, left);
            failures = progress ? 0 : failures + 1;
            if (ended || end.hasPassed()) {
                break;
            }
            if (failure.reason() == Reason.EXPIRED && failures < policy.attempts()) {
                relist();
            } else if (!failure.isTransient() || (failures >= policy.attempts() && !failure.equals(ENDED))) {
                throw Calls.exception(request, failure);
            }
            if (!progress && !pause(request, failure, end)) {
                break;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
        return ended;
    }

    /** Follows the events until the server ends them, and returns why they ended. */
    private Failure follow(ApiRequest request, Duration left) {
        try {
            calls.transport().stream(request, left, GRACE.plusSeconds(LONGEST_SECONDS), this::events);
            return ENDED;
        } catch (FailedCall e) {
            return e.failure();
        }
    }

    /** Waits a little where nothing came; returns whether there was time for it. */
    private boolean pause(ApiRequest request, Failure failure, Deadline end) {
        try {
            calls.attempts().pauseAfter(new FailedCall(failure), 1, end);
            return true;
        } catch (FailedCall e) {
            if (e.failure().reason() == Reason.INTERRUPTED) {
                throw Calls.exception(request, e.failure());
            }
            return false;
        }
    }

    private ApiRequest request(Duration left) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("watch", "true");
        query.put("resourceVersion", version);
        query.put("allowWatchBookmarks", "true");
        query.put("timeoutSeconds", Long.toString(Math.max(1, Math.min(left.toSeconds(), LONGEST_SECONDS))));
        return ApiRequest.watch(listing, query);
    }

    /** Reads the list, and tells what differs from what was told before. */
    private void relist() {
        Map<String, KubernetesObject> gone = new LinkedHashMap<>(known);
        version = new Pages(calls, pageSize)
                .read(
                        listing,
                        object -> {
                            KubernetesObject before = gone.remove(key(object));
                            if (before == null) {
                                tell(WatchEvent.Type.ADDED, object);
                            } else if (!before.resourceVersion().equals(object.resourceVersion())) {
                                tell(WatchEvent.Type.MODIFIED, object);
                            }
                        },
                        Deadline.of(policy, clock));
        gone.values().forEach(object -> tell(WatchEvent.Type.DELETED, object));
    }

    private @Nullable Void events(JsonReader in, Runnable nextPiece) throws IOException {
        // Events follow one another as values of their own, which strict JSON does not have.
        in.setStrictness(Strictness.LENIENT);
        while (!ended && hasNext(in)) {
            nextPiece.run();
            event(in);
        }
        return null;
    }

    /** A stream in which nothing happened has no value at all, which the reader takes for one that was cut off. */
    private static boolean hasNext(JsonReader in) throws IOException {
        try {
            return in.peek() != JsonToken.END_DOCUMENT;
        } catch (EOFException e) {
            return false;
        }
    }

    private void event(JsonReader in) throws IOException {
        String type = "";
        Map<String, @Nullable Object> object = Map.of();
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "type" -> type = in.nextString();
                // The last two are a Status's.
                case "object" -> object = JsonTrees.object(in, listing.fields().and("code", "reason"));
                default -> in.skipValue();
            }
        }
        in.endObject();
        switch (type) {
            case "ADDED", "MODIFIED", "DELETED" -> tell(WatchEvent.Type.valueOf(type), Calls.toObject(object));
            case "BOOKMARK" -> {}
            default -> throw new EndOfWatch(StatusAnswers.failure(object));
        }
        progress = true;
        Optional<String> now = TreeNode.at("", object)
                .member("metadata")
                .member("resourceVersion")
                .optionalString();
        version = now.orElse(version);
    }

    private void tell(WatchEvent.Type type, KubernetesObject object) {
        if (ended) {
            return;
        }
        if (type == WatchEvent.Type.DELETED) {
            known.remove(key(object));
        } else {
            known.put(key(object), outline(object));
        }
        try {
            ended = !each.test(new WatchEvent(type, object));
        } catch (RuntimeException e) {
            thrown = e;
            ended = true;
        }
    }

    private static String key(KubernetesObject object) {
        return object.namespace().orElse("") + "/" + object.name();
    }

    /** What has to be remembered of an object: its name and version. */
    private static KubernetesObject outline(KubernetesObject object) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("name", object.name());
        object.namespace().ifPresent(name -> metadata.put("namespace", name));
        object.resourceVersion().ifPresent(text -> metadata.put("resourceVersion", text));
        return KubernetesObject.of(
                Map.of("apiVersion", object.apiVersion(), "kind", object.kind(), "metadata", metadata));
    }

    /** An ERROR event, on its way out of the reading. */
    static final class EndOfWatch extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        EndOfWatch(Failure failure) {
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
