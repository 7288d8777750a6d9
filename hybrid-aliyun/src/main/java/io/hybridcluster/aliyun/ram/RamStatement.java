// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.List;

/**
 * One statement of a RAM policy.
 *
 * @param effect whether it allows or denies
 * @param actions what; at least one, each once, in the order in which they are written
 * @param resources on what, by RAM's resource names; at least one, {@code *} for everything
 */
public record RamStatement(RamEffect effect, List<RamAction> actions, List<String> resources) {
    /** @throws IllegalArgumentException if a list is empty, or an action is there twice */
    public RamStatement {
        requireNonNull(effect, "effect");
        actions = List.copyOf(requireNonNull(actions, "actions"));
        resources = List.copyOf(requireNonNull(resources, "resources"));
        if (actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException(
                    "a RAM statement without " + (actions.isEmpty() ? "actions" : "resources") + " matches nothing");
        }
        for (int i = 0; i < actions.size(); i++) {
            if (actions.indexOf(actions.get(i)) < i) {
                throw new IllegalArgumentException("RAM action " + actions.get(i) + " is in a statement twice");
            }
        }
    }

    /** Returns the statement that allows these actions on every resource. */
    public static RamStatement allowing(List<RamAction> actions) {
        return new RamStatement(RamEffect.ALLOW, actions, List.of("*"));
    }

    /** Returns the statement as RAM writes it, its members in the guide's order. */
    public Document document() {
        return Document.object()
                .put("Action", actions.stream().map(RamAction::value).toList())
                .put("Resource", resources)
                .put("Effect", effect.toString())
                .build();
    }
}
