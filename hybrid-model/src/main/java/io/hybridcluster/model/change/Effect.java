// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

/** What a change did; or would do, where its {@link WriteMode} is another than {@link WriteMode#WRITE}. */
public enum Effect {
    /** The subject did not exist, and was created. */
    CREATED,

    /** The subject was changed. */
    CHANGED,

    /** Nothing was written: the subject was as it should be. */
    UNCHANGED,

    /** The subject was deleted. */
    DELETED,

    /**
     * The server accepted the write and did not keep all of it: {@link Change#notKept} has the paths that it dropped or changed.
     * What it kept is there, and can be undone.
     */
    NOT_KEPT
}
