// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests drawn by a seed, with what they are signed by. Two signers that agree on all of them are the same. */
final class SignedCases {
    private static final String[] CHARACTERS = {
        "a",
        "b",
        "Z",
        "0",
        "-",
        "_",
        ".",
        "~",
        " ",
        "+",
        "*",
        "%",
        "&",
        "=",
        "/",
        "|",
        "(",
        "'",
        "!",
        "\u4e2d",
        "\u00e9",
        "\ud83d\ude00",
        "@",
        ":",
        ",",
        ";"
    };

    /** One case; {@code token} is null without one. */
    record SignedCase(
            String method,
            String key,
            Map<String, String> parameters,
            Map<String, String> headers,
            List<String> additional,
            String id,
            String secret,
            @Nullable String token,
            String region,
            Instant at,
            int seconds,
            boolean inUrl) {
        OssRequest request() {
            OssRequest request = OssRequest.of(method, new BucketName("my-bucket"), new ObjectKey(key));
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                request = request.parameter(parameter.getKey(), parameter.getValue());
            }
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.header(header.getKey(), header.getValue());
            }
            return request;
        }

        OssSigner signer() {
            Secret held = token == null ? null : Secret.of(token);
            return new OssSigner(new OssCredentials(id, Secret.of(secret), held), new RegionId(region));
        }
    }

    private SignedCases() {}

    static List<SignedCase> draw(long seed, int count) {
        Random random = new Random(seed);
        List<SignedCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(draw(random));
        }
        return cases;
    }

    private static SignedCase draw(Random random) {
        Map<String, String> headers = new TreeMap<>();
        List<String> additional = new ArrayList<>();
        header(random, headers, "content-type", "text/x-sh; charset=utf-8");
        header(random, headers, "content-md5", "eB5eJF1ptWaXm4bijSPyxw==");
        header(random, headers, "x-oss-object-acl", "private");
        header(random, headers, "x-oss-meta-a", "v " + random.nextInt(1000));
        header(random, headers, "host", "my-bucket.oss-cn-hangzhou.aliyuncs.com");
        header(random, headers, "range", "bytes=0-1");
        if (random.nextBoolean()) {
            additional.add("Range");
        }
        if (random.nextBoolean()) {
            additional.add("host");
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.put("p" + text(random, 4), text(random, 5));
        }
        return new SignedCase(
                List.of("PUT", "GET", "HEAD", "DELETE").get(random.nextInt(4)),
                "k" + text(random, 20).replace("/.", "/x"),
                parameters,
                headers,
                additional,
                "LTAI" + random.nextInt(1_000_000) + "abcd",
                "sk" + random.nextLong(),
                random.nextBoolean() ? "tok+/=" + random.nextInt(1000) : null,
                random.nextBoolean() ? "cn-hangzhou" : "ap-southeast-1",
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000)),
                1 + random.nextInt(604_800),
                random.nextBoolean());
    }

    private static void header(Random random, Map<String, String> headers, String name, String value) {
        if (random.nextBoolean()) {
            headers.put(name, value);
        }
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
