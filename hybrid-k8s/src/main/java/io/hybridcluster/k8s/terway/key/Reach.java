// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

/** How far a change of a member gets, once Terway has read it. */
public enum Reach {
    /** Nothing comes of it: Terway never reads the member. */
    NOTHING("nothing: it is never used"),

    /** Every node, as soon as its Terway pod has started again. */
    EVERY_NODE("every node"),

    /** ENIs that are made afterwards; those that are there stay as they are. */
    NEW_ENIS("new ENIs only"),

    /** Nodes that join afterwards; those that are there stay as they are. */
    NEW_NODES("new nodes only");

    private final String words;

    Reach(String words) {
        this.words = words;
    }

    /** Returns the reach in words: {@code new ENIs only}. */
    @Override
    public String toString() {
        return words;
    }
}
