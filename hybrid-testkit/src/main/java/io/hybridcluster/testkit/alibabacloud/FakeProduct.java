// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.Nullable;

/** The behaviour of one product of the cloud. The core has checked signature, permission and parameters already. */
interface FakeProduct {
    /**
     * Returns the answer's JSON tree: maps, lists, strings, numbers, booleans and null. Called under the fake's one lock.
     *
     * <p>The core adds {@code RequestId} to an object that an RPC action answers with.
     *
     * @throws FakeFailure if the cloud would refuse; then nothing may have changed
     */
    @Nullable
    Object answer(FakeCall call) throws FakeFailure;
}
