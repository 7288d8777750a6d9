// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * Which table of a transit router forwards what comes in by an attachment, as
 * {@code ListTransitRouterRouteTableAssociations} answers it.
 *
 * @param attachmentId the attachment's id
 * @param tableId the table's id
 * @param status {@code Active} where it works
 */
public record TransitAssociation(String attachmentId, String tableId, String status) {
    public TransitAssociation {
        requireNonNull(attachmentId, "attachmentId");
        requireNonNull(tableId, "tableId");
        requireNonNull(status, "status");
    }

    /** Returns an association, from an item of {@code TransitRouterAssociations}. */
    public static TransitAssociation from(ApiAnswer association) {
        return new TransitAssociation(
                association.text("TransitRouterAttachmentId"),
                association.text("TransitRouterRouteTableId"),
                association.text("Status"));
    }

    /** Returns whether it works. */
    public boolean isActive() {
        return status.equals("Active");
    }
}
