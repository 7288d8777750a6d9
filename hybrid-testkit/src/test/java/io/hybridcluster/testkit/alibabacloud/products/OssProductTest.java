// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.alibabacloud.FakeAlibabaCloud;
import io.hybridcluster.testkit.alibabacloud.OssObject;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssProductTest {
    private static final String KEY = "scripts/init node+一.sh";

    private final FakeAlibabaCloud cloud = FakeAlibabaCloud.start();
    private final OssCalls root = new OssCalls(cloud, cloud.rootKey());

    @BeforeEach
    void create() {
        cloud.buckets().create("scripts", "cn-hangzhou");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String policy(String effect, String action) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"acs:oss:*:*:scripts/scripts/*\"}]}";
    }

    private OssCalls user(String name, String... actions) {
        String[] policies = new String[actions.length];
        for (int i = 0; i < actions.length; i++) {
            policies[i] = policy("Allow", actions[i]);
        }
        return new OssCalls(cloud, cloud.user(name, policies));
    }

    @Test
    void putsGetsAndDeletesAnObject() {
        OssCalls.Response put = root.with("content-type", "text/x-sh").send("PUT", "scripts", KEY, "123456789");

        assertThat(put.status()).isEqualTo(200);
        // The check value of CRC-64/XZ, and the MD5 of the same nine digits.
        assertThat(put.header("x-oss-hash-crc64ecma")).isEqualTo(Long.toUnsignedString(0x995DC9BBDF1939FAL));
        assertThat(put.header("ETag")).isEqualTo("\"25F9E794323B453885F5181F1B624D0B\"");
        assertThat(put.header("Content-MD5")).isEqualTo("JfnnlDI7RTiF9RgfG2JNCw==");
        assertThat(put.header("x-oss-request-id")).hasSize(24);
        OssCalls.Response got = root.send("GET", "scripts", KEY, "");
        assertThat(got.body()).isEqualTo("123456789");
        assertThat(got.header("Content-Type")).isEqualTo("text/x-sh");
        OssCalls.Response head = root.send("HEAD", "scripts", KEY, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("9");
        assertThat(head.body()).isEmpty();
        assertThat(cloud.buckets().keys("scripts")).containsExactly(KEY);
        assertThat(root.send("DELETE", "scripts", KEY, "").status()).isEqualTo(204);
        assertThat(root.send("DELETE", "scripts", KEY, "").status()).isEqualTo(204);
        assertThat(root.send("GET", "scripts", KEY, "").failure()).isEqualTo("404 NoSuchKey");
        assertThat(root.send("HEAD", "scripts", KEY, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripts.oss-cn-hangzhou.aliyuncs.com",
                "scripts.oss-cn-hangzhou-internal.aliyuncs.com",
                "oss-cn-hangzhou.aliyuncs.com"
            })
    void answersAtTheStoresOwnNames(String host) {
        root.host = host;

        assertThat(root.send("PUT", "scripts", KEY, "x").status()).isEqualTo(200);
        assertThat(cloud.buckets().find("scripts", KEY)).map(OssObject::text).contains("x");
    }

    @Test
    void saysWhereABucketIsThatIsAskedForElsewhere() {
        root.host = "scripts.oss-cn-beijing.aliyuncs.com";
        assertThat(root.send("GET", "scripts", KEY, "").body())
                .contains("<Code>AccessDenied</Code>", "<Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint>");
        OssCalls other = new OssCalls(cloud, cloud.rootKey());
        other.region = "cn-beijing";
        assertThat(other.send("GET", "scripts", KEY, "").failure()).isEqualTo("400 InvalidArgument");
        OssCalls none = new OssCalls(cloud, cloud.rootKey());
        assertThat(none.send("GET", "other", KEY, "").failure()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void verifiesWhatIsSigned() {
        CloudKey wrong = new CloudKey(cloud.rootKey().accessKeyId(), "Canary-secret", "");
        CloudKey unknown = new CloudKey("LTAInobody", "x", "");

        OssCalls.Response refused = new OssCalls(cloud, wrong).send("PUT", "scripts", KEY, "x");
        assertThat(refused.failure()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(refused.body())
                .contains("<StringToSign>")
                .doesNotContain(cloud.rootKey().accessKeySecret());
        assertThat(new OssCalls(cloud, unknown).send("PUT", "scripts", KEY, "x").failure())
                .isEqualTo("403 InvalidAccessKeyId");
        assertThat(cloud.buckets().keys("scripts")).isEmpty();
    }

    @Test
    void signsAdditionalHeadersToo() {
        root.additional = "host";

        assertThat(root.send("PUT", "scripts", KEY, "x").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"-16, 403 RequestTimeTooSkewed", "16, 403 RequestTimeTooSkewed", "-14, 200 ", "14, 200 "})
    void holdsTheTimeAgainstItsClock(long minutes, String outcome) {
        root.time = root.time.plus(Duration.ofMinutes(minutes));

        assertThat(root.send("PUT", "scripts", KEY, "x").failure().trim()).isEqualTo(outcome.trim());
    }

    @Test
    void servesAPresignedUrlUntilItExpires() {
        root.send("PUT", "scripts", KEY, "x");
        OssCalls reader = user("reader", "oss:GetObject");

        assertThat(reader.sendPresigned("GET", "scripts", KEY, "60", "").body()).isEqualTo("x");
        assertThat(reader.sendPresigned("PUT", "scripts", KEY, "60", "y").failure())
                .isEqualTo("403 AccessDenied");
        assertThat(reader.sendPresigned("GET", "scripts", KEY, "604801", "").failure())
                .isEqualTo("400 InvalidArgument");
        reader.time = reader.time.minus(Duration.ofMinutes(2));
        OssCalls.Response late = reader.sendPresigned("GET", "scripts", KEY, "60", "");
        assertThat(late.body()).contains("<Code>AccessDenied</Code>", "<Message>Request has expired.</Message>");
    }

    @Test
    void takesSessionsWithTheirToken() {
        CloudKey session = cloud.session("writer", Duration.ofHours(1), policy("Allow", "oss:*Object"));
        CloudKey bare = new CloudKey(session.accessKeyId(), session.accessKeySecret(), "");

        assertThat(new OssCalls(cloud, session).send("PUT", "scripts", KEY, "x").status())
                .isEqualTo(200);
        assertThat(new OssCalls(cloud, session)
                        .sendPresigned("GET", "scripts", KEY, "60", "")
                        .body())
                .isEqualTo("x");
        assertThat(new OssCalls(cloud, bare).send("GET", "scripts", KEY, "").failure())
                .isEqualTo("403 InvalidSecurityToken");
        cloud.expireSessions();
        assertThat(new OssCalls(cloud, session).send("GET", "scripts", KEY, "").failure())
                .isEqualTo("403 SecurityTokenExpired");
    }

    @Test
    void enforcesEachPermissionByItself() {
        OssCalls writer = user("writer", "oss:PutObject");
        OssCalls owner = user("owner", "oss:PutObject", "oss:PutObjectAcl");

        assertThat(writer.send("PUT", "scripts", KEY, "x").status()).isEqualTo(200);
        OssCalls.Response acl = writer.with("x-oss-object-acl", "private").send("PUT", "scripts", KEY, "x");
        assertThat(acl.failure()).isEqualTo("403 AccessDenied");
        assertThat(acl.body()).contains("<AuthAction>oss:PutObjectAcl</AuthAction>");
        assertThat(owner.with("x-oss-object-acl", "private")
                        .send("PUT", "scripts", KEY, "x")
                        .status())
                .isEqualTo(200);
        assertThat(writer.send("GET", "scripts", KEY, "").failure()).isEqualTo("403 AccessDenied");
        assertThat(writer.send("DELETE", "scripts", KEY, "").failure()).isEqualTo("403 AccessDenied");
        assertThat(writer.send("PUT", "scripts", "elsewhere", "x").failure()).isEqualTo("403 AccessDenied");
        assertThat(cloud.buckets().keys("scripts")).containsExactly(KEY);
    }

    @Test
    void showsAnonymousReadersWhatIsPublicOnly() {
        root.with("x-oss-object-acl", "private").send("PUT", "scripts", "a", "x");
        root.with("x-oss-object-acl", "public-read").send("PUT", "scripts", "b", "x");
        OssCalls anonymous = new OssCalls(cloud, cloud.rootKey());
        anonymous.host = "scripts.oss-cn-hangzhou.aliyuncs.com";

        assertThat(anonymous.anonymous("GET", "scripts", "a").failure()).isEqualTo("403 AccessDenied");
        assertThat(anonymous.anonymous("GET", "scripts", "none").failure()).isEqualTo("403 AccessDenied");
        assertThat(anonymous.anonymous("GET", "scripts", "b").body()).isEqualTo("x");
        assertThat(anonymous.anonymous("DELETE", "scripts", "b").failure()).isEqualTo("403 AccessDenied");
        anonymous.host = cloud.endpoint();
        assertThat(anonymous.anonymous("GET", "scripts", "b").body()).isEqualTo("x");
        assertThat(anonymous.anonymous("GET", "scripts", "a").failure()).isEqualTo("403 AccessDenied");
        assertThat(root.parameter("acl", "").send("GET", "scripts", "b", "").body())
                .contains("<Grant>public-read</Grant>");
        assertThat(root.with("x-oss-object-acl", "open")
                        .send("PUT", "scripts", "c", "x")
                        .failure())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void verifiesTheChecksumsThatAreSent() {
        String md5 = Base64.getEncoder().encodeToString(new byte[16]);

        assertThat(root.with("content-md5", md5)
                        .send("PUT", "scripts", KEY, "x")
                        .failure())
                .isEqualTo("400 InvalidDigest");
        assertThat(root.with("x-oss-hash-crc64ecma", "1")
                        .send("PUT", "scripts", KEY, "x")
                        .failure())
                .isEqualTo("400 InvalidDigest");
        assertThat(root.with("content-md5", "JfnnlDI7RTiF9RgfG2JNCw==")
                        .send("PUT", "scripts", KEY, "123456789")
                        .status())
                .isEqualTo(200);
        assertThat(root.with("x-oss-forbid-overwrite", "true")
                        .send("PUT", "scripts", KEY, "x")
                        .failure())
                .isEqualTo("409 FileAlreadyExists");
    }

    @Test
    void goesWrongWhereATestSaysSo() {
        cloud.inject(CloudFaultRule.next(CloudFault.unavailable()).action("PutObject"));
        cloud.inject(CloudFaultRule.next(CloudFault.html(502)).action("GetObject"));

        assertThat(root.send("PUT", "scripts", KEY, "x").failure()).isEqualTo("503 ServiceUnavailable");
        assertThat(root.send("GET", "scripts", KEY, "").status()).isEqualTo(502);
        assertThat(root.send("PUT", "scripts", KEY, "x").status()).isEqualTo(200);
        assertThat(cloud.requestCounts()).containsEntry("PutObject", 2).containsEntry("GetObject", 1);
    }

    @Test
    void makesBucketsOfValidNamesOnce() {
        assertThatThrownBy(() -> cloud.buckets().create("scripts", "cn-hangzhou"))
                .hasMessage("there is a bucket \"scripts\" already");
        assertThatThrownBy(() -> cloud.buckets().create("Scripts", "cn-hangzhou"))
                .hasMessage("a bucket is named \"Scripts\"; expected 3 to 63 lower case letters, digits and hyphens,"
                        + " none of these first or last");
        assertThatThrownBy(() -> cloud.buckets().create("other", "cn-hangzhou", "open"))
                .hasMessage("a bucket has the ACL \"open\"; expected private, public-read or public-read-write");
    }
}
