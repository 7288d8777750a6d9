// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.file.FileProblem;

/** A file is a template of manifests, and only what fills it in knows what it will say. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FileProblem problem;

    TemplateException(FileProblem problem) {
        super(problem.toString());
        this.problem = requireNonNull(problem, "problem");
    }

    /** Returns where the template was found, and what to do. */
    public FileProblem problem() {
        return problem;
    }
}
