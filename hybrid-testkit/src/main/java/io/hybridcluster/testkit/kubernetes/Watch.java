// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One watch: a line of JSON for each change of what is selected. Source: "Kubernetes API Concepts", watches. */
final class Watch {
    private static final long LONGEST_SECONDS = 1_800;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Store store;
    private final Schemas schemas;
    private final Selection selection;
    private final BooleanSupplier ended;
    private final long deadline;
    private final String from;
    private long seen;

    Watch(Store store, Schemas schemas, ApiRequest request, Selection selection, BooleanSupplier ended) {
        this.store = store;
        this.schemas = schemas;
        this.selection = selection;
        this.ended = ended;
        this.from = request.query("resourceVersion");
        String timeout = request.query("timeoutSeconds");
        if (!from.matches("[0-9]{0,18}") || !timeout.matches("[0-9]{0,9}")) {
            throw ApiFailure.badRequest("resourceVersion and timeoutSeconds of a watch are numbers");
        }
        long seconds = timeout.isEmpty() ? LONGEST_SECONDS : Long.parseLong(timeout);
        this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Writes until its time is over, somebody ends it, or the client is gone. */
    void run(OutputStream out) throws IOException {
        List<String> lines = begin();
        while (true) {
            for (String line : lines) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            if (seen < 0) {
                return;
            }
            synchronized (store) {
                lines = next();
                while (lines.isEmpty()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0 || ended.getAsBoolean()) {
                        return;
                    }
                    await(Math.min(left, LONGEST_WAIT_MILLIS));
                    lines = next();
                }
            }
        }
    }

    private void await(long millis) throws IOException {
        try {
            store.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        }
    }

    private List<String> begin() {
        synchronized (store) {
            if (!from.isEmpty() && !from.equals("0")) {
                seen = Long.parseLong(from);
                return seen < store.forgotten() ? tooOld() : List.of();
            }
            seen = store.revision();
            List<String> lines = new ArrayList<>();
            for (Map<String, @Nullable Object> object : store.list(selection.type(), selection.namespace())) {
                if (selection.has(object)) {
                    lines.add(line("ADDED", shown(object)));
                }
            }
            return lines;
        }
    }

    private List<String> next() {
        if (seen < store.forgotten()) {
            return tooOld();
        }
        List<String> lines = new ArrayList<>();
        for (Store.Change change : store.after(selection.type(), seen)) {
            boolean was = !change.event().equals("ADDED") && selection.has(change.before());
            boolean is = !change.event().equals("DELETED") && selection.has(change.after());
            if (was || is) {
                lines.add(line(was && is ? "MODIFIED" : is ? "ADDED" : "DELETED", shown(change.after())));
            }
        }
        seen = Math.max(seen, store.revision());
        return lines;
    }

    private List<String> tooOld() {
        ApiFailure failure = ApiFailure.expired("too old resource version: " + seen + " (" + store.revision() + ")");
        seen = -1;
        return List.of(line("ERROR", failure.status()));
    }

    private Map<String, @Nullable Object> shown(Map<String, @Nullable Object> stored) {
        return schemas.asRead(selection.type(), stored);
    }

    private static String line(String event, Map<String, @Nullable Object> object) {
        return Json.write(Trees.of("type", event, "object", object)) + "\n";
    }
}
