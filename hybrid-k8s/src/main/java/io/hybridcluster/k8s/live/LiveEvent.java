// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need of an event of Terway, of the API of either group ({@code v1} and {@code events.k8s.io/v1}).
 *
 * @param kind the kind of object that it is about, such as {@code Node}
 * @param namespace the object's namespace; empty for a node
 * @param name the object's name
 * @param reason the reason
 * @param count how often it happened
 * @param last when it happened last, if it is told
 * @param symptoms what the message says
 */
public record LiveEvent(
        String kind,
        String namespace,
        String name,
        String reason,
        int count,
        Optional<Instant> last,
        Set<Symptom> symptoms) {
    /** The reasons of the warnings that Terway writes (terway {@code types/k8s.go}, {@code pkg/controller}; Terway's troubleshooting guide). */
    private static final ImmutableSet<String> REASONS = ImmutableSet.of(
            "AllocIPFailed",
            "ConfigError",
            "ResourceInvalid",
            "PrefixModeImmutable",
            "CniPodCreateError",
            "CreateENIFailed",
            "AttachENIFailed",
            "DetachENIFailed",
            "DeleteENIFailed",
            "ENICreateFailed",
            "ENIDeleteFailed",
            "UpdatePodENIFailed",
            "SyncOpenAPIFailed",
            "SyncPodNetworkingFailed");

    public LiveEvent {
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        requireNonNull(reason, "reason");
        requireNonNull(last, "last");
        symptoms = ImmutableSet.copyOf(symptoms);
    }

    /** Returns the paths of an Event that are read, each with all that is under it. */
    public static List<String> fields() {
        return List.of(
                "metadata.creationTimestamp",
                "involvedObject",
                "regarding",
                "reason",
                "type",
                "message",
                "note",
                "count",
                "deprecatedCount",
                "series",
                "lastTimestamp",
                "deprecatedLastTimestamp",
                "eventTime");
    }

    /** Returns the event, or empty if it is not a warning of Terway. */
    public static Optional<LiveEvent> of(Map<?, ?> tree) {
        String reason = Tree.textOrEmpty(requireNonNull(tree, "tree"), "reason");
        if (!"Warning".equals(Tree.text(tree, "type")) || !REASONS.contains(reason)) {
            return Optional.empty();
        }
        Map<?, ?> about = Tree.object(tree, "regarding");
        if (about.isEmpty()) {
            about = Tree.object(tree, "involvedObject");
        }
        return Optional.of(new LiveEvent(
                Tree.textOrEmpty(about, "kind"),
                Tree.textOrEmpty(about, "namespace"),
                Tree.textOrEmpty(about, "name"),
                reason,
                count(tree),
                Optional.ofNullable(last(tree)),
                Symptom.in(Tree.textOrEmpty(tree, "message"), Tree.textOrEmpty(tree, "note"))));
    }

    private static int count(Map<?, ?> tree) {
        int count = Tree.number(tree, "series", "count")
                .orElse(Tree.number(tree, "deprecatedCount")
                        .orElse(Tree.number(tree, "count").orElse(1)));
        return Math.max(1, count);
    }

    private static @Nullable Instant last(Map<?, ?> tree) {
        Instant last = null;
        for (String[] path : new String[][] {
            {"series", "lastObservedTime"},
            {"lastTimestamp"},
            {"deprecatedLastTimestamp"},
            {"eventTime"},
            {"metadata", "creationTimestamp"}
        }) {
            Instant time = Tree.time(tree, path);
            last = last == null || (time != null && time.isAfter(last)) ? time : last;
        }
        return last;
    }
}
