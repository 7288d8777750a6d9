// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostedScriptUrlTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final String BARE = "https://b.oss-cn-hangzhou-internal.aliyuncs.com/init-node.sh";
    private static final String SIGNED = BARE + "?x-oss-signature=canary";

    private static List<String> texts(HostedScriptUrl url, Instant now) {
        return url.findings(now).stream()
                .map(finding -> finding + " -> " + finding.remedy())
                .toList();
    }

    @Test
    void findsNothingWrongWithABareUrl() {
        HostedScriptUrl url = HostedScriptUrl.bare(URI.create(BARE));

        assertThat(url.findings(NOW)).isEmpty();
        assertThat(url.isPresigned()).isFalse();
        assertThat(url.expires()).isEmpty();
        assertThat(url.<String>reveal(text -> text)).isEqualTo(BARE);
    }

    @Test
    void saysWhatAPresignedUrlIs() {
        assertThat(texts(HostedScriptUrl.presigned(URI.create(SIGNED), LATER, false), NOW))
                .containsExactly(
                        "[WARNING] URL \"" + BARE
                                + "?...\": it expires at 2026-11-23T09:00:00Z, and a scale-out after that"
                                + " fails | HostedScript.UrlExpires -> write a new URL before that, or admit the VPC by a"
                                + " bucket policy and use the bare URL",
                        "[WARNING] URL \"" + BARE
                                + "?...\": whoever reads it can fetch the script, and the join token in it"
                                + " | HostedScript.UrlIsCredential -> keep it out of plan files and logs, and let few read"
                                + " ConfigMap kube-system/ack-agent-config");
    }

    @Test
    void saysThatItHasExpired() {
        HostedScriptUrl url = HostedScriptUrl.presigned(URI.create(SIGNED), LATER, false);

        assertThat(url.findings(LATER.minusNanos(1)))
                .extracting(finding -> finding.ruleId().value())
                .contains("HostedScript.UrlExpires")
                .doesNotContain("HostedScript.UrlExpired");
        assertThat(texts(url, LATER).get(0))
                .isEqualTo("[ERROR] URL \"" + BARE + "?...\": it expired at 2026-11-23T09:00:00Z |"
                        + " HostedScript.UrlExpired -> write a new URL into ack-agent-config, or admit the VPC by a bucket"
                        + " policy and use the bare URL");
    }

    @Test
    void saysThatItEndsWithATemporaryKey() {
        assertThat(texts(HostedScriptUrl.presigned(URI.create(SIGNED), LATER, true), NOW))
                .hasSize(3)
                .contains(
                        "[WARNING] URL \"" + BARE
                                + "?...\": it ends with the temporary credentials that signed it, if they"
                                + " end before 2026-11-23T09:00:00Z | HostedScript.UrlOfTemporaryKey -> sign with the key of a RAM"
                                + " user that may read this one object, or admit the VPC by a bucket policy and use the bare URL");
    }

    @Test
    void saysThatTheAgentDropsALongOne() {
        String longest = "https://a/" + "b".repeat(1014);

        assertThat(HostedScriptUrl.bare(URI.create(longest)).findings(NOW)).isEmpty();
        assertThat(HostedScriptUrl.bare(URI.create(longest + "b")).findings(NOW))
                .extracting(LiveFinding::problem, LiveFinding::remedy)
                .containsExactly(tuple(
                        "it has 1025 characters, and the agent takes 1024",
                        "use a shorter key, or a shorter name of the bucket"));
        URI presigned = URI.create(SIGNED + "&x-oss-security-token=" + "t".repeat(1000));
        assertThat(HostedScriptUrl.presigned(presigned, LATER, true).findings(NOW))
                .extracting(LiveFinding::remedy)
                .contains(
                        "sign with the key of a RAM user, which has no token, or admit the VPC by a bucket policy and use"
                                + " the bare URL");
        assertThat(HostedScriptUrl.presigned(presigned, LATER, false).findings(NOW))
                .extracting(LiveFinding::remedy)
                .contains("admit the VPC by a bucket policy and use the bare URL");
    }

    @Test
    void saysThatTheAgentDropsOtherSchemes() {
        assertThat(texts(HostedScriptUrl.bare(URI.create("oss://b/init-node.sh")), NOW))
                .containsExactly("[ERROR] URL \"oss://b/init-node.sh\": the agent takes http and https only |"
                        + " HostedScript.UrlScheme -> put the script on a web server or OSS");
    }

    @Test
    void neverPrintsItsQuery() {
        HostedScriptUrl url = HostedScriptUrl.presigned(URI.create(SIGNED), LATER, true);

        assertThat(url).hasToString("\"" + BARE + "?...\"");
        assertThat(url.findings(LATER).toString()).doesNotContain("canary");
        assertThat(url)
                .isEqualTo(HostedScriptUrl.presigned(URI.create(SIGNED), LATER, true))
                .hasSameHashCodeAs(HostedScriptUrl.presigned(URI.create(SIGNED), LATER, true))
                .isNotEqualTo(HostedScriptUrl.presigned(URI.create(SIGNED), LATER, false))
                .isNotEqualTo(HostedScriptUrl.presigned(URI.create(SIGNED), NOW, true))
                .isNotEqualTo(HostedScriptUrl.presigned(URI.create(BARE), LATER, true));
    }

    @Test
    void describesEveryRule() {
        assertThat(HostedScriptUrl.rules())
                .extracting(RuleDescription::id)
                .extracting(Object::toString)
                .containsExactly(
                        "HostedScript.UrlScheme",
                        "HostedScript.UrlTooLong",
                        "HostedScript.UrlExpired",
                        "HostedScript.UrlExpires",
                        "HostedScript.UrlOfTemporaryKey",
                        "HostedScript.UrlIsCredential");
    }
}
