// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

/** The kinds of values that JSON has (RFC 8259, section 3). */
public enum JsonKind {
    /** Members by name. */
    OBJECT("an object"),

    /** Elements in order. */
    ARRAY("a list"),

    /** Text in double quotes. */
    STRING("a string"),

    /** A number in decimal. */
    NUMBER("a number"),

    /** True or false. */
    BOOLEAN("a boolean"),

    /** Nothing. */
    NULL("null");

    private final String words;

    JsonKind(String words) {
        this.words = words;
    }

    /** Returns the kind in words: {@code a string}. */
    @Override
    public String toString() {
        return words;
    }
}
