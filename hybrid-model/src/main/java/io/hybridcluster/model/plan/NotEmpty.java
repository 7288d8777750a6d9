// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import java.util.Collection;

/** The rule that a list of the plan has at least one element. */
final class NotEmpty {
    private NotEmpty() {}

    static void check(String name, Collection<?> elements) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: expected at least one");
        }
    }
}
