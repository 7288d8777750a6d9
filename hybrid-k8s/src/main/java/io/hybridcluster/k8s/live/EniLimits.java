// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import io.hybridcluster.model.capacity.InstanceTypeLimits;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annotation {@code alibabacloud.com/instance-type-info}: what DescribeInstanceTypes answered, as one flat JSON object
 * (terway {@code pkg/aliyun/client/limit.go}). Terway takes it before it asks the cloud.
 */
final class EniLimits {
    static final String ANNOTATION = "alibabacloud.com/instance-type-info";

    private static final Pattern NAME = Pattern.compile("\"InstanceTypeId\"\\s*:\\s*\"([a-z0-9.-]{1,64})\"");

    private static final Pattern INTERFACES = member("EniQuantity");
    private static final Pattern ADDRESSES = member("EniPrivateIpAddressQuantity");
    private static final Pattern IPV6_ADDRESSES = member("EniIpv6AddressQuantity");

    private EniLimits() {}

    static Optional<InstanceTypeLimits> read(String json) {
        Matcher name = NAME.matcher(json);
        int interfaces = number(json, INTERFACES);
        int addresses = number(json, ADDRESSES);
        if (!name.find() || interfaces < 0 || addresses < 0) {
            return Optional.empty();
        }
        return Optional.of(new InstanceTypeLimits(
                name.group(1), interfaces, addresses, Math.max(0, number(json, IPV6_ADDRESSES))));
    }

    private static Pattern member(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*([0-9]{1,9})(?![0-9.eE])");
    }

    private static int number(String json, Pattern member) {
        Matcher number = member.matcher(json);
        return number.find() ? Integer.parseInt(number.group(1)) : -1;
    }
}
