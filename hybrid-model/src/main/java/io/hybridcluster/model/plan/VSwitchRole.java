// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** What a vSwitch is for. */
public enum VSwitchRole implements Named {
    /** Cloud nodes get their primary addresses from it. */
    NODE("node"),

    /** Terway takes pod addresses from it. */
    POD("pod"),

    /** It is in the VPC and serves neither; it is named so that it takes part in overlap checks. */
    OTHER("other");

    private final String text;

    VSwitchRole(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static VSwitchRole parse(String text) {
        return Named.parse(VSwitchRole.class, "vSwitch role", text);
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
