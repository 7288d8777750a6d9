// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance type.
 *
 * @param name such as {@code ecs.g7.xlarge}
 * @param enis the most network interfaces, the primary one among them
 * @param ipsPerEni the most IPv4 addresses of each, the primary one among them
 * @param ipv6PerEni the most IPv6 addresses of each
 * @param cores the number of vCPUs
 * @param gigabytes the memory
 */
record InstanceSpec(String name, int enis, int ipsPerEni, int ipv6PerEni, int cores, int gigabytes) implements Made {
    @Override
    public long made() {
        return 0;
    }

    /** Returns {@code ecs.g7} for {@code ecs.g7.xlarge}. */
    String family() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    Map<String, @Nullable Object> tree() {
        return Tree.of(
                "InstanceTypeId",
                name,
                "InstanceTypeFamily",
                family(),
                "InstanceFamilyLevel",
                "EnterpriseLevel",
                "InstanceCategory",
                "General-purpose",
                "CpuArchitecture",
                "X86",
                "CpuCoreCount",
                cores,
                "MemorySize",
                BigDecimal.valueOf(gigabytes),
                "EniQuantity",
                enis,
                "EniPrivateIpAddressQuantity",
                ipsPerEni,
                "EniIpv6AddressQuantity",
                ipv6PerEni,
                "EniTotalQuantity",
                enis,
                "EniTrunkSupported",
                false,
                "EriQuantity",
                0,
                "GPUAmount",
                0,
                "GPUSpec",
                "",
                "DiskQuantity",
                17,
                "NvmeSupport",
                "required",
                "NetworkCardQuantity",
                1,
                "NetworkCards",
                Tree.list("NetworkCardInfo", List.of(Tree.of("NetworkCardIndex", 0))),
                "SupportedBootModes",
                Tree.list("SupportedBootMode", List.of("BIOS", "UEFI")));
    }
}
