// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.capacity.InstanceTypeLimits;

/**
 * An instance type, as {@code DescribeInstanceTypes} answers it.
 *
 * @param limits its name and what it allows in network interfaces
 * @param architecture {@code X86} or {@code ARM}; empty if the answer does not tell
 * @param cores how many vCPUs it has; 0 if the answer does not tell
 */
public record LiveInstanceType(InstanceTypeLimits limits, String architecture, long cores) {
    public LiveInstanceType {
        requireNonNull(limits, "limits");
        requireNonNull(architecture, "architecture");
    }

    /** Returns an instance type, from an item of {@code InstanceTypes.InstanceType}. */
    public static LiveInstanceType from(ApiAnswer type) {
        return new LiveInstanceType(
                new InstanceTypeLimits(
                        type.text("InstanceTypeId"),
                        (int) type.number("EniQuantity"),
                        (int) type.number("EniPrivateIpAddressQuantity"),
                        (int) type.number("EniIpv6AddressQuantity")),
                type.findText("CpuArchitecture").orElse(""),
                type.number("CpuCoreCount"));
    }

    /** Returns its name. */
    public String name() {
        return limits.name();
    }
}
