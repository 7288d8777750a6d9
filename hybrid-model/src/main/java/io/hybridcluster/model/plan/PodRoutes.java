// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** How the data centre announces its pod addresses to the border router. */
public enum PodRoutes implements Named {
    /** One route for each pod block of the plan. */
    AGGREGATED("aggregated"),

    /** One route for each block that Calico gives to a node. */
    PER_BLOCK("per-block");

    private final String text;

    PodRoutes(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static PodRoutes parse(String text) {
        return Named.parse(PodRoutes.class, "kind of pod routes", text);
    }

    /** Returns the name in the plan file. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the name in the plan file. */
    @Override
    public String toString() {
        return text;
    }
}
