// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.util.Objects.requireNonNull;

/**
 * One reason why a file cannot be read.
 *
 * @param file the name of the file as the caller gave it
 * @param position where
 * @param message what was found and what was expected, on one line
 */
public record FileProblem(String file, Position position, String message) implements Comparable<FileProblem> {
    public FileProblem {
        requireNonNull(file, "file");
        requireNonNull(position, "position");
        requireNonNull(message, "message");
    }

    @Override
    public int compareTo(FileProblem other) {
        int byPosition = position.compareTo(other.position);
        return byPosition != 0 ? byPosition : message.compareTo(other.message);
    }

    /** Returns {@code file:line:column: message} on one line, the form that editors jump to. */
    @Override
    public String toString() {
        return Quoted.visible(file) + ":" + position + ": " + message;
    }
}
