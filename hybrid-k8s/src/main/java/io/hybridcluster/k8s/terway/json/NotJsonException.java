// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import java.util.List;

/** A text is not JSON. It says where and why, and quotes at most one character of the text. */
public final class NotJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<JsonProblem> problems;

    NotJsonException(List<JsonProblem> problems) {
        super("not JSON: " + problems.get(0) + "; " + problems.get(0).remedy());
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, in the order of the text, at least one; none if the exception was serialised on its way. */
    public List<JsonProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
