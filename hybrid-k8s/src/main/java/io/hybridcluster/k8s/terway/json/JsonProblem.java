// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.file.Position;

/**
 * Something that is not JSON, and what to do about it.
 *
 * @param position where
 * @param problem what was found, on one line; of the text at most one character
 * @param remedy what to write instead, on one line
 */
public record JsonProblem(Position position, String problem, String remedy) {
    /** Refuses null. */
    public JsonProblem {
        requireNonNull(position, "position");
        requireNonNull(problem, "problem");
        requireNonNull(remedy, "remedy");
    }

    /** Returns {@code line:column: problem}. */
    @Override
    public String toString() {
        return position + ": " + problem;
    }
}
