// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * A network that is attached to a transit router, as {@code ListTransitRouterVpcAttachments} and
 * {@code ListTransitRouterVbrAttachments} answer it.
 *
 * @param id the attachment's id
 * @param resourceId the id of the VPC or border router
 * @param status {@code Attached} where it works
 * @param publishesRoutes whether the transit router puts its routes into the VPC's or border router's table by itself
 */
public record TransitAttachment(String id, String resourceId, String status, boolean publishesRoutes) {
    public TransitAttachment {
        requireNonNull(id, "id");
        requireNonNull(resourceId, "resourceId");
        requireNonNull(status, "status");
    }

    /** Returns an attachment, from an item of {@code TransitRouterAttachments}. */
    public static TransitAttachment from(ApiAnswer attachment) {
        return new TransitAttachment(
                attachment.text("TransitRouterAttachmentId"),
                attachment.findText("VpcId").orElseGet(() -> attachment.text("VbrId")),
                attachment.text("Status"),
                attachment.flag("AutoPublishRouteEnabled"));
    }

    /** Returns whether it works. */
    public boolean isAttached() {
        return status.equals("Attached");
    }
}
