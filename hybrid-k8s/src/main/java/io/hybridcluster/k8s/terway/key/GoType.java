// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

/** What Go's decoder makes of a member, and so what has to stand there: anything else stops Terway. Null always may. */
public enum GoType {
    /** A string; a number or boolean is none. */
    STRING("string"),

    /** A whole number of 64 bits, without fraction and exponent: neither 5.0 nor 1e1. */
    INT("int"),

    /** A number of 64 bits. */
    FLOAT("float"),

    /** A number of 32 bits. */
    FLOAT32("float32"),

    /** True or false, without quotes. */
    BOOL("bool"),

    /** A list of strings. */
    STRING_LIST("list of strings"),

    /** An object of strings. */
    STRING_MAP("object of strings"),

    /** An object of lists of strings. */
    LIST_MAP("object of lists of strings"),

    /** An object of ints. */
    INT_MAP("object of ints"),

    /** An object of objects with Duration, Factor, Jitter, Steps and Cap; durations in nanoseconds. */
    BACKOFF_MAP("object of back-offs"),

    /** A list of objects with dst. */
    ROUTE_LIST("list of routes"),

    /** A list of objects with key and value. */
    TAG_LIST("list of tags"),

    /** An object whose members are passed on. */
    OBJECT("object"),

    /** Text of the ConfigMap. */
    TEXT("text");

    private final String words;

    GoType(String words) {
        this.words = words;
    }

    /** Returns the type in words: {@code list of strings}. */
    @Override
    public String toString() {
        return words;
    }
}
