// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * A virtual border router of Express Connect, as {@code DescribeVirtualBorderRouters} answers it.
 *
 * @param id its id
 * @param status {@code active} where it works; {@code unconfirmed}, {@code terminating}, {@code terminated},
 *     {@code recovering} or {@code deleting}
 */
public record BorderRouter(String id, String status) {
    public BorderRouter {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
    }

    /** Returns a border router, from an item of {@code VirtualBorderRouterSet.VirtualBorderRouterType}. */
    public static BorderRouter from(ApiAnswer router) {
        return new BorderRouter(router.text("VbrId"), router.text("Status"));
    }
}
