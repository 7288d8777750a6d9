// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

/** Something in the cloud. */
interface Made {
    /** Returns the number of the call that made it; 0 if it was there from the start. */
    long made();
}
