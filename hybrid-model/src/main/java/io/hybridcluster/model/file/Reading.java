// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.base.Ascii;
import io.hybridcluster.model.finding.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file being read: the problems met so far, and where each field stands. Reading goes on after a problem. */
final class Reading {
    /** More do not help a person, and would fill the memory for a large file of another kind. */
    static final int MAX_PROBLEMS = 1_000;

    private static final int MAX_MESSAGE = 1_000;

    private final String file;
    private final List<FileProblem> problems = new ArrayList<>();
    private final Map<FieldPath, Position> positions = new HashMap<>();

    Reading(String file) {
        this.file = file;
    }

    void at(FieldPath path, Position position) {
        positions.put(path, position);
    }

    void problem(FieldPath path, Position position, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            String line = Ascii.truncate(Quoted.visible(path + ": " + message), MAX_MESSAGE, "...");
            problems.add(new FileProblem(file, position, line));
        }
    }

    void orThrow() {
        if (!problems.isEmpty()) {
            throw new UnreadableFileException(problems);
        }
    }

    Map<FieldPath, Position> positions() {
        return positions;
    }
}
