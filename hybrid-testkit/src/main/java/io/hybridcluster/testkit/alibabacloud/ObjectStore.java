// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

/** The object store behind the fake's endpoint: it checks its own signatures and permissions. */
interface ObjectStore {
    /** Returns whether a request that does not say so is for one of its buckets: the path begins with one's name. */
    boolean hasBucketOf(String path);

    /** Returns the answer, XML of an error included. Called under the fake's one lock. */
    Answer answer(ObjectRequest request);
}
