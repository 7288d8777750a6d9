// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

/** A part of a text, from one offset up to another. */
public record Range(int start, int end) {
    /** Returns whether the character at {@code offset} is in it. */
    public boolean holds(int offset) {
        return start <= offset && offset < end;
    }
}
