// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** How Terway chooses among several pod vSwitches of a zone ({@code vswitch_selection_policy}). */
public enum VSwitchSelection implements Named {
    /** From Terway 1.8 the one with the most free addresses; before 1.7 sorted likewise; in 1.7 the order given (terway daemon/config.go). */
    ORDERED("ordered"),

    /** Any; what Terway does for every value but ordered. */
    RANDOM("random");

    private final String text;

    VSwitchSelection(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static VSwitchSelection parse(String text) {
        return Named.parse(VSwitchSelection.class, "vSwitch selection", text);
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
