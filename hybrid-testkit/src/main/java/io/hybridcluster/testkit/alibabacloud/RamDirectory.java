// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds users and policies as one call may see them. */
final class RamDirectory {
    private final Identities identities;

    RamDirectory(Identities identities) {
        this.identities = identities;
    }

    Identities identities() {
        return identities;
    }

    RamUser user(FakeCall call) throws FakeFailure {
        return user(call, RamNames.user(call));
    }

    /** Returns the user that is named, or the caller if nobody is named. */
    RamUser userOrCaller(FakeCall call) throws FakeFailure {
        boolean self = call.parameter("UserName").isEmpty() && call.caller().kind() == Caller.Kind.USER;
        return self ? user(call, call.caller().name()) : user(call);
    }

    private RamUser user(FakeCall call, String name) throws FakeFailure {
        RamUser user = identities.users.get(name);
        if (user == null || !call.sees(user.made)) {
            throw new FakeFailure(404, "EntityNotExist.User", "The user does not exist.");
        }
        return user;
    }

    List<RamUser> users(FakeCall call) {
        return identities.users.values().stream()
                .filter(user -> call.sees(user.made))
                .toList();
    }

    RamPolicy policy(FakeCall call) throws FakeFailure {
        return policy(call, RamNames.policyType(call));
    }

    RamPolicy custom(FakeCall call) throws FakeFailure {
        return policy(call, "Custom");
    }

    private RamPolicy policy(FakeCall call, String type) throws FakeFailure {
        RamPolicy policy = identities.policies.get(RamPolicy.key(type, RamNames.policy(call)));
        if (policy == null || !call.sees(policy.made)) {
            throw new FakeFailure(404, "EntityNotExist.Policy", "The policy does not exist.");
        }
        return policy;
    }

    RamPolicy.Version version(FakeCall call, RamPolicy policy) throws FakeFailure {
        RamPolicy.Version version = policy.versions.get(RamNames.version(call));
        if (version == null) {
            throw new FakeFailure(404, "EntityNotExist.Policy.Version", "The policy version does not exist.");
        }
        return version;
    }

    /** Returns who has the policy, in the order of the users. */
    List<RamUser> holders(RamPolicy policy) {
        return identities.users.values().stream()
                .filter(user -> user.attached.containsKey(policy.key()))
                .toList();
    }

    List<RamKey> keys(RamUser user) {
        List<RamKey> keys = new ArrayList<>();
        for (RamKey key : identities.keys.values()) {
            if (key.user.equals(user.name)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Returns a time as RAM writes it. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns an answer with nothing in it but the request's id. */
    static Map<String, @Nullable Object> done() {
        return Map.of();
    }
}
