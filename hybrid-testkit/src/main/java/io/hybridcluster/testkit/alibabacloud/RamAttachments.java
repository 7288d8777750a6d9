// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which policies users have. */
final class RamAttachments {
    private static final int MOST_SYSTEM = 20;
    private static final int MOST_CUSTOM = 5;

    private final RamDirectory directory;

    RamAttachments(RamDirectory directory) {
        this.directory = directory;
    }

    Map<String, @Nullable Object> attach(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        RamUser user = directory.user(call);
        if (user.attached.containsKey(policy.key())) {
            throw new FakeFailure(
                    409, "EntityAlreadyExists.User.Policy", "The user has already been attached this policy.");
        }
        long alike = user.attached.keySet().stream()
                .filter(key -> key.startsWith(RamPolicy.key(policy.type, "")))
                .count();
        if (alike >= (policy.type.equals("System") ? MOST_SYSTEM : MOST_CUSTOM)) {
            throw new FakeFailure(
                    409,
                    "LimitExceeded.User.Policy",
                    "The policy count of the user attached policies beyond the current limits.");
        }
        user.attached.put(policy.key(), call.now());
        return RamDirectory.done();
    }

    Map<String, @Nullable Object> detach(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        RamUser user = directory.user(call);
        if (user.attached.remove(policy.key()) == null) {
            throw new FakeFailure(404, "EntityNotExist.User.Policy", "The indicate policy of the user does not exist.");
        }
        return RamDirectory.done();
    }

    Map<String, @Nullable Object> ofUser(FakeCall call) throws FakeFailure {
        List<Map<String, @Nullable Object>> policies = new ArrayList<>();
        directory.user(call).attached.forEach((key, since) -> {
            RamPolicy policy = directory.identities().policies.get(key);
            if (policy != null) {
                Map<String, @Nullable Object> tree = RamPolicies.tree(policy);
                tree.remove("CreateDate");
                tree.put("AttachDate", RamDirectory.time(since));
                policies.add(tree);
            }
        });
        return Trees.of("Policies", Trees.of("Policy", policies));
    }

    Map<String, @Nullable Object> ofPolicy(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        List<Map<String, @Nullable Object>> users = new ArrayList<>();
        for (RamUser user : directory.holders(policy)) {
            users.add(Trees.of(
                    "UserId",
                    user.id,
                    "UserName",
                    user.name,
                    "DisplayName",
                    user.displayName,
                    "AttachDate",
                    RamDirectory.time(user.attached.getOrDefault(policy.key(), policy.created))));
        }
        return Trees.of(
                "Users",
                Trees.of("User", users),
                "Groups",
                Trees.of("Group", List.of()),
                "Roles",
                Trees.of("Role", List.of()));
    }
}
