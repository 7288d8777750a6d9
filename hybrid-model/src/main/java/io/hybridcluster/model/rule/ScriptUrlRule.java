// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.rule.ScriptUrl.OssEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * The script's URL must be one that the agent passes on and that cloud nodes can fetch, today and at the next scale-out.
 * The agent takes http and https and at most 1024 characters, and drops anything else with no more than a line in its log
 * (alibabacloud-ack-connector {@code pkg/tcp_tunnel/agent/meta_messenger.go}).
 */
final class ScriptUrlRule implements PlanRule {
    private static final String AGENT = "alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go";
    private static final String OSS = "OSS: Regions and endpoints";

    private static final RuleDescription SCHEME = RuleDescription.of(
            "NodeScript.UrlScheme",
            Severity.ERROR,
            "the script's URL starts with neither http:// nor https://, and the agent drops it",
            AGENT);

    private static final RuleDescription TOO_LONG = RuleDescription.of(
            "NodeScript.UrlTooLong",
            Severity.ERROR,
            "the script's URL has more than 1024 characters, and the agent drops it",
            AGENT);

    private static final RuleDescription MALFORMED = RuleDescription.of(
            "NodeScript.UrlMalformed", Severity.ERROR, "the script's URL is not a URL with a host", "RFC 3986");

    private static final RuleDescription UNDERSCORE = RuleDescription.of(
            "NodeScript.UrlUnderscore",
            Severity.WARNING,
            "the host of the script's URL has an underscore, which names of hosts do not have: some clients, and"
                    + " certificates, refuse it",
            "RFC 952, RFC 1123, section 2.1");

    private static final RuleDescription OF_ROOT = RuleDescription.of(
            "NodeScript.UrlOfRoot",
            Severity.ERROR,
            "the script's URL has no path, so nodes fetch and run what the host or the bucket has at its root",
            "RFC 3986; OSS: ListObjects");

    private static final RuleDescription PASSWORD = RuleDescription.of(
            "NodeScript.UrlHoldsUser",
            Severity.ERROR,
            "the script's URL holds a user or a password, which everybody reads in the ConfigMap",
            "RFC 3986, section 3.2.1; the guide, step 4");

    private static final RuleDescription EXPIRES = RuleDescription.of(
            "NodeScript.UrlExpires",
            Severity.WARNING,
            "the script's URL is presigned, and nodes cannot fetch the script once it has expired",
            "OSS: Include signatures in URLs");

    private static final RuleDescription PLAIN_HTTP = RuleDescription.of(
            "NodeScript.UrlPlainHttp",
            Severity.WARNING,
            "the script's URL is plain http: whoever is on the way can change what nodes run as root, and read the join"
                    + " token in it",
            "the guide, step 4");

    private static final RuleDescription PUBLIC = RuleDescription.of(
            "NodeScript.UrlPublicEndpoint",
            Severity.WARNING,
            "the script's URL is a public endpoint of OSS, for which nodes need the Internet",
            OSS);

    private static final RuleDescription OTHER_REGION = RuleDescription.of(
            "NodeScript.UrlOtherRegion",
            Severity.WARNING,
            "the script's URL is of OSS in another region than the cluster's; its internal endpoint is not reached",
            OSS);

    private static final FieldPath AT = Places.NODE_SCRIPT.child("url");

    private static final String ESCAPE =
            "write https://, a host and a path, with other characters than letters and digits escaped as %20";

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(
                SCHEME, TOO_LONG, MALFORMED, UNDERSCORE, OF_ROOT, PASSWORD, EXPIRES, PLAIN_HTTP, PUBLIC, OTHER_REGION);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().nodeScript().ifPresent(script -> {
            ScriptUrl url = ScriptUrl.of(script.url());
            accepted(script.url(), url, report);
            safe(url, report);
            url.oss().ifPresent(oss -> oss(oss, url, plan.plan().cluster().region(), report));
        });
    }

    private static void accepted(String text, ScriptUrl url, Report report) {
        if (!url.hasWebScheme()) {
            report.add(
                    SCHEME,
                    AT,
                    "url " + url.shown() + " starts with neither http:// nor https://",
                    "put the script where it has an https URL, such as a bucket of OSS");
        } else if (!Placeholders.isIn(text)) {
            named(url, report);
        }
        if (url.length() > ScriptUrl.LONGEST) {
            report.add(
                    TOO_LONG,
                    AT,
                    "url " + url.shown() + " has " + url.length() + " characters, and the agent takes "
                            + ScriptUrl.LONGEST,
                    "use a shorter path, and no presigned URL");
        }
    }

    private static void named(ScriptUrl url, Report report) {
        Optional<String> host = url.host();
        if (host.isEmpty()) {
            report.add(MALFORMED, AT, "url " + url.shown() + " is not a URL with a host", ESCAPE);
            return;
        }
        if (!url.isPrintableAscii()) {
            report.add(MALFORMED, AT, "url " + url.shown() + " has characters that no URL has", ESCAPE);
        }
        if (host.get().indexOf('_') >= 0) {
            report.add(
                    UNDERSCORE,
                    AT,
                    "url " + url.shown() + " is on a host with an underscore in its name",
                    "give the host a name of letters, digits and hyphens");
        }
        if (url.isOfRoot()) {
            report.add(
                    OF_ROOT,
                    AT,
                    "url " + url.shown() + " has no path, and is the root of " + host.get(),
                    "write the script's own path after the host, as in https://" + host.get() + "/init-node.sh");
        }
    }

    private static void safe(ScriptUrl url, Report report) {
        if (url.hasUserInfo()) {
            report.add(
                    PASSWORD,
                    AT,
                    "url " + url.shown() + " holds a user or password, not shown here",
                    "let the server admit the VPC's addresses instead, as a bucket policy of OSS does");
        }
        if (url.isPresigned()) {
            report.add(
                    EXPIRES,
                    AT,
                    "url " + url.shown() + " is presigned",
                    "let a bucket policy admit the VPC and use the bare URL, or write a new URL before each scale-out");
        }
        if (url.isPlainHttp()) {
            report.add(
                    PLAIN_HTTP,
                    AT,
                    "url " + url.shown() + " is plain http",
                    "use https, which OSS has on every endpoint");
        }
    }

    private static void oss(OssEndpoint oss, ScriptUrl url, RegionId region, Report report) {
        String internal = "use https://" + OssEndpoint.internalHost(oss.bucket(), region.value());
        if (!oss.isInternal()) {
            report.add(
                    PUBLIC,
                    AT,
                    "url " + url.shown() + " is on a public endpoint",
                    internal + "/..., or give nodes a way to the Internet");
        }
        boolean hasRegion = !oss.region().startsWith("accelerate");
        if (hasRegion && !oss.region().equals(region.value())) {
            report.add(
                    OTHER_REGION,
                    AT,
                    "url " + url.shown() + " is in region " + oss.region() + ", and the cluster in " + region,
                    "put the script into a bucket of " + region);
        }
    }
}
