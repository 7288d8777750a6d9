// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file is not what it should be. Carries every problem that was found, in the order of the file; never a value that
 * looks like a secret.
 */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ImmutableList<FileProblem> problems;

    /**
     * @param problems every problem that was found
     * @throws IllegalArgumentException if there is none
     */
    public UnreadableFileException(List<FileProblem> problems) {
        super(String.join(
                "\n", problems.stream().sorted().map(FileProblem::toString).toList()));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a file without problems is not unreadable");
        }
        this.problems = ImmutableList.sortedCopyOf(problems);
    }

    static UnreadableFileException of(String file, Position position, String message) {
        return new UnreadableFileException(List.of(new FileProblem(file, position, message)));
    }

    /** Returns the problems, at least one, in the order of the file; none if the exception was serialised on its way here. */
    public List<FileProblem> problems() {
        return problems == null ? ImmutableList.of() : problems;
    }
}
