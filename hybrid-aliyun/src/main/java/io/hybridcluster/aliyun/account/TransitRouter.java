// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * A transit router of a CEN, as {@code ListTransitRouters} answers it.
 *
 * @param id its id
 * @param isEnterprise whether it is of enterprise edition, with attachments and route tables; a basic one has neither
 * @param status {@code Active} where it works
 */
public record TransitRouter(String id, boolean isEnterprise, String status) {
    public TransitRouter {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
    }

    /** Returns a transit router, from an item of {@code TransitRouters}. */
    public static TransitRouter from(ApiAnswer router) {
        return new TransitRouter(
                router.text("TransitRouterId"), router.text("Type").equals("Enterprise"), router.text("Status"));
    }
}
