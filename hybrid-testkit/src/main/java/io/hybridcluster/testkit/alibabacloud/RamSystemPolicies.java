// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The policies of the system that procedures for hybrid clusters name; each allows its products' actions. */
final class RamSystemPolicies {
    private static final Instant CREATED = Instant.parse("2015-01-28T17:18:43Z");
    private static final Map<String, String> ACTIONS = new LinkedHashMap<>();

    static {
        ACTIONS.put("AdministratorAccess", "\"*\"");
        ACTIONS.put("ReadOnlyAccess", "\"*:Describe*\",\"*:List*\",\"*:Get*\",\"*:Query*\"");
        ACTIONS.put("AliyunCSFullAccess", "\"cs:*\"");
        ACTIONS.put("AliyunCSReadOnlyAccess", "\"cs:Describe*\",\"cs:List*\",\"cs:Get*\",\"cs:Query*\"");
        ACTIONS.put("AliyunECSFullAccess", "\"ecs:*\"");
        ACTIONS.put("AliyunECSReadOnlyAccess", "\"ecs:Describe*\",\"ecs:List*\"");
        ACTIONS.put("AliyunVPCFullAccess", "\"vpc:*\"");
        ACTIONS.put("AliyunVPCReadOnlyAccess", "\"vpc:Describe*\",\"vpc:List*\",\"vpc:Get*\"");
        ACTIONS.put("AliyunCENFullAccess", "\"cen:*\"");
        ACTIONS.put("AliyunCENReadOnlyAccess", "\"cen:Describe*\",\"cen:List*\",\"cen:Get*\"");
        ACTIONS.put("AliyunRAMFullAccess", "\"ram:*\"");
        ACTIONS.put("AliyunRAMReadOnlyAccess", "\"ram:Get*\",\"ram:List*\"");
        ACTIONS.put("AliyunSTSAssumeRoleAccess", "\"sts:AssumeRole\"");
        ACTIONS.put("AliyunOSSFullAccess", "\"oss:*\"");
        ACTIONS.put("AliyunOSSReadOnlyAccess", "\"oss:Get*\",\"oss:List*\"");
        ACTIONS.put("AliyunECIFullAccess", "\"eci:*\"");
    }

    private RamSystemPolicies() {}

    static void addTo(Identities identities) {
        ACTIONS.forEach((name, actions) -> {
            String document = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                    + "],\"Resource\":\"*\"}]}";
            RamPolicy policy = new RamPolicy("System", name, document, CREATED, 0);
            identities.policies.putIfAbsent(policy.key(), policy);
        });
    }
}
