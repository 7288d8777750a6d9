// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of a real API server. It writes "received" before it does anything for a request, but "complete" only
 * after it has answered: reading waits for the latter, so that nobody misses a request whose answer he has.
 */
final class AuditLog {
    /** The log is written in an instant; a request whose client went away is never completed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path file;

    AuditLog(Path file) {
        this.file = file;
    }

    List<AuditEvent> read() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Map<String, @Nullable Object>> events = events();
        Set<String> known = Set.copyOf(events.keySet());
        while (System.nanoTime() < deadline && !known.stream().allMatch(id -> answered(events.get(id)))) {
            Pause.brief();
            events.putAll(events());
        }
        List<AuditEvent> answered = new ArrayList<>();
        events.values().stream().filter(AuditLog::answered).forEach(event -> answered.add(AuditEvent.of(event)));
        return List.copyOf(answered);
    }

    private static boolean answered(@Nullable Object event) {
        return Trees.at(event, "responseStatus") != null;
    }

    /** The last that is known of each request, in the order in which they came in. */
    private Map<String, Map<String, @Nullable Object>> events() {
        Map<String, Map<String, @Nullable Object>> events = new LinkedHashMap<>();
        String log = text();
        // A line that is being written has no end yet.
        for (String line : log.substring(0, log.lastIndexOf('\n') + 1).split("\n", -1)) {
            if (!line.isEmpty()) {
                Map<String, @Nullable Object> event = Json.readObject(line);
                String id = Trees.text(event, "auditID");
                if (!answered(events.get(id)) || Trees.text(event, "stage").equals("ResponseComplete")) {
                    events.put(id, event);
                }
            }
        }
        return events;
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log cannot be read", e);
        }
    }
}
