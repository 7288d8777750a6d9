// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.Optional;

/**
 * What an account may have of something, or has, as {@code DescribeAccountAttributes} answers it.
 *
 * @param name the attribute's name, such as {@code max-postpaid-instance-vcpu-count}
 * @param value the number
 */
public record AccountQuota(String name, long value) {
    /** How many vCPUs the account may have in instances that are paid as they go. */
    public static final String MAX_VCPUS = "max-postpaid-instance-vcpu-count";

    /** How many vCPUs it has in such instances. */
    public static final String USED_VCPUS = "used-postpaid-instance-vcpu-count";

    /** How many network interfaces it may have. */
    public static final String MAX_INTERFACES = "max-elastic-network-interfaces";

    public AccountQuota {
        requireNonNull(name, "name");
    }

    /** Returns a quota, from an item of {@code AccountAttributeItems.AccountAttributeItem}; empty if it has no number. */
    public static Optional<AccountQuota> from(ApiAnswer item) {
        return item.list("AttributeValues", "ValueItem").stream()
                .findFirst()
                .flatMap(value -> value.findText("Value"))
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(value -> new AccountQuota(item.text("AttributeName"), Long.parseLong(value)));
    }
}
