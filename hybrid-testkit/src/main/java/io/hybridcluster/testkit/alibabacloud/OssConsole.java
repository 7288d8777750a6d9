// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The buckets of the fake's object store, as a test makes and sees them.
 *
 * <p>What the store does: PUT, GET, HEAD and DELETE of objects, and GET and PUT of an object's {@code ?acl}, virtual-hosted
 * or path-style, signed with version 4 in the header or in the URL, by keys and sessions; permissions
 * {@code oss:PutObject}, {@code oss:PutObjectAcl} (if an ACL is sent), {@code oss:GetObject}, {@code oss:GetObjectAcl} and
 * {@code oss:DeleteObject} on {@code acs:oss:*:*:bucket/key}; {@code Content-MD5} and {@code x-oss-hash-crc64ecma},
 * answered, and verified if sent; {@code x-oss-forbid-overwrite}; anonymous reading of what is public.
 *
 * <p>Where it differs, on purpose: no other signature than version 4; no ranges, conditions, versions, multipart uploads
 * and bucket operations (501 {@code NotImplemented}, or ignored where they are headers); no bucket policies.
 *
 * <p>Source: "Include signatures in the Authorization header" and "in URLs" (version 4), and the API reference of OSS.
 *
 * <p>Thread-safe.
 */
public final class OssConsole {
    private static final String NAME = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";

    private final Object lock;
    private final OssStore store;

    OssConsole(Object lock, OssStore store) {
        this.lock = lock;
        this.store = store;
    }

    /**
     * Makes a private bucket.
     *
     * @param regionId such as {@code cn-hangzhou}: requests have to be signed for it, and name no other endpoint
     * @throws IllegalArgumentException if the name is none, or there is such a bucket
     */
    public void create(String name, String regionId) {
        create(name, regionId, "private");
    }

    /**
     * Makes a bucket.
     *
     * @param acl {@code private}, {@code public-read} or {@code public-read-write}
     * @throws IllegalArgumentException if the name or the ACL is none, or there is such a bucket
     */
    public void create(String name, String regionId, String acl) {
        if (!requireNonNull(name, "name").matches(NAME)) {
            throw new IllegalArgumentException("a bucket is named \"" + name
                    + "\"; expected 3 to 63 lower case letters, digits and hyphens, none of these first or last");
        }
        if (!List.of("private", "public-read", "public-read-write").contains(acl)) {
            throw new IllegalArgumentException(
                    "a bucket has the ACL \"" + acl + "\"; expected private, public-read or public-read-write");
        }
        synchronized (lock) {
            if (store.buckets.containsKey(name)) {
                throw new IllegalArgumentException("there is a bucket \"" + name + "\" already");
            }
            store.buckets.put(name, new OssBucket(name, requireNonNull(regionId, "regionId"), acl));
        }
    }

    /** Returns an object as it is now; empty if there is no such bucket or object. */
    public Optional<OssObject> find(String bucket, String key) {
        synchronized (lock) {
            return Optional.ofNullable(store.buckets.get(bucket)).map(found -> found.objects.get(key));
        }
    }

    /** Returns the keys in a bucket, sorted; none if there is no such bucket. */
    public List<String> keys(String bucket) {
        synchronized (lock) {
            OssBucket found = store.buckets.get(bucket);
            return found == null ? List.of() : List.copyOf(found.objects.keySet());
        }
    }
}
