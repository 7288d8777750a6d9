// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a call, which note what is looked at. */
final class SentParameters extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final transient Set<Object> looked = new HashSet<>();

    SentParameters(Map<String, String> parameters) {
        super(parameters);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        note(name);
        return super.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        note(name);
        return super.containsKey(name);
    }

    @Override
    public String getOrDefault(@Nullable Object name, String other) {
        note(name);
        return super.getOrDefault(name, other);
    }

    private void note(@Nullable Object name) {
        if (name != null) {
            looked.add(name);
        }
    }

    /** Returns the names that nobody looked at. */
    List<String> unused() {
        return keySet().stream().filter(name -> !looked.contains(name)).toList();
    }
}
