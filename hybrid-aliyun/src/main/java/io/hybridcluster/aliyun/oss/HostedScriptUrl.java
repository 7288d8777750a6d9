// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.rule.ScriptUrl;
import io.hybridcluster.model.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The URL by which nodes fetch a script that has been put somewhere: bare, or presigned, which makes it a credential.
 *
 * <p>It prints as {@link ScriptUrl} does, without its query; {@link #reveal} is the only way to the whole. Immutable and
 * thread-safe.
 */
public final class HostedScriptUrl {
    private static final String AGENT = "alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go";
    private static final String PRESIGNED = "OSS: V4 signatures in presigned URLs";

    private static final RuleDescription SCHEME = rule(
            "HostedScript.UrlScheme",
            Severity.ERROR,
            "the script's URL starts with neither http:// nor https://, and the agent drops it",
            AGENT);
    private static final RuleDescription TOO_LONG = rule(
            "HostedScript.UrlTooLong",
            Severity.ERROR,
            "the script's URL has more than 1024 characters, and the agent drops it",
            AGENT);
    private static final RuleDescription EXPIRED = rule(
            "HostedScript.UrlExpired",
            Severity.ERROR,
            "the presigned URL of the script has expired, and no node can fetch the script",
            PRESIGNED);
    private static final RuleDescription EXPIRES = rule(
            "HostedScript.UrlExpires",
            Severity.WARNING,
            "the script's URL is presigned, and no node can fetch the script once it has expired",
            PRESIGNED);
    private static final RuleDescription TEMPORARY = rule(
            "HostedScript.UrlOfTemporaryKey",
            Severity.WARNING,
            "the script's URL is signed with temporary credentials and ends with them, however long it is good for",
            PRESIGNED);
    private static final RuleDescription CREDENTIAL = rule(
            "HostedScript.UrlIsCredential",
            Severity.WARNING,
            "whoever has the presigned URL of the script can fetch the script, and the join token in it",
            PRESIGNED);

    private static final String BARE = "admit the VPC by a bucket policy and use the bare URL";

    private final Secret url;
    private final ScriptUrl shown;
    private final @Nullable Instant expires;
    private final boolean isTemporary;

    private HostedScriptUrl(URI uri, @Nullable Instant expires, boolean isTemporary) {
        this.url = Secret.of(uri.toString());
        this.shown = ScriptUrl.of(uri.toString());
        this.expires = expires;
        this.isTemporary = isTemporary;
    }

    private static RuleDescription rule(String id, Severity severity, String meaning, String source) {
        return new RuleDescription(RuleId.parse(id), severity, meaning, source);
    }

    /** Returns a URL that is no credential: the store lets nodes in by where they come from. */
    public static HostedScriptUrl bare(URI uri) {
        return new HostedScriptUrl(requireNonNull(uri, "uri"), null, false);
    }

    /**
     * Returns a presigned URL.
     *
     * @param expires when it stops to work, at the latest
     * @param ofTemporaryKey whether it is signed with temporary credentials, and so stops with them
     */
    public static HostedScriptUrl presigned(URI uri, Instant expires, boolean ofTemporaryKey) {
        return new HostedScriptUrl(requireNonNull(uri, "uri"), requireNonNull(expires, "expires"), ofTemporaryKey);
    }

    /** Returns what findings of this class mean. */
    public static List<RuleDescription> rules() {
        return List.of(SCHEME, TOO_LONG, EXPIRED, EXPIRES, TEMPORARY, CREDENTIAL);
    }

    /** Hands the whole URL to {@code use} and returns what it returns. */
    public <T extends @Nullable Object> T reveal(Function<? super String, ? extends T> use) {
        return url.reveal(use);
    }

    /** Returns when it stops to work, at the latest; empty if it is bare. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /** Returns whether it is a credential, which has no place in a plan file and in logs. */
    public boolean isPresigned() {
        return expires != null;
    }

    /** Returns what is wrong with having nodes fetch the script by this URL, as of a time; worst first. */
    public List<LiveFinding> findings(Instant now) {
        List<LiveFinding> findings = new ArrayList<>();
        if (!shown.hasWebScheme()) {
            findings.add(
                    finding(SCHEME, "the agent takes http and https only", "put the script on a web server or OSS"));
        }
        if (shown.length() > ScriptUrl.LONGEST) {
            findings.add(finding(
                    TOO_LONG,
                    "it has " + shown.length() + " characters, and the agent takes " + ScriptUrl.LONGEST,
                    expires == null
                            ? "use a shorter key, or a shorter name of the bucket"
                            : isTemporary ? "sign with the key of a RAM user, which has no token, or " + BARE : BARE));
        }
        if (expires != null) {
            findings.addAll(ofPresigned(now, expires));
        }
        return findings.stream().sorted().toList();
    }

    private List<LiveFinding> ofPresigned(Instant now, Instant until) {
        List<LiveFinding> findings = new ArrayList<>();
        boolean hasExpired = !now.isBefore(until);
        findings.add(
                hasExpired
                        ? finding(
                                EXPIRED, "it expired at " + until, "write a new URL into ack-agent-config, or " + BARE)
                        : finding(
                                EXPIRES,
                                "it expires at " + until + ", and a scale-out after that fails",
                                "write a new URL before that, or " + BARE));
        if (isTemporary) {
            findings.add(finding(
                    TEMPORARY,
                    "it ends with the temporary credentials that signed it, if they end before " + until,
                    "sign with the key of a RAM user that may read this one object, or " + BARE));
        }
        findings.add(finding(
                CREDENTIAL,
                "whoever reads it can fetch the script, and the join token in it",
                "keep it out of plan files and logs, and let few read ConfigMap kube-system/ack-agent-config"));
        return findings;
    }

    private LiveFinding finding(RuleDescription rule, String problem, String remedy) {
        return new LiveFinding(rule.id(), rule.severity(), "URL " + shown, problem, remedy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostedScriptUrl that
                && url.equals(that.url)
                && expires().equals(that.expires())
                && isTemporary == that.isTemporary;
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    /** Returns the URL without its query. */
    @Override
    public String toString() {
        return shown.toString();
    }
}
