// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import org.opentest4j.TestAbortedException;

/** Skips a test on a machine that lacks what the test needs; see {@link Need#missing}. */
public final class NeedMissingException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /** The need, which is no part of a serialised form. */
    private final transient Need need;

    NeedMissingException(Need need, String why) {
        super("needs " + need.name() + " (" + need.meaning() + "): " + why);
        this.need = need;
    }

    /** Returns what is missing. */
    public Need need() {
        return need;
    }
}
