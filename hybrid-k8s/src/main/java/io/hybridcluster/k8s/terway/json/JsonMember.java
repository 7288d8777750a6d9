// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import static java.util.Objects.requireNonNull;

/**
 * A member of an object, as it stands in the text: a name that is given twice is two members.
 *
 * @param name the name, read
 * @param start where the name's first quote stands
 * @param value the value
 */
public record JsonMember(String name, int start, JsonValue value) {
    /** Refuses null. */
    public JsonMember {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** Returns the name, never the value. */
    @Override
    public String toString() {
        return name;
    }
}
