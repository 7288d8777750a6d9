// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** STS 2015-04-01: sessions of the roles that the test has made, and who the caller is. */
final class StsProduct implements FakeProduct {
    private static final Pattern ROLE = Pattern.compile("acs:ram::([0-9]+):role/([A-Za-z0-9.-]{1,64})");
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9.@_-]{2,64}");
    private static final int DEFAULT_SECONDS = 3600;

    private final Identities identities;
    private final Ids ids;

    StsProduct(World world) {
        identities = world.identities();
        ids = world.ids();
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "AssumeRole" -> assume(call);
            case "GetCallerIdentity" -> identity(call.caller());
            default ->
                throw new FakeFailure(
                        404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
        };
    }

    private Map<String, @Nullable Object> assume(FakeCall call) throws FakeFailure {
        if (call.caller().kind() == Caller.Kind.ROOT) {
            throw new FakeFailure(403, "NoPermission", "Roles may not be assumed by root accounts.");
        }
        String arn = call.required("RoleArn");
        Matcher parts = ROLE.matcher(arn);
        if (!parts.matches()) {
            throw new FakeFailure(400, "InvalidParameter.RoleArn", "The parameter RoleArn is wrongly formed.");
        }
        String name = call.required("RoleSessionName");
        if (!SESSION.matcher(name).matches()) {
            throw new FakeFailure(
                    400, "InvalidParameter.RoleSessionName", "The parameter RoleSessionName is wrongly formed.");
        }
        if (call.parameter("Policy").isPresent()) {
            throw new FakeFailure(
                    501,
                    "FakeNotImplemented",
                    "the fake's sessions have the role's permissions, none narrowed further");
        }
        String role = parts.group(2);
        List<String> documents = identities.roles.get(role);
        if (documents == null || !parts.group(1).equals(identities.accountId())) {
            throw new FakeFailure(404, "EntityNotExist.Role", "The specified Role not exists :" + role + ".");
        }
        Instant expires = call.now().plusSeconds(call.number("DurationSeconds", DEFAULT_SECONDS));
        StsSession session = identities.open(role, name, documents, expires, ids);
        return Trees.of(
                "AssumedRoleUser",
                Trees.of("AssumedRoleId", session.callerId(), "Arn", arn + "/" + name),
                "Credentials",
                Trees.of(
                        "AccessKeyId",
                        session.accessKeyId(),
                        "AccessKeySecret",
                        session.secret(),
                        "SecurityToken",
                        session.token(),
                        "Expiration",
                        RamDirectory.time(expires)));
    }

    private static Map<String, @Nullable Object> identity(Caller caller) {
        Map<String, @Nullable Object> tree = Trees.of(
                "IdentityType",
                switch (caller.kind()) {
                    case ROOT -> "Account";
                    case USER -> "RAMUser";
                    case ROLE -> "AssumedRoleUser";
                },
                "AccountId",
                caller.accountId(),
                "PrincipalId",
                caller.id(),
                "Arn",
                caller.arn());
        if (caller.kind() == Caller.Kind.ROLE) {
            tree.put("RoleId", caller.id().replaceFirst(":.*", ""));
        } else {
            tree.put("UserId", caller.id());
        }
        return tree;
    }
}
