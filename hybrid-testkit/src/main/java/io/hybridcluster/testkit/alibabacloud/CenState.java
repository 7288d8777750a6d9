// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything of CEN: items as the API answers with them. Only tests change it. */
final class CenState {
    /** An item with the members that the API gives it. */
    record Item(Map<String, @Nullable Object> tree) implements Made {
        @Override
        public long made() {
            return 0;
        }

        /** Returns a member; empty if there is none. */
        String text(String name) {
            Object value = tree.get(name);
            return value == null ? "" : value.toString();
        }
    }

    final List<Item> cens = new ArrayList<>();
    final List<Item> children = new ArrayList<>();
    final List<Item> transitRouters = new ArrayList<>();
    final List<Item> attachments = new ArrayList<>();
    final List<Item> tables = new ArrayList<>();
    final List<Item> associations = new ArrayList<>();
    final List<Item> propagations = new ArrayList<>();
    /** By the route table. */
    final Map<String, List<Item>> transitRoutes = new LinkedHashMap<>();
    /** By the CEN's id, a space, and the region. */
    final Map<String, List<Item>> regionRoutes = new LinkedHashMap<>();
    /** By the route table of the child. */
    final Map<String, List<Item>> conflicts = new LinkedHashMap<>();
    /** The status by the route table of the child, a space, and the destination. */
    final Map<String, String> publication = new LinkedHashMap<>();

    /** Returns the CENs that a VPC or border router is attached to. */
    List<String> censOf(String child) {
        return children.stream()
                .filter(item -> item.text("ChildInstanceId").equals(child))
                .map(item -> item.text("CenId"))
                .toList();
    }

    static Optional<Item> find(List<Item> items, String name, String value) {
        return items.stream().filter(item -> item.text(name).equals(value)).findFirst();
    }
}
