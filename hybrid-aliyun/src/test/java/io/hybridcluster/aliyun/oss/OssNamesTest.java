// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.id.RegionId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssNamesTest {
    private static final RegionId HANGZHOU = new RegionId("cn-hangzhou");
    private static final BucketName BUCKET = new BucketName("my-bucket");

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0-9", "a--b", "123456789-123456789-123456789-123456789-123456789-123456789-123"})
    void takesNamesOfBuckets(String name) {
        assertThat(new BucketName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-ab",
                "ab-",
                "Abc",
                "a_b",
                "a.b",
                "a b",
                "123456789-123456789-123456789-123456789-123456789-123456789-1234"
            })
    void refusesNamesThatOssRefuses(String name) {
        assertThatThrownBy(() -> new BucketName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"" + name + "\" is not the name of a bucket: expected 3 to 63 lower-case letters, digits and"
                                + " hyphens, with a letter or digit at both ends");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "hybrid/init-node.sh, hybrid/init-node.sh",
        "a b+c*d~e, a%20b%2Bc%2Ad~e",
        "\u4e2d/\u00e9, %E4%B8%AD/%C3%A9",
        "\ud83d\ude00, %F0%9F%98%80",
        "a//b/, a//b/",
        "..a/b../.c, ..a/b../.c",
        "a?b#c%d, a%3Fb%23c%25d"
    })
    void escapesKeys(String key, String encoded) {
        assertThat(new ObjectKey(key).encoded()).isEqualTo(encoded);
    }

    @Test
    void takesKeysUpToTheirBounds() {
        assertThat(new ObjectKey("a".repeat(1023)).value()).hasSize(1023);
        assertThatThrownBy(() -> new ObjectKey("\u00e9".repeat(512)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        " is not the key of an object: it has 1024 bytes of UTF-8, and OSS takes 1 to 1023");
        assertThatThrownBy(() -> new ObjectKey(""))
                .hasMessage("\"\" is not the key of an object: it has 0 bytes of UTF-8, and OSS takes 1 to 1023");
    }

    @Test
    void refusesKeysThatOssOrClientsWouldNotKeep() {
        assertThatThrownBy(() -> new ObjectKey("/a"))
                .hasMessage("\"/a\" is not the key of an object: it starts with a slash or a backslash");
        assertThatThrownBy(() -> new ObjectKey("\\a"))
                .hasMessage("\"\\a\" is not the key of an object: it starts with a slash or a backslash");
        assertThatThrownBy(() -> new ObjectKey("a\nb"))
                .hasMessage(
                        "\"a\\u{a}b\" is not the key of an object: it holds a control character or half a character");
        assertThatThrownBy(() -> new ObjectKey("a\ud83d"))
                .hasMessage(
                        "\"a\\u{d83d}\" is not the key of an object: it holds a control character or half a character");
        assertThatThrownBy(() -> new ObjectKey("a/../b"))
                .hasMessage(
                        "\"a/../b\" is not the key of an object: it has \"..\" between slashes, which clients resolve");
        assertThatThrownBy(() -> new ObjectKey("./b"))
                .hasMessage("\"./b\" is not the key of an object: it has \".\" between slashes, which clients resolve");
    }

    @Test
    void namesObjectsAtEndpoints() {
        ObjectKey key = new ObjectKey("hybrid/init node.sh");

        assertThat(OssEndpoint.internal(HANGZHOU).uri(BUCKET, key))
                .hasToString("https://my-bucket.oss-cn-hangzhou-internal.aliyuncs.com/hybrid/init%20node.sh");
        assertThat(OssEndpoint.onInternet(HANGZHOU).uri(BUCKET, key))
                .hasToString("https://my-bucket.oss-cn-hangzhou.aliyuncs.com/hybrid/init%20node.sh");
        assertThat(OssEndpoint.of(URI.create("HTTP://oss-cn-hzfinance.aliyuncs.com/"), HANGZHOU)
                        .uri(BUCKET, key))
                .hasToString("http://my-bucket.oss-cn-hzfinance.aliyuncs.com/hybrid/init%20node.sh");
        assertThat(OssEndpoint.withBucketInPath(URI.create("http://127.0.0.1:8080"), HANGZHOU)
                        .uri(BUCKET, key))
                .hasToString("http://127.0.0.1:8080/my-bucket/hybrid/init%20node.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oss-cn-hangzhou.aliyuncs.com",
                "ftp://a.b",
                "https:///a",
                "https://u:canary@a.b",
                "https://a.b/c",
                "https://a.b?x-oss-signature=canary",
                "https://a.b#c"
            })
    void refusesWhatIsNoBaseOfAnEndpoint(String base) {
        assertThatThrownBy(() -> OssEndpoint.of(URI.create(base), HANGZHOU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the base of an endpoint is \"http://\" or \"https://\" and a host, with neither user, path,"
                                + " query nor fragment, such as \"https://oss-cn-hangzhou.aliyuncs.com\"");
    }

    @Test
    void comparesEndpoints() {
        URI base = URI.create("http://127.0.0.1:8080");

        assertThat(OssEndpoint.of(base, HANGZHOU))
                .isEqualTo(OssEndpoint.of(base, HANGZHOU))
                .hasSameHashCodeAs(OssEndpoint.of(base, HANGZHOU))
                .isNotEqualTo(OssEndpoint.withBucketInPath(base, HANGZHOU))
                .isNotEqualTo(OssEndpoint.of(base, new RegionId("cn-beijing")))
                .isNotEqualTo(OssEndpoint.internal(HANGZHOU))
                .hasToString("http://127.0.0.1:8080");
    }

    @Test
    void refusesWhatNoRequestHas() {
        assertThatThrownBy(() -> OssRequest.of("put", BUCKET, new ObjectKey("a")))
                .hasMessage("\"put\" is not an HTTP method in capitals, such as PUT");
        OssRequest request = OssRequest.of("PUT", BUCKET, new ObjectKey("a"));
        for (String value : new String[] {"a\r\nb", "a\u0000"}) {
            assertThatThrownBy(() -> request.header("x-a", value))
                    .hasMessage("a header's name has letters, digits and hyphens, and its value no control characters;"
                            + " found the name \"x-a\"");
        }
        assertThatThrownBy(() -> request.header("x a", "b")).hasMessageEndingWith("found the name \"x a\"");
    }
}
