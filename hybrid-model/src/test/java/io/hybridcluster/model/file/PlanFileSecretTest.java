// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.model.support.GuidePlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in a plan is refused, and no message repeats it, however it got there. */
class PlanFileSecretTest {
    private static final String KEY_ID = "LTAI5tCanary4Zq8XyW3vU2t";

    private static final String KEY_SECRET = "k3YcANaRy9ZxQ2wV7uT1sR6pO4nM5b";

    /** Secrets by their shape. None of them may be read into a plan or shown. */
    static final List<String> SHAPES = List.of(
            KEY_ID,
            KEY_SECRET,
            "STS.NUCanary8kXyZ1234567",
            "CAISCanary0123456789abcdefghij+xyz",
            "canary.0123456789abcdef",
            "https://user:canary@host/init.sh",
            "https://h.oss.aliyuncs.com/a.sh?OSSAccessKeyId=" + KEY_ID + "&Signature=canary",
            "id " + KEY_ID + " secret " + KEY_SECRET,
            "-----BEGIN RSA PRIVATE KEY-----\\ncanary\\n-----END RSA PRIVATE KEY-----");

    @ParameterizedTest
    @FieldSource("SHAPES")
    void refusesThemAsTheValueOfEveryField(String secret) {
        String guide = GuidePlan.text();
        List<String> values = guide.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split("[{},\\[\\]]|: ")))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.endsWith(":") && guide.contains(": " + value))
                .distinct()
                .toList();
        assertThat(values).hasSizeGreaterThan(20).contains("kp-hybrid", "guide", "ordered", "10.200.1.253:6443");

        for (String value : values) {
            refused(guide.replaceFirst(
                    ": " + java.util.regex.Pattern.quote(value) + "(?=[,}\n])",
                    ": \"" + java.util.regex.Matcher.quoteReplacement(secret) + "\""));
        }
    }

    @ParameterizedTest
    @FieldSource("SHAPES")
    void refusesThemAsNamesAndInListsAndInWaivers(String secret) {
        String guide = GuidePlan.text();
        refused(guide + "\"" + secret + "\": x\n");
        refused(guide + "\"" + secret + "\": x\n\"" + secret + "\": y\n");
        refused(guide.replace("[ecs.g7.xlarge]", "[a, \"" + secret + "\"]"));
        refused(guide.replace("workload: cpu", "\"" + secret + "\": x"));
        refused(guide.replace("workload: cpu", "x: \"" + secret + "\""));
        refused(guide + "waivers: [{finding: A.B, reason: \"" + secret + "\"}]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessKeyId", "accessKeySecret", "access_key", "access_secret", "ACCESS-KEY", "secret", "Password",
                "login_password", "token", "credential", "credentials", "private.key", "kubeconfig", "api-key"
            })
    void refusesFieldsAndLabelsThatPromiseASecret(String name) {
        for (String value : List.of(
                "canary", "'canary \\ x'", "[canary]", "{a: {b: canary}}", "{canary: 1}", "|\n      canary\n")) {
            String guide = GuidePlan.text();
            refused(guide + name + ": " + value + "\n");
            refused(guide.replace(
                    "terway:\n",
                    "terway:\n  " + (name.equals("credentials") ? "Credentials" : name) + ": " + value + "\n"));
            refused(guide.replace("labels: {workload: cpu}", "labels:\n    acme.io/" + name + ": " + value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary",
                "[canary]",
                "{source: canary}",
                "{source: [canary]}",
                "{source: {canary: canary}}",
                "'hunter canary'"
            })
    void hidesWhatStandsWhereCredentialsAreNamed(String value) {
        refused(GuidePlan.text().replace("{source: addon-secret}", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*canary",
                "&canary",
                "&canary x",
                "!canary",
                "!canary x",
                "!canary!x y",
                "!<canary> x",
                "@canary",
                "`canary",
                "%canary",
                "[canary",
                "{canary",
                "'canary",
                "\"canary",
                "\"\\Ucanary\"",
                "|canary",
                ">9canary",
                "canary: x: y"
            })
    void hidesUnquotedPasswordsThatYamlTakesForSomethingElse(String value) {
        refused(GuidePlan.text() + "password: " + value + "\n");
    }

    @Test
    void saysThatItIsASecret() {
        assertThat(refusal(GuidePlan.text().replace("kp-hybrid", KEY_ID)))
                .hasMessage(
                        "a.yaml:34:12: nodePool.keyPair: found (24 characters that look like a secret), expected the name"
                                + " of a key pair");
        assertThat(refusal(GuidePlan.text().replace("terway:", "terway:\n  access_key: " + KEY_ID)))
                .hasMessage(
                        "a.yaml:26:3: terway: found the field \"access_key\", expected no secret: a plan names where"
                                + " credentials come from, in terway.credentials.source");
        assertThat(refusal(GuidePlan.text().replace("workload: cpu", "token: abc")))
                .hasMessage(
                        "a.yaml:36:12: nodePool.labels: found the label \"token\", expected no secret: everybody who may"
                                + " list nodes reads their labels");
    }

    private static void refused(String text) {
        UnreadableFileException refusal = refusal(text);

        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal.getMessage().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("canary")
                .doesNotContain("k3yc");
        assertThat(refusal).hasNoCause();
        assertThat(refusal.getSuppressed()).isEmpty();
        assertThat(refusal.problems())
                .allSatisfy(problem -> assertThat(problem.toString().lines()).hasSize(1));
    }

    private static UnreadableFileException refusal(String text) {
        return catchThrowableOfType(UnreadableFileException.class, () -> PlanFile.parse("a.yaml", text));
    }
}
