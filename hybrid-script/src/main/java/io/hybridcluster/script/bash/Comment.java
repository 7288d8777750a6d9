// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

/**
 * A comment and what would become of commands in its place.
 *
 * @param range from its {@code #} up to its line break
 * @param head whether it is a line of its own where a list of commands may begin or go on
 * @param nest the list of commands that it stands in
 */
public record Comment(Range range, boolean head, Nest nest) {
    /** Returns the offset of the outermost function around it, or -1. */
    public int function() {
        return nest.function();
    }
}
