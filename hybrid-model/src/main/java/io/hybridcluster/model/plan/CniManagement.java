// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** What owns the data centre plugin's DaemonSet. */
public enum CniManagement implements Named {
    /** Somebody applied a manifest; the DaemonSet itself is patched. */
    MANIFEST("manifest"),

    /** The tigera-operator keeps the DaemonSet as its Installation resource says and reverts direct edits. */
    OPERATOR("operator");

    private final String text;

    CniManagement(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static CniManagement parse(String text) {
        return Named.parse(CniManagement.class, "CNI management", text);
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
