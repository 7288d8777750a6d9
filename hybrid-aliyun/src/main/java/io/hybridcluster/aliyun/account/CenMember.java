// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;

/**
 * A network that is attached to a CEN, as {@code DescribeCenAttachedChildInstances} answers it.
 *
 * @param id its id
 * @param type {@code VPC}, {@code VBR} or {@code CCN}
 * @param status {@code Attached} where it works
 */
public record CenMember(String id, String type, String status) {
    public CenMember {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
    }

    /** Returns a member, from an item of {@code ChildInstances.ChildInstance}. */
    public static CenMember from(ApiAnswer member) {
        return new CenMember(member.text("ChildInstanceId"), member.text("ChildInstanceType"), member.text("Status"));
    }

    /** Returns whether it works. */
    public boolean isAttached() {
        return status.equals("Attached");
    }
}
