// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

/** One request failed; whether it is made again is not decided yet. */
final class FailedCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient AlibabaCloudException.Failure failure;

    FailedCall(AlibabaCloudException.Failure failure) {
        super(failure.reason().name(), failure.cause(), false, false);
        this.failure = failure;
    }

    AlibabaCloudException.Failure failure() {
        return failure;
    }
}
