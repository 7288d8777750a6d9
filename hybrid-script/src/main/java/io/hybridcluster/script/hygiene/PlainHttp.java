// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.secret.SecretShape;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Who is on the way of plain http can change what is installed. */
final class PlainHttp implements ScriptRule {
    private static final Pattern URL = Pattern.compile("(?i)(?<![\\w])http://(\\$\\{\\w+}|[^\\s/\"'<>;|&()\\\\?#`]*)");
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9.-]+|\\$\\w+|\\$\\{\\w+}|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern LOCAL = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    /** The addresses of the instance metadata, and the mirror inside of VPCs; none is behind a foreign network. */
    private static final Set<String> INSIDE =
            Set.of("100.100.100.200", "169.254.169.254", "metadata.google.internal", "mirrors.cloud.aliyuncs.com");

    private static final ScriptRuleDescription HTTP = ScriptRuleDescription.of(
            "Script.HttpMirror",
            Severity.WARNING,
            "packages or files come over plain http, so that whoever is on the way can change them",
            "use https where the host has it; ScriptRewrite.httpsMirrors does for the mirrors that are known to have it",
            "apt-secure(8); yum.conf(5)");

    /**
     * A URL of plain http.
     *
     * @param start the offset of its first character
     * @param host the host as it is written, without port and user
     */
    record Url(int start, String host) {}

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(HTTP);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        for (Range range : script.sources()) {
            Set<String> told = new HashSet<>();
            for (Url url : urls(script, List.of(range))) {
                boolean shown = SHOWN.matcher(url.host()).matches() && !SecretShape.isSecret(url.host());
                String host = shown ? url.host() : "a host that is not shown";
                if (told.add(host)) {
                    report.add(
                            HTTP,
                            url.start(),
                            "packages or files come over plain http from " + host
                                    + ", so that whoever is on the way can change them");
                }
            }
        }
    }

    static List<Url> urls(CheckedScript script) {
        return urls(script, script.sources());
    }

    private static List<Url> urls(CheckedScript script, List<Range> ranges) {
        List<Url> found = new ArrayList<>();
        for (MatchResult match : script.find(URL, ranges)) {
            String authority = match.group(1);
            String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
            String lower = host.toLowerCase(Locale.ROOT);
            if (!LOCAL.matcher(lower).matches() && !INSIDE.contains(lower)) {
                found.add(new Url(match.start(), host));
            }
        }
        return found;
    }
}
