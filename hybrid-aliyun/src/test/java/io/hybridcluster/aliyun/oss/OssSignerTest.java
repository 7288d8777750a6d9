// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.aliyun.oss.SignedCases.SignedCase;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OssSignerTest {
    private static final RegionId HANGZHOU = new RegionId("cn-hangzhou");
    private static final Instant NOW = Instant.parse("2026-11-23T08:30:15.999Z");
    private static final OssSigner WITHOUT_TOKEN =
            new OssSigner(new OssCredentials("ak", Secret.of("sk"), null), HANGZHOU);
    private static final OssSigner WITH_TOKEN =
            new OssSigner(new OssCredentials("ak", Secret.of("sk"), Secret.of("token")), HANGZHOU);

    /** The request of the tests of the official SDKs (alibabacloud-oss-python-sdk-v2, tests/unit/test_signer_v4.py). */
    private static OssRequest ofSdkTests(String contentType) {
        return OssRequest.of("PUT", new BucketName("bucket"), new ObjectKey("1234+-/123/1.txt"))
                .header("x-oss-head1", "value")
                .header("abc", "value")
                .header("ZAbc", "value")
                .header("XYZ", "value")
                .header("content-type", contentType)
                .parameter("param1", "value1")
                .parameter("+param1", "value3")
                .parameter("|param1", "value4")
                .parameter("+param2", "")
                .parameter("|param2", "")
                .parameter("param2", "");
    }

    private static OssRequest get() {
        return OssRequest.of("GET", new BucketName("my-bucket"), new ObjectKey("hybrid/init node.sh"));
    }

    @Test
    void signsHeadersAsTheOfficialSdksTestsHaveIt() {
        OssRequest request = ofSdkTests("text/plain");

        assertThat(WITHOUT_TOKEN.headers(request, Instant.ofEpochSecond(1702743657)))
                .containsEntry("x-oss-date", "20231216T162057Z")
                .containsEntry("x-oss-content-sha256", "UNSIGNED-PAYLOAD")
                .containsEntry(
                        "authorization",
                        "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,"
                                + "Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe");
        assertThat(WITH_TOKEN.headers(request, Instant.ofEpochSecond(1702784856)))
                .containsEntry("x-oss-security-token", "token")
                .containsEntry(
                        "authorization",
                        "OSS4-HMAC-SHA256 Credential=ak/20231217/cn-hangzhou/oss/aliyun_v4_request,"
                                + "Signature=b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea");
        for (List<String> additional :
                List.of(List.of("ZAbc", "abc"), List.of("x-oss-no-exist", "ZAbc", "x-oss-head1", "abc"))) {
            assertThat(WITHOUT_TOKEN.headers(request, additional, Instant.ofEpochSecond(1702747512)))
                    .containsEntry(
                            "authorization",
                            "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,"
                                    + "AdditionalHeaders=abc;zabc,"
                                    + "Signature=4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f");
        }
    }

    @Test
    void signsUrlsAsTheOfficialSdksTestsHaveIt() {
        OssRequest request = ofSdkTests("application/octet-stream");
        Duration goodFor = Duration.ofSeconds(599);

        assertThat(WITHOUT_TOKEN.presigned(request, List.of(), goodFor, Instant.ofEpochSecond(1702781677)))
                .containsEntry("x-oss-signature-version", "OSS4-HMAC-SHA256")
                .containsEntry("x-oss-expires", "599")
                .containsEntry("x-oss-credential", "ak/20231217/cn-hangzhou/oss/aliyun_v4_request")
                .containsEntry("x-oss-signature", "a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe")
                .doesNotContainKeys("x-oss-additional-headers", "x-oss-security-token");
        assertThat(WITH_TOKEN.presigned(request, List.of(), goodFor, Instant.ofEpochSecond(1702785388)))
                .containsEntry("x-oss-date", "20231217T035628Z")
                .containsEntry("x-oss-security-token", "token")
                .containsEntry("x-oss-signature", "3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5");
        assertThat(WITHOUT_TOKEN.presigned(
                        request, List.of("ZAbc", "abc", "x-oss-head1"), goodFor, Instant.ofEpochSecond(1702783809)))
                .containsEntry("x-oss-additional-headers", "abc;zabc")
                .containsEntry("x-oss-signature", "6bd984bfe531afb6db1f7550983a741b103a8c58e5e14f83ea474c2322dfa2b7");
    }

    @Test
    void writesTheCanonicalFormOfTheDocumentation() throws Exception {
        OssRequest request = OssRequest.of("PUT", new BucketName("examplebucket"), new ObjectKey("exampleobject"))
                .header("Content-Disposition", "attachment")
                .header("Content-Length", " 3 ")
                .header("Content-MD5", "ICy5YqxZB1uWSwcVLSNLcA==")
                .header("Content-Type", "text/plain")
                .header("x-oss-content-sha256", "UNSIGNED-PAYLOAD")
                .header("x-oss-date", "20250411T064124Z");

        // OSS: Include a V4 signature in the Authorization header, example of the calculation. The key that follows
        // there
        // does not belong to the secret shown, as it says itself ("for reference only").
        assertThat(sha256(OssSigner.canonical(
                        request, Map.of(), request.headers(), List.of("content-disposition", "content-length"))))
                .isEqualTo("c46d96390bdbc2d739ac9363293ae9d710b14e48081fcb22cd8ad54b63136eca");
    }

    @Test
    void signsAsTheOfficialSdkDoes() throws Exception {
        StringBuilder signatures = new StringBuilder();
        for (SignedCase one : SignedCases.draw(5, 2000)) {
            signatures.append(signature(one)).append('\n');
        }

        // Of the same 2000 cases, signed by com.aliyun:alibabacloud-oss-v2:0.4.0, SignerV4.
        assertThat(sha256(signatures.toString()))
                .isEqualTo("9129ab841c8f65cc0f15645a258fa95903b5a9ca9caa5c8e22cd9f52413ba1bf");
    }

    private static String signature(SignedCase one) {
        if (one.inUrl()) {
            Duration goodFor = Duration.ofSeconds(one.seconds());
            return String.valueOf(one.signer()
                    .presigned(one.request(), one.additional(), goodFor, one.at())
                    .get("x-oss-signature"));
        }
        return String.valueOf(
                one.signer().headers(one.request(), one.additional(), one.at()).get("authorization"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void signsSomethingElseWhenAnythingChanges() {
        OssSigner signer = signer("secret0");
        SortedMap<String, String> headers = signer.headers(get(), NOW);

        assertThat(headers).isEqualTo(signer.headers(get(), NOW));
        assertThat(List.of(
                        signer.headers(get(), NOW.plusSeconds(1)),
                        signer.headers(get().header("content-type", "text/plain"), NOW),
                        signer.headers(get().header("content-md5", "AAAA"), NOW),
                        signer.headers(get().header("x-oss-object-acl", "private"), NOW),
                        signer.headers(get().parameter("acl", ""), NOW),
                        signer.headers(get().parameter("acl", "1"), NOW),
                        signer("secret1").headers(get(), NOW),
                        new OssSigner(credentials("secret0"), new RegionId("cn-beijing")).headers(get(), NOW)))
                .extracting(other -> other.get("authorization"))
                .doesNotContain(headers.get("authorization"))
                .doesNotHaveDuplicates();
        assertThat(signer.headers(get().header("user-agent", "x"), NOW))
                .containsEntry("authorization", headers.get("authorization"))
                .containsEntry("user-agent", "x");
    }

    @Test
    void presignsTheUrlOfAnObject() {
        HostedScriptUrl url =
                signer("secret0").presign(get(), OssEndpoint.internal(HANGZHOU), Duration.ofHours(1), NOW);

        assertThat(url.expires()).contains(Instant.parse("2026-11-23T09:30:15Z"));
        URI uri = url.reveal(URI::create);
        assertThat(uri.getHost()).isEqualTo("my-bucket.oss-cn-hangzhou-internal.aliyuncs.com");
        assertThat(uri.getRawPath()).isEqualTo("/hybrid/init%20node.sh");
        assertThat(uri.getRawQuery())
                .matches("x-oss-credential=LTAItestkey0%2F20261123%2Fcn-hangzhou%2Foss%2Faliyun_v4_request"
                        + "&x-oss-date=20261123T083015Z&x-oss-expires=3600&x-oss-signature=[0-9a-f]{64}"
                        + "&x-oss-signature-version=OSS4-HMAC-SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT1.5S", "PT168H1S"})
    void refusesWhatNoPresignedUrlCanBeGoodFor(String goodFor) {
        assertThatThrownBy(() ->
                        signer("secret0").presign(get(), OssEndpoint.internal(HANGZHOU), Duration.parse(goodFor), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a presigned URL cannot be good for " + goodFor
                        + ": expected whole seconds, 1 second to 7 days");
    }

    @Test
    void takesTheLongestAndTheShortestTime() {
        for (Duration goodFor : List.of(Duration.ofSeconds(1), OssSigner.LONGEST)) {
            assertThat(signer("secret0")
                            .presign(get(), OssEndpoint.internal(HANGZHOU), goodFor, NOW)
                            .expires())
                    .contains(Instant.parse("2026-11-23T08:30:15Z").plus(goodFor));
        }
    }

    @Test
    void printsNoSecret() {
        OssCredentials temporary =
                OssCredentials.temporary(new AccessKey("LTAItestkey0", Secret.of("canary-1")), Secret.of("canary-2"));

        assertThat(new OssSigner(temporary, HANGZHOU)).hasToString("OssSigner[id=LTAItestkey0, region=cn-hangzhou]");
        assertThat(temporary).hasToString("OssCredentials[id=LTAItestkey0, secret=******, token=******]");
        assertThat(credentials("canary-1")).hasToString("OssCredentials[id=LTAItestkey0, secret=******]");
        assertThat(get().header("x-oss-security-token", "canary-2").parameter("x", "canary-2"))
                .hasToString("GET oss://my-bucket/hybrid/init node.sh");
    }

    private static OssSigner signer(String secret) {
        return new OssSigner(credentials(secret), HANGZHOU);
    }

    private static OssCredentials credentials(String secret) {
        return OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of(secret)));
    }
}
