// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

/** A sentence about API servers, and what has to hold for it to be true. */
record Case(String sentence, Check check) {
    /** Talks to a server and asserts. */
    interface Check {
        void against(Api api) throws Exception;
    }
}
