// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** An enum whose constants have names in the plan file, and the one way to look them up. */
interface Named {
    /** Returns the name in the plan file. */
    String text();

    static <E extends Enum<E> & Named> E parse(Class<E> type, String what, String text) {
        requireNonNull(text, "text");
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.text().equals(text)) {
                return constant;
            }
            names.add(constant.text());
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a " + what + ": expected one of " + String.join(", ", names));
    }
}
