// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one caller may do with one object; an anonymous one may read what is public. */
final class OssAccess {
    private final Authorizer authorizer;
    private final String accountId;
    private final @Nullable Caller caller;
    private final OssBucket bucket;
    private final String key;

    OssAccess(Authorizer authorizer, String accountId, @Nullable Caller caller, OssBucket bucket, String key) {
        this.authorizer = authorizer;
        this.accountId = accountId;
        this.caller = caller;
        this.bucket = bucket;
        this.key = key;
    }

    void require(String action) throws OssFailure {
        if (caller == null) {
            throw new OssFailure(403, "AccessDenied", "You have no right to access this object because of bucket acl.");
        }
        String resource = "acs:oss:oss-" + bucket.region + ":" + accountId + ":" + bucket.name + "/" + key;
        Optional<Boolean> decision = authorizer.decide(caller, action, resource);
        if (decision.isEmpty() || !decision.get()) {
            throw new OssFailure(403, "AccessDenied", "You have no right to access this object.")
                    .with("AuthAction", action)
                    .with("AuthPrincipalType", caller.kind() == Caller.Kind.ROLE ? "AssumedRoleUser" : "SubUser")
                    .with("NoPermissionType", decision.isPresent() ? "ExplicitDeny" : "ImplicitDeny");
        }
    }

    /** @param object what is to be read; null if it is not there */
    void requireToRead(@Nullable OssObject object) throws OssFailure {
        boolean open = object == null ? bucket.acl.startsWith("public-read") : bucket.isPublic(object);
        if (caller != null || !open) {
            require("oss:GetObject");
        }
    }
}
