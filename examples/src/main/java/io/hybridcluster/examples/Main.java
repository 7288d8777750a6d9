// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

/** The example programs, one per word. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /** Runs the program that the first argument names. */
    public static void main(String[] args) {
        System.err.println("usage: java -jar hybrid-examples.jar PROGRAM [ARGUMENT...]");
        System.exit(BAD_USAGE);
    }
}
