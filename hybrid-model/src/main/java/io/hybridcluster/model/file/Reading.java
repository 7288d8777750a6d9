// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.finding.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file being read: the problems met so far, and where each field stands. Reading goes on after a problem. */
final class Reading {
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
        problems.add(new FileProblem(file, position, path + ": " + Quoted.visible(message)));
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
