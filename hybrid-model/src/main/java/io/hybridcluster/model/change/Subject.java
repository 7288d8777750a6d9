// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import static java.util.Objects.requireNonNull;

import com.google.common.base.CharMatcher;

/**
 * What a change is of.
 *
 * @param system where it is: {@code kubernetes}, or a product of Alibaba Cloud as its API names it, such as {@code ram}
 * @param kind what it is, such as {@code DaemonSet} or {@code RAM user}
 * @param name which one, such as {@code kube-system/calico-node} or an id; never a secret
 */
public record Subject(String system, String kind, String name) {
    /** The system of Kubernetes' objects. */
    public static final String KUBERNETES = "kubernetes";

    /** @throws IllegalArgumentException if one of them is empty or has a control character */
    public Subject {
        requireWord("system", system);
        requireWord("kind", kind);
        requireWord("name", name);
    }

    private static void requireWord(String what, String value) {
        requireNonNull(value, what);
        if (value.isEmpty() || CharMatcher.javaIsoControl().matchesAnyOf(value)) {
            throw new IllegalArgumentException(
                    "the " + what + " of a change's subject is empty or has a control character");
        }
    }

    /** Returns kind and name, such as {@code DaemonSet kube-system/calico-node}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
