// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

/**
 * A place in a text file.
 *
 * @param line from 1
 * @param column from 1, counted in Unicode characters; a tab counts as one
 */
public record Position(int line, int column) implements Comparable<Position> {
    /** @throws IllegalArgumentException if one is less than 1 */
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("position " + line + ":" + column + " does not count from 1");
        }
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** Returns {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
