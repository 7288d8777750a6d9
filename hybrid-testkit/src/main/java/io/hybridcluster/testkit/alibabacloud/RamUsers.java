// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users of RAM. */
final class RamUsers {
    private static final int PAGE = 100;

    private final RamDirectory directory;
    private final Ids ids;

    RamUsers(RamDirectory directory, Ids ids) {
        this.directory = directory;
        this.ids = ids;
    }

    Map<String, @Nullable Object> create(FakeCall call) throws FakeFailure {
        String name = RamNames.user(call);
        String displayName = RamNames.text(call, "DisplayName", 128);
        String comments = RamNames.text(call, "Comments", 128);
        if (directory.identities().users.containsKey(name)) {
            throw new FakeFailure(409, "EntityAlreadyExists.User", "The user does already EXIST.");
        }
        RamUser user = new RamUser(ids.number(18), name, call.now(), call.serial());
        user.displayName = displayName;
        user.comments = comments;
        directory.identities().users.put(name, user);
        return Trees.of("User", tree(user));
    }

    Map<String, @Nullable Object> get(FakeCall call) throws FakeFailure {
        RamUser user = directory.userOrCaller(call);
        Map<String, @Nullable Object> tree = tree(user);
        tree.put("UpdateDate", RamDirectory.time(user.updated));
        tree.put("LastLoginDate", "");
        return Trees.of("User", tree);
    }

    Map<String, @Nullable Object> list(FakeCall call) throws FakeFailure {
        List<RamUser> all = directory.users(call);
        int from = after(all, call.parameter("Marker", ""));
        int to = Math.min(all.size(), from + call.number("MaxItems", PAGE));
        List<Map<String, @Nullable Object>> page = all.subList(from, to).stream()
                .map(user -> {
                    Map<String, @Nullable Object> tree = tree(user);
                    tree.put("UpdateDate", RamDirectory.time(user.updated));
                    return tree;
                })
                .toList();
        Map<String, @Nullable Object> answer =
                Trees.of("IsTruncated", to < all.size(), "Users", Trees.of("User", page));
        if (to < all.size()) {
            answer.put("Marker", all.get(to - 1).id);
        }
        return answer;
    }

    /** A marker is the id of the last user of the page before. */
    private static int after(List<RamUser> all, String marker) throws FakeFailure {
        if (marker.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id.equals(marker)) {
                return i + 1;
            }
        }
        throw new FakeFailure(400, "InvalidParameter.Marker", "The parameter - \"Marker\" is incorrect.");
    }

    Map<String, @Nullable Object> delete(FakeCall call) throws FakeFailure {
        RamUser user = directory.user(call);
        if (!directory.keys(user).isEmpty()) {
            throw new FakeFailure(
                    409,
                    "DeleteConflict.User.AccessKey",
                    "The user CAN NOT has any access key while deleting the user.");
        }
        if (!user.attached.isEmpty()) {
            throw new FakeFailure(
                    409,
                    "DeleteConflict.User.Policy",
                    "The user CAN NOT has any attached policy while deleting the user.");
        }
        directory.identities().users.remove(user.name);
        return RamDirectory.done();
    }

    private static Map<String, @Nullable Object> tree(RamUser user) {
        return Trees.of(
                "UserId", user.id,
                "UserName", user.name,
                "DisplayName", user.displayName,
                "MobilePhone", "",
                "Email", "",
                "Comments", user.comments,
                "CreateDate", RamDirectory.time(user.created));
    }
}
