// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** OSS: objects that are put, got and deleted, by those who may. */
final class OssStore implements ObjectStore {
    private static final Set<String> ACLS = Set.of("default", "private", "public-read", "public-read-write");
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** By name. Looked into without the lock as well. */
    final Map<String, OssBucket> buckets = new ConcurrentHashMap<>();

    private final World world;
    private final Authorizer authorizer;

    OssStore(World world) {
        this.world = world;
        authorizer = new Authorizer(world.identities());
    }

    @Override
    public boolean hasBucketOf(String path) {
        return buckets.containsKey(path.split("/", 3)[1]);
    }

    @Override
    public Answer answer(ObjectRequest request) {
        String id = world.ids().hex(24).toUpperCase(Locale.ROOT);
        Answer answer;
        try {
            answer = answered(request);
        } catch (OssFailure failure) {
            String xml = failure.xml(id, request.host());
            boolean isHead = request.method().equals("HEAD");
            answer = new Answer(
                    failure.status(),
                    isHead
                            ? Map.of(
                                    "x-oss-err",
                                    Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)))
                            : Map.of("Content-Type", "application/xml"),
                    isHead ? new byte[0] : xml.getBytes(StandardCharsets.UTF_8));
        }
        return answer.with("x-oss-request-id", id).with("Server", "AliyunOSS");
    }

    private Answer answered(ObjectRequest request) throws OssFailure {
        OssTarget target = OssTarget.of(request);
        OssSignature signature = OssSignature.of(request, target);
        Caller caller = signature == null ? null : caller(signature, request);
        OssBucket bucket = buckets.get(target.bucket());
        if (bucket == null) {
            throw new OssFailure(404, "NoSuchBucket", "The specified bucket does not exist.")
                    .with("BucketName", target.bucket());
        }
        checkRegion(bucket, target, signature);
        OssAccess access = new OssAccess(authorizer, world.accountId(), caller, bucket, target.key());
        if (target.key().isEmpty()) {
            throw notImplemented("requests for a bucket");
        }
        return switch (request.method()) {
            case "PUT" ->
                target.asks("acl") ? putAcl(request, target, bucket, access) : put(request, target, bucket, access);
            case "GET" -> target.asks("acl") ? getAcl(target, bucket, access) : get(target, bucket, access, true);
            case "HEAD" -> get(target, bucket, access, false);
            case "DELETE" -> delete(target, bucket, access);
            default ->
                throw new OssFailure(
                        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        };
    }

    private static OssFailure notImplemented(String what) {
        return new OssFailure(501, "NotImplemented", "the fake does not know " + what);
    }

    private Caller caller(OssSignature signature, ObjectRequest request) throws OssFailure {
        String secret = world.identities().secret(signature.accessKeyId());
        if (secret == null) {
            throw new OssFailure(
                            403,
                            "InvalidAccessKeyId",
                            "The OSS Access Key Id you provided does not exist in our records.")
                    .with("OSSAccessKeyId", signature.accessKeyId());
        }
        signature.check(secret);
        try {
            return world.identities().caller(signature.accessKeyId(), signature.token(), request.now());
        } catch (FakeFailure failure) {
            throw switch (failure.code()) {
                case "InvalidAccessKeyId.Inactive" ->
                    new OssFailure(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided is disabled.");
                case "InvalidSecurityToken.Expired" ->
                    new OssFailure(403, "SecurityTokenExpired", "The security token you provided has expired.");
                default -> new OssFailure(403, "InvalidSecurityToken", "The security token you provided is invalid.");
            };
        }
    }

    private static void checkRegion(OssBucket bucket, OssTarget target, @Nullable OssSignature signature)
            throws OssFailure {
        if (!target.region().isEmpty() && !target.region().equals(bucket.region)) {
            throw new OssFailure(
                            403,
                            "AccessDenied",
                            "The bucket you are attempting to access must be addressed using the specified endpoint. Please"
                                    + " send all future requests to this endpoint.")
                    .with("Bucket", bucket.name)
                    .with("Endpoint", "oss-" + bucket.region + ".aliyuncs.com");
        }
        if (signature != null && !signature.region().equals(bucket.region)) {
            throw new OssFailure(400, "InvalidArgument", "Invalid signing region in the credential.")
                    .with("Region", bucket.region);
        }
    }

    private static Answer put(ObjectRequest request, OssTarget target, OssBucket bucket, OssAccess access)
            throws OssFailure {
        access.require("oss:PutObject");
        Optional<String> acl = request.header("x-oss-object-acl");
        if (acl.isPresent()) {
            access.require("oss:PutObjectAcl");
        }
        String md5 = OssObject.md5(request.body());
        String crc = OssObject.crc64(request.body());
        if (!request.header("content-md5").orElse(md5).equals(md5)) {
            throw new OssFailure(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        if (!request.header("x-oss-hash-crc64ecma").orElse(crc).equals(crc)) {
            throw new OssFailure(400, "InvalidDigest", "The x-oss-hash-crc64ecma you specified was invalid.");
        }
        if (request.header("x-oss-forbid-overwrite").orElse("").equals("true")
                && bucket.objects.containsKey(target.key())) {
            throw new OssFailure(
                    409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
        }
        OssObject object = new OssObject(
                request.body(),
                request.header("content-type").orElse("application/octet-stream"),
                acl(acl.orElse("default")),
                request.now());
        bucket.objects.put(target.key(), object);
        return new Answer(200, checksums(object), new byte[0]);
    }

    private static String acl(String sent) throws OssFailure {
        if (!ACLS.contains(sent)) {
            throw new OssFailure(400, "InvalidArgument", "no such object access control exists")
                    .with("ArgumentName", "x-oss-object-acl")
                    .with("ArgumentValue", sent);
        }
        return sent;
    }

    private static Map<String, String> checksums(OssObject object) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", object.eTag());
        headers.put("Content-MD5", OssObject.md5(object.content()));
        headers.put("x-oss-hash-crc64ecma", OssObject.crc64(object.content()));
        return headers;
    }

    private static OssObject object(OssTarget target, OssBucket bucket) throws OssFailure {
        OssObject object = bucket.objects.get(target.key());
        if (object == null) {
            throw new OssFailure(404, "NoSuchKey", "The specified key does not exist.").with("Key", target.key());
        }
        return object;
    }

    private static Answer get(OssTarget target, OssBucket bucket, OssAccess access, boolean withBody)
            throws OssFailure {
        access.requireToRead(bucket.objects.get(target.key()));
        OssObject object = object(target, bucket);
        byte[] content = object.content();
        Map<String, String> headers = checksums(object);
        headers.put("Content-Type", object.contentType());
        headers.put("Last-Modified", MODIFIED.format(object.modified()));
        headers.put("x-oss-object-type", "Normal");
        headers.put("x-oss-storage-class", "Standard");
        if (!withBody) {
            headers.put("Content-Length", Integer.toString(content.length));
        }
        return new Answer(200, headers, withBody ? content : new byte[0]);
    }

    private static Answer putAcl(ObjectRequest request, OssTarget target, OssBucket bucket, OssAccess access)
            throws OssFailure {
        access.require("oss:PutObjectAcl");
        OssObject object = object(target, bucket);
        bucket.objects.put(
                target.key(),
                object.withAcl(acl(request.header("x-oss-object-acl").orElse(""))));
        return new Answer(200, Map.of(), new byte[0]);
    }

    private Answer getAcl(OssTarget target, OssBucket bucket, OssAccess access) throws OssFailure {
        access.require("oss:GetObjectAcl");
        String owner = world.accountId();
        return Answer.text(
                200,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AccessControlPolicy><Owner><ID>" + owner
                        + "</ID><DisplayName>" + owner + "</DisplayName></Owner><AccessControlList><Grant>"
                        + object(target, bucket).acl() + "</Grant></AccessControlList></AccessControlPolicy>\n");
    }

    /** Deletes the object; that of one that is not there is done as well. */
    private static Answer delete(OssTarget target, OssBucket bucket, OssAccess access) throws OssFailure {
        access.require("oss:DeleteObject");
        bucket.objects.remove(target.key());
        return new Answer(204, Map.of(), new byte[0]);
    }
}
