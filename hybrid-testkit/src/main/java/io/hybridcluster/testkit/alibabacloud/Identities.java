// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account's users, keys, policies and sessions: plain state that the RAM and STS products change. */
final class Identities {
    private final String accountId;

    final Map<String, RamUser> users = new LinkedHashMap<>();
    /** By {@link RamPolicy#key()}. */
    final Map<String, RamPolicy> policies = new LinkedHashMap<>();
    /** By the id of the key. */
    final Map<String, RamKey> keys = new LinkedHashMap<>();
    /** By the id of the key. */
    final Map<String, StsSession> sessions = new LinkedHashMap<>();
    /** The policy documents of the roles that can be assumed, by name. */
    final Map<String, List<String>> roles = new LinkedHashMap<>();

    Identities(String accountId) {
        this.accountId = accountId;
    }

    String accountId() {
        return accountId;
    }

    /** Returns the session with these keys, which it makes. */
    StsSession open(String role, String name, List<String> documents, Instant expires, Ids ids) {
        StsSession session = new StsSession(
                "STS.N" + ids.accessKey(""),
                ids.secret(44),
                "CAIS" + ids.secret(120),
                role + ":" + name,
                ids.number(18) + ":" + name,
                "acs:ram::" + accountId + ":assumed-role/" + role + "/" + name,
                documents,
                expires);
        sessions.put(session.accessKeyId(), session);
        return session;
    }

    /** Ends every session at this time. */
    void expire(Instant now) {
        sessions.replaceAll((key, session) -> new StsSession(
                key,
                session.secret(),
                session.token(),
                session.caller(),
                session.callerId(),
                session.arn(),
                session.documents(),
                now));
    }

    /** Returns the secret of a key that is known; null if it is not. */
    @Nullable
    String secret(String accessKeyId) {
        StsSession session = sessions.get(accessKeyId);
        if (session != null) {
            return session.secret();
        }
        RamKey key = keys.get(accessKeyId);
        return key == null ? null : key.secret;
    }

    /**
     * Returns whose key this is, without looking at any signature.
     *
     * @param token the security token that was sent; empty for none
     * @throws FakeFailure if there is no such key, it is inactive, or its token is missing, wrong or expired
     */
    Caller caller(String accessKeyId, String token, Instant now) throws FakeFailure {
        StsSession session = sessions.get(accessKeyId);
        if (session != null) {
            return caller(session, token, now);
        }
        RamKey key = keys.get(accessKeyId);
        if (key == null) {
            throw new FakeFailure(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        }
        if (!key.active) {
            throw new FakeFailure(403, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.");
        }
        RamUser user = users.get(key.user);
        if (user == null) {
            return new Caller(
                    Caller.Kind.ROOT, accountId, accountId, accountId, "acs:ram::" + accountId + ":root", key.id, null);
        }
        return new Caller(
                Caller.Kind.USER,
                accountId,
                user.name,
                user.id,
                "acs:ram::" + accountId + ":user/" + user.name,
                key.id,
                null);
    }

    private Caller caller(StsSession session, String token, Instant now) throws FakeFailure {
        if (token.isEmpty()) {
            throw new FakeFailure(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");
        }
        if (!token.equals(session.token())) {
            throw new FakeFailure(
                    400,
                    "InvalidSecurityToken.MismatchWithAccessKey",
                    "Specified SecurityToken mismatch with AccessKey.");
        }
        if (!now.isBefore(session.expires())) {
            throw new FakeFailure(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
        }
        return new Caller(
                Caller.Kind.ROLE,
                accountId,
                session.caller(),
                session.callerId(),
                session.arn(),
                session.accessKeyId(),
                session);
    }

    /** Returns the policy documents that are in force for a caller; the root account needs none. */
    List<String> documents(Caller caller) {
        if (caller.session() != null) {
            return caller.session().documents();
        }
        List<String> documents = new ArrayList<>();
        RamUser user = users.get(caller.name());
        if (caller.kind() == Caller.Kind.USER && user != null) {
            for (String key : user.attached.keySet()) {
                RamPolicy policy = policies.get(key);
                if (policy != null) {
                    documents.add(policy.document());
                }
            }
        }
        return documents;
    }
}
