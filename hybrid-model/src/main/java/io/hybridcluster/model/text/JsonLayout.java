// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

/** How JSON is laid out. All layouts keep the order of members and differ in white space only. */
public enum JsonLayout {
    /** No white space at all: {@code {"a":1,"b":[2]}}. */
    COMPACT,

    /** Each member of the outermost object or list on a line of its own, everything inside it compact. */
    MEMBER_PER_LINE,

    /** Every member and element on a line of its own, indented by two; empty objects and lists as {@code {}} and {@code []}. */
    INDENTED
}
