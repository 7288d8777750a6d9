// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What requests are signed with: an AccessKey pair, and the token of temporary ones. Immutable and thread-safe. */
public final class OssCredentials {
    private final String id;
    private final Secret secret;
    private final @Nullable Secret token;

    /** For the published examples too, whose AccessKey id no account would have. */
    OssCredentials(String id, Secret secret, @Nullable Secret token) {
        this.id = id;
        this.secret = secret;
        this.token = token;
    }

    /** Returns the credentials of a RAM user. */
    public static OssCredentials of(AccessKey key) {
        return new OssCredentials(key.id(), key.secret(), null);
    }

    /** Returns temporary credentials, as STS gives them. */
    public static OssCredentials temporary(AccessKey key, Secret securityToken) {
        return new OssCredentials(key.id(), key.secret(), requireNonNull(securityToken, "securityToken"));
    }

    String id() {
        return id;
    }

    Secret secret() {
        return secret;
    }

    Optional<Secret> token() {
        return Optional.ofNullable(token);
    }

    /** Returns whether these are temporary. */
    public boolean isTemporary() {
        return token != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OssCredentials that
                && id.equals(that.id)
                && secret.equals(that.secret)
                && token().equals(that.token());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns the AccessKey id and the mask of the rest. */
    @Override
    public String toString() {
        return "OssCredentials[id=" + id + ", secret=" + secret + (token == null ? "]" : ", token=" + token + "]");
    }
}
