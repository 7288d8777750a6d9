// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import com.aliyun.credentials.Client;
import com.aliyun.credentials.models.CredentialModel;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.CallPolicy;
import io.hybridcluster.aliyun.client.Pauses;
import io.hybridcluster.aliyun.oss.BucketName;
import io.hybridcluster.aliyun.oss.ContentChecksum;
import io.hybridcluster.aliyun.oss.HostedScriptUrl;
import io.hybridcluster.aliyun.oss.ObjectKey;
import io.hybridcluster.aliyun.oss.OssCredentials;
import io.hybridcluster.aliyun.oss.OssEndpoint;
import io.hybridcluster.aliyun.oss.OssRequest;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts node scripts into a bucket of OSS: private, checked by checksum on the way in and byte by byte by reading them back.
 *
 * <p>Needs {@code oss:PutObject}, {@code oss:PutObjectAcl} and {@code oss:GetObject} on the objects, and {@code
 * oss:DeleteObject} to take them back.
 * How nodes may read a private object is up to a bucket policy that admits the VPC, or to {@link #presign}. All failures
 * are {@link ScriptStoreException}s. Thread-safe; two that put different scripts under one key at the same time are told
 * apart by what each reads back.
 */
public final class OssScriptStore implements ScriptStore {
    /** The longest script, in bytes. */
    public static final int LONGEST = OssCalls.MOST_BYTES;

    private static final int ROUNDS = 3;
    private static final String TYPE = "text/plain; charset=utf-8";
    private static final byte[] NOTHING = new byte[0];

    private final OssCalls calls;
    private final OssEndpoint forNodes;
    private final BucketName bucket;
    private final String folder;

    private OssScriptStore(Builder builder) {
        this.calls = new OssCalls(
                builder.http, builder.endpoint, builder.credentials, builder.policy, builder.pauses, builder.clock);
        this.forNodes = builder.forNodes;
        this.bucket = builder.bucket;
        this.folder = builder.folder;
    }

    /**
     * Returns a builder.
     *
     * @param http what requests are made by: its proxy, TLS and connect timeout are the embedder's; must not follow
     *     redirects, which is the default of {@link HttpClient}
     * @param endpoint where this program reaches OSS
     * @param credentials asked before each request, as {@link #credentialsOf} does for the official providers
     * @throws IllegalArgumentException if {@code http} follows redirects: a redirected PUT would hand the script, and the
     *     join token in it, to another server
     */
    public static Builder builder(
            HttpClient http, OssEndpoint endpoint, BucketName bucket, Supplier<OssCredentials> credentials) {
        if (requireNonNull(http, "http").followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("http follows redirects (" + http.followRedirects()
                    + "); build it with followRedirects(HttpClient.Redirect.NEVER)");
        }
        return new Builder(
                http,
                requireNonNull(endpoint, "endpoint"),
                requireNonNull(bucket, "bucket"),
                requireNonNull(credentials, "credentials"));
    }

    /** Returns the credentials of a provider of the official SDK, as they are each time. */
    public static Supplier<OssCredentials> credentialsOf(Client provider) {
        requireNonNull(provider, "provider");
        return () -> {
            try {
                CredentialModel model = provider.getCredential();
                AccessKey key = new AccessKey(model.accessKeyId, Secret.of(model.accessKeySecret));
                return model.securityToken == null || model.securityToken.isEmpty()
                        ? OssCredentials.of(key)
                        : OssCredentials.temporary(key, Secret.of(model.securityToken));
            } catch (Exception e) {
                // Messages of providers hold the whole answer of STS or of the metadata service.
                throw ScriptStoreException.of(
                        Reason.UNAUTHENTICATED,
                        "the credentials could not be had: " + e.getClass().getName(),
                        "check where the credentials come from");
            }
        };
    }

    /**
     * Puts a script under its name in this store's folder.
     *
     * @throws IllegalArgumentException if the name makes no key of an object, or the script is empty or too long
     */
    @Override
    public URI put(String name, byte[] content) {
        return put(new ObjectKey(folder + requireNonNull(name, "name")), content)
                .url();
    }

    /**
     * Puts a script, unless the same bytes are there; reads them back, and keeps what was there before. Whom the object
     * admits is set to its owner alone, unless it is left as it is.
     *
     * @throws IllegalArgumentException if the script is empty, or longer than {@link #LONGEST}
     */
    public StoredScript put(ObjectKey key, byte[] content) {
        byte[] script = content.clone();
        if (script.length == 0 || script.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a script of " + script.length + " bytes; expected 1 to " + LONGEST + " bytes");
        }
        ContentChecksum checksum = ContentChecksum.of(script);
        for (int round = 1; ; round++) {
            Optional<OssCalls.Answer> there = head(key);
            if (there.isPresent() && isSame(there.get(), checksum)) {
                return new StoredScript(key, forNodes.uri(bucket, key), checksum, false, null, "");
            }
            Optional<OssCalls.Answer> previous = there.isPresent() ? read(key, there.get()) : Optional.empty();
            try {
                return write(key, script, checksum, previous);
            } catch (ScriptStoreException e) {
                // Made by somebody else since it was looked for, or by an attempt of ours whose answer was lost.
                if (e.reason() != Reason.ALREADY_EXISTS || round == ROUNDS) {
                    throw e;
                }
                if (Arrays.equals(find(key).orElse(NOTHING), script)) {
                    return new StoredScript(key, forNodes.uri(bucket, key), checksum, true, null, "");
                }
            }
        }
    }

    private StoredScript write(
            ObjectKey key, byte[] script, ContentChecksum checksum, Optional<OssCalls.Answer> previous) {
        send(key, script, checksum, TYPE, previous.isEmpty());
        StoredScript stored = new StoredScript(
                key,
                forNodes.uri(bucket, key),
                checksum,
                true,
                previous.map(OssCalls.Answer::body).orElse(null),
                previous.flatMap(answer -> answer.header("content-type")).orElse(TYPE));
        if (!Arrays.equals(readBack(stored), script)) {
            throw ScriptStoreException.of(
                    Reason.CONFLICT,
                    "oss://" + bucket + "/" + key + " does not hold the script that was just put there",
                    "somebody else writes this object; try again, or take another key. To undo, " + stored.undo());
        }
        return stored;
    }

    private byte[] readBack(StoredScript stored) {
        try {
            return find(stored.key()).orElse(NOTHING);
        } catch (ScriptStoreException e) {
            ScriptStoreException failure = ScriptStoreException.of(
                    e.reason(),
                    "oss://" + bucket + "/" + stored.key() + " was put, and could not be read back",
                    e.remedy() + ". To undo, " + stored.undo());
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private void send(ObjectKey key, byte[] script, ContentChecksum checksum, String type, boolean onlyNew) {
        OssRequest request = request("PUT", key)
                .header("content-type", type)
                .header("content-md5", checksum.md5())
                .header("x-oss-object-acl", "private");
        OssCalls.Answer answer =
                calls.send(onlyNew ? request.header("x-oss-forbid-overwrite", "true") : request, script);
        Optional<String> crc = answer.header("x-oss-hash-crc64ecma");
        if (crc.isPresent() && !crc.get().equals(checksum.crc64Text())) {
            throw ScriptStoreException.of(
                    Reason.UNREADABLE,
                    request + ": other bytes arrived than were sent, by their CRC",
                    "check that no proxy changes the request, and put the script again");
        }
    }

    private static boolean isSame(OssCalls.Answer head, ContentChecksum checksum) {
        Optional<String> crc = head.header("x-oss-hash-crc64ecma");
        Optional<String> eTag = head.header("etag");
        return (crc.isPresent() || eTag.isPresent())
                && head.header("content-length").orElse("").equals(Long.toString(checksum.length()))
                && crc.map(checksum.crc64Text()::equals).orElse(true)
                && eTag.map(checksum::hasETag).orElse(true)
                && head.header("content-type").orElse("").equals(TYPE);
    }

    private Optional<OssCalls.Answer> read(ObjectKey key, OssCalls.Answer head) {
        long length = head.length();
        if (length > LONGEST) {
            throw ScriptStoreException.of(
                    Reason.CONFLICT,
                    "oss://" + bucket + "/" + key + " holds " + length + " bytes, which is no script",
                    "take another key, or delete that object");
        }
        return calls.find(request("GET", key));
    }

    private Optional<OssCalls.Answer> head(ObjectKey key) {
        return calls.find(request("HEAD", key));
    }

    private OssRequest request(String method, ObjectKey key) {
        return OssRequest.of(method, bucket, requireNonNull(key, "key"));
    }

    /** Returns what an object holds; empty if there is none. */
    public Optional<byte[]> find(ObjectKey key) {
        return calls.find(request("GET", key)).map(OssCalls.Answer::body);
    }

    /** Deletes an object. That there is none is no failure. */
    public void delete(ObjectKey key) {
        calls.find(request("DELETE", key));
    }

    /**
     * Takes back what {@link #put(ObjectKey, byte[])} did: puts back what was there, or deletes the object. Does nothing if
     * nothing was written.
     *
     * @return whether anything was to be done
     * @throws ScriptStoreException {@code CONFLICT} if the object no longer holds that script
     */
    public boolean undo(StoredScript stored) {
        if (!stored.isChanged()) {
            return false;
        }
        ContentChecksum now = ContentChecksum.of(find(stored.key()).orElse(NOTHING));
        if (stored.previous().map(ContentChecksum::of).filter(now::equals).isPresent()) {
            return false;
        }
        if (!now.equals(stored.checksum())) {
            throw ScriptStoreException.of(
                    Reason.CONFLICT,
                    "oss://" + bucket + "/" + stored.key() + " no longer holds the script that was put there",
                    "look at who wrote it since; nothing was changed");
        }
        if (stored.previous().isEmpty()) {
            delete(stored.key());
        } else {
            byte[] previous = stored.previous().get();
            send(stored.key(), previous, ContentChecksum.of(previous), stored.previousType(), false);
        }
        return true;
    }

    /** Returns the URL by which nodes fetch an object that they may read. Nothing is sent. */
    public HostedScriptUrl url(ObjectKey key) {
        return HostedScriptUrl.bare(forNodes.uri(bucket, key));
    }

    /**
     * Returns a URL by which whoever has it fetches an object until it expires. Nothing is sent.
     *
     * @param goodFor how long, in whole seconds; 1 second to 7 days
     * @throws IllegalArgumentException if it is not
     */
    public HostedScriptUrl presign(ObjectKey key, Duration goodFor) {
        return calls.signer()
                .presign(request("GET", key), forNodes, goodFor, calls.clock().instant());
    }

    /** Returns the bucket and the folder. */
    @Override
    public String toString() {
        return "oss://" + bucket + "/" + folder;
    }

    /** Builds an {@link OssScriptStore}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final HttpClient http;
        private final OssEndpoint endpoint;
        private final BucketName bucket;
        private final Supplier<OssCredentials> credentials;
        private OssEndpoint forNodes;
        private String folder = "";
        private CallPolicy policy = CallPolicy.standard();
        private Pauses pauses = Pauses.real();
        private InstantSource clock = InstantSource.system();

        private Builder(
                HttpClient http, OssEndpoint endpoint, BucketName bucket, Supplier<OssCredentials> credentials) {
            this.http = http;
            this.endpoint = endpoint;
            this.bucket = bucket;
            this.credentials = credentials;
            this.forNodes = OssEndpoint.internal(endpoint.region());
        }

        /** Has nodes fetch from this endpoint. The one inside the region by default. */
        public Builder endpointForNodes(OssEndpoint value) {
            forNodes = requireNonNull(value, "value");
            return this;
        }

        /**
         * Puts scripts by name into this folder. The root of the bucket by default.
         *
         * @param value such as {@code hybrid/}
         * @throws IllegalArgumentException if it does not end with a slash, or makes no key of an object
         */
        public Builder folder(String value) {
            if (!new ObjectKey(value).value().endsWith("/")) {
                throw new IllegalArgumentException("folder \"" + value + "\" does not end with a slash");
            }
            folder = value;
            return this;
        }

        /** Tries for longer or more often; its budget of retries is not used. {@link CallPolicy#standard} by default. */
        public Builder policy(CallPolicy value) {
            policy = requireNonNull(value, "value");
            return this;
        }

        /** Waits in another way. {@link Pauses#real} by default. */
        public Builder pauses(Pauses value) {
            pauses = requireNonNull(value, "value");
            return this;
        }

        /** Signs by another clock. The system's by default. */
        public Builder clock(InstantSource value) {
            clock = requireNonNull(value, "value");
            return this;
        }

        /** Builds the store. Nothing is sent. */
        public OssScriptStore build() {
            return new OssScriptStore(this);
        }
    }
}
