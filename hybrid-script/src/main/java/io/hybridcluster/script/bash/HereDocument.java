// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import org.jspecify.annotations.Nullable;

/** A here-document: announced on a line, read behind its end. */
public final class HereDocument {
    private final String delimiter;
    private final boolean literal;
    private final boolean tabs;
    private final int start;
    private @Nullable Range body;

    HereDocument(String delimiter, boolean literal, boolean tabs, int start) {
        this.delimiter = delimiter;
        this.literal = literal;
        this.tabs = tabs;
        this.start = start;
    }

    void found(Range newBody) {
        body = newBody;
    }

    String delimiter() {
        return delimiter;
    }

    /** Returns whether tabs at the starts of its lines do not count. */
    boolean tabs() {
        return tabs;
    }

    int start() {
        return start;
    }

    /** Returns whether nothing in it is expanded. */
    public boolean literal() {
        return literal;
    }

    /** Returns where its lines stand, without the one that closes it. */
    public Range body() {
        return body == null ? new Range(start, start) : body;
    }
}
