// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** What a taint does to pods that do not tolerate it. */
public enum TaintEffect {
    /** New pods are not placed on the node. */
    NO_SCHEDULE("NoSchedule"),

    /** New pods are placed elsewhere if there is room. */
    PREFER_NO_SCHEDULE("PreferNoSchedule"),

    /** New pods are not placed, and running ones are evicted. */
    NO_EXECUTE("NoExecute");

    private final String text;

    TaintEffect(String text) {
        this.text = text;
    }

    /**
     * Returns the effect that Kubernetes writes so.
     *
     * @throws IllegalArgumentException if there is none; effects are written exactly so, capitals included
     */
    public static TaintEffect parse(String text) {
        requireNonNull(text, "text");
        for (TaintEffect effect : values()) {
            if (effect.text.equals(text)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a taint effect: expected one of "
                + String.join(
                        ", ", Arrays.stream(values()).map(TaintEffect::toString).toList()));
    }

    /** Returns the effect as Kubernetes writes it. */
    @Override
    public String toString() {
        return text;
    }
}
