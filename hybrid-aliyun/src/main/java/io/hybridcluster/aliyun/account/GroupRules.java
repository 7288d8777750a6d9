// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a security group, as {@code DescribeSecurityGroupAttribute} answers them.
 *
 * @param innerAccess whether members of the group may reach one another ({@code InnerAccessPolicy}); has no effect in an
 *     advanced group
 * @param rules the rules, as they came
 */
public record GroupRules(boolean innerAccess, List<SecurityRule> rules) {
    public GroupRules {
        rules = ImmutableList.copyOf(rules);
    }

    /** Returns the rules of a group, from all the parts of an answer. */
    public static GroupRules from(List<ApiAnswer> parts) {
        List<SecurityRule> rules = new ArrayList<>();
        boolean innerAccess = false;
        for (ApiAnswer part : parts) {
            innerAccess |= part.findText("InnerAccessPolicy")
                    .filter("Accept"::equalsIgnoreCase)
                    .isPresent();
            part.list("Permissions", "Permission").forEach(rule -> rules.add(SecurityRule.from(rule)));
        }
        return new GroupRules(innerAccess, rules);
    }
}
