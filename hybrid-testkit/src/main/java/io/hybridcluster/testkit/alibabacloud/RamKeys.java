// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access keys of RAM users. The secret is answered once, by what makes the key. */
final class RamKeys {
    private static final int MOST_OF_A_USER = 2;

    private final RamDirectory directory;
    private final Ids ids;

    RamKeys(RamDirectory directory, Ids ids) {
        this.directory = directory;
        this.ids = ids;
    }

    Map<String, @Nullable Object> create(FakeCall call) throws FakeFailure {
        RamUser user = directory.userOrCaller(call);
        if (directory.keys(user).size() >= MOST_OF_A_USER) {
            throw new FakeFailure(
                    409,
                    "LimitExceeded.User.AccessKey",
                    "The access key count of the user access keys beyond the current limits.");
        }
        RamKey key = new RamKey(ids.accessKey("LTAI5t"), ids.secret(30), user.name, call.now());
        directory.identities().keys.put(key.id, key);
        Map<String, @Nullable Object> tree = tree(key);
        tree.put("AccessKeySecret", key.secret);
        return Trees.of("AccessKey", tree);
    }

    Map<String, @Nullable Object> list(FakeCall call) throws FakeFailure {
        RamUser user = directory.userOrCaller(call);
        List<Map<String, @Nullable Object>> keys =
                directory.keys(user).stream().map(RamKeys::tree).toList();
        return Trees.of("AccessKeys", Trees.of("AccessKey", keys));
    }

    Map<String, @Nullable Object> update(FakeCall call) throws FakeFailure {
        RamKey key = key(call);
        String status = call.parameter("Status", "");
        if (!status.equals("Active") && !status.equals("Inactive")) {
            throw new FakeFailure(400, "InvalidParameter.Status", "The parameter - \"Status\" is incorrect.");
        }
        key.active = status.equals("Active");
        return RamDirectory.done();
    }

    Map<String, @Nullable Object> delete(FakeCall call) throws FakeFailure {
        directory.identities().keys.remove(key(call).id);
        return RamDirectory.done();
    }

    private RamKey key(FakeCall call) throws FakeFailure {
        RamUser user = directory.userOrCaller(call);
        RamKey key = directory.identities().keys.get(call.parameter("UserAccessKeyId", ""));
        if (key == null || !key.user.equals(user.name)) {
            throw new FakeFailure(404, "EntityNotExist.User.AccessKey", "The user access key does not exist.");
        }
        return key;
    }

    private static Map<String, @Nullable Object> tree(RamKey key) {
        return Trees.of(
                "AccessKeyId",
                key.id,
                "Status",
                key.active ? "Active" : "Inactive",
                "CreateDate",
                RamDirectory.time(key.created));
    }
}
