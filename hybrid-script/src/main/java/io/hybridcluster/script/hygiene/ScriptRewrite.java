// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.script.BashWord;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;

/**
 * A repair of a node script, for those who ask for it: no conversion makes one by itself.
 *
 * <p>Laws, for each script {@code s} and rewrite {@code r}: {@code r.apply(r.apply(s))} equals {@code r.apply(s)}; bytes
 * outside of what is replaced stay; a script in which there is nothing to do is returned as it is; and what was replaced is
 * no finding of {@link ScriptRules} any more. The hardened block is never changed.
 *
 * <p>Immutable and thread-safe.
 */
public final class ScriptRewrite {
    /** Mirrors and repositories that serve the same paths by https. */
    private static final Set<String> HTTPS_HOSTS = Set.of(
            "mirrors.aliyun.com",
            "mirrors.tuna.tsinghua.edu.cn",
            "mirrors.ustc.edu.cn",
            "download.docker.com",
            "packages.cloud.google.com",
            "pkgs.k8s.io",
            "dl.k8s.io",
            "github.com",
            "raw.githubusercontent.com");

    private record Edit(Range range, String text) {
        int length() {
            return range.end() - range.start();
        }
    }

    private final Function<CheckedScript, List<Edit>> edits;
    private final boolean lineEnds;

    private ScriptRewrite(Function<CheckedScript, List<Edit>> edits, boolean lineEnds) {
        this.edits = edits;
        this.lineEnds = lineEnds;
    }

    /**
     * Returns a rewrite that puts the pins of the cluster's CA certificates in the place of
     * {@code --discovery-token-unsafe-skip-ca-verification}, in each join, and in each here-document that configures one.
     *
     * @param hashes the pins, of which one must match; at least one
     * @throws IllegalArgumentException if there is none
     */
    public static ScriptRewrite caCertHash(List<CaCertHash> hashes) {
        List<CaCertHash> all = List.copyOf(hashes);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no hash of a CA certificate to put into the join");
        }
        return new ScriptRewrite(script -> pins(script, all), false);
    }

    /**
     * Returns a rewrite that sets {@code gpgcheck=1} in the repository files that a script writes, for each repository
     * whose key is named by {@code gpgkey}. Without a key each installation would fail, so others stay as they are, and
     * their findings stay too; flags such as {@code --nogpgcheck} likewise.
     */
    public static ScriptRewrite gpgCheckOn() {
        return new ScriptRewrite(
                script -> GpgCheck.values(script).stream()
                        .map(value -> new Edit(value, "1"))
                        .toList(),
                false);
    }

    /**
     * Returns a rewrite that takes https in the place of http for hosts that are known to have it, such as
     * {@code mirrors.aliyun.com}. {@code mirrors.cloud.aliyuncs.com}, inside of VPCs, stays as it is, and so do URLs with a
     * port and hosts in a variable.
     */
    public static ScriptRewrite httpsMirrors() {
        return new ScriptRewrite(
                script -> PlainHttp.urls(script).stream()
                        .filter(url -> HTTPS_HOSTS.contains(url.host().toLowerCase(Locale.ROOT)))
                        .filter(url -> script.text()
                                        .charAt(url.start()
                                                + "http://".length()
                                                + url.host().length())
                                != ':')
                        .map(url -> new Edit(new Range(url.start() + 4, url.start() + 4), "s"))
                        .toList(),
                false);
    }

    /** Returns a rewrite that makes LF of each CR LF, which Bash takes for a part of the command. */
    public static ScriptRewrite unixLineEnds() {
        return new ScriptRewrite(script -> List.of(), true);
    }

    /**
     * Returns the script with the repair.
     *
     * @throws IllegalArgumentException if it cannot be read as Bash, or has CR LF line ends, unless this is the rewrite for
     *     those; the message tells the line
     */
    public NodeScript apply(NodeScript script) {
        String raw = RawScript.of(requireNonNull(script, "script"));
        if (lineEnds) {
            return raw.contains("\r\n") ? RawScript.script(RawScript.lf(raw)) : script;
        }
        TreeMap<Integer, Edit> sorted = new TreeMap<>();
        for (ScriptPart part : read(raw)) {
            edits.apply(part.script())
                    .forEach(edit -> sorted.put(part.offset() + edit.range().start(), edit));
        }
        StringBuilder out = new StringBuilder(raw);
        sorted.descendingMap().forEach((at, edit) -> out.replace(at, at + edit.length(), edit.text()));
        return sorted.isEmpty() ? script : RawScript.script(out.toString());
    }

    private static List<ScriptPart> read(String raw) {
        int windows = raw.indexOf("\r\n");
        if (windows >= 0) {
            throw new IllegalArgumentException("line " + new Lines(raw).line(windows)
                    + " ends with CR LF; apply ScriptRewrite.unixLineEnds first");
        }
        try {
            return ScriptPart.of(raw);
        } catch (BashSyntaxException e) {
            throw new IllegalArgumentException(
                    "line " + new Lines(raw).line(e.offset()) + " cannot be read as Bash: " + e.reason(), e);
        }
    }

    private static List<Edit> pins(CheckedScript script, List<CaCertHash> hashes) {
        List<Edit> edits = new ArrayList<>();
        for (MatchResult flag : SkippedVerification.flags(script)) {
            boolean word = script.joins().stream()
                    .flatMap(join -> join.command().words().stream())
                    .anyMatch(w -> w.start() == flag.start() && w.end() == flag.end());
            List<String> flags = hashes.stream()
                    // In the text of an eval a quote might end that text; the grammar of a hash needs none.
                    .map(hash -> word ? BashWord.quote(hash.value()).toString() : hash.value())
                    .map(hash -> "--discovery-token-ca-cert-hash " + hash)
                    .toList();
            edits.add(new Edit(new Range(flag.start(), flag.end()), String.join(" ", flags)));
        }
        for (MatchResult field : SkippedVerification.fields(script)) {
            List<String> values =
                    hashes.stream().map(hash -> '"' + hash.value() + '"').toList();
            edits.add(new Edit(
                    new Range(field.start(1), field.end(1)), "caCertHashes: [" + String.join(", ", values) + "]"));
        }
        return edits;
    }
}
