// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a node script: what the registered cluster's agent takes of it (alibabacloud-ack-connector
 * {@code pkg/tcp_tunnel/agent/meta_messenger.go}), and how it is shown. Never printed whole: the query of a presigned URL
 * is a credential. Any text is one; nothing is refused here. Immutable and thread-safe.
 */
public final class ScriptUrl {
    /** The longest URL that the agent takes, in bytes of UTF-8, which is what a length is in Go. */
    public static final int LONGEST = 1024;

    /** Hosts of OSS: bucket.oss-cn-hangzhou-internal.aliyuncs.com (OSS: Regions and endpoints). */
    private static final Pattern OSS = Pattern.compile("(?:(.+)\\.)?oss-([a-z0-9-]+?)(-internal)?\\.aliyuncs\\.com");

    /** The parameters of presigned URLs (OSS: Include signatures in URLs, version 1 and 4; Amazon S3's way of it). */
    private static final Set<String> SIGNATURES =
            Set.of("signature", "expires", "ossaccesskeyid", "security-token", "x-amz-signature", "x-amz-expires");

    /** The authority and the path (RFC 3986, appendix B). */
    private static final Pattern PARTS =
            Pattern.compile("(?:[a-z][a-z0-9+.-]*:)?//([^/?#]*)([^?#]*)", Pattern.CASE_INSENSITIVE);

    /** A name as URI takes it, and with underscores too; a port may follow. */
    private static final Pattern NAMED_HOST = Pattern.compile(
            "((?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)*[a-z_](?:[a-z0-9_-]*[a-z0-9_])?\\.?)(?::[0-9]*)?",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final @Nullable URI uri;
    private final String authority;
    private final String path;

    private ScriptUrl(String text, @Nullable URI uri) {
        this.text = text;
        this.uri = uri;
        Matcher parts = PARTS.matcher(text);
        boolean hasParts = parts.lookingAt();
        this.authority = hasParts ? parts.group(1) : "";
        this.path = hasParts ? parts.group(2) : "";
    }

    /** Returns the URL of this text. */
    public static ScriptUrl of(String text) {
        requireNonNull(text, "text");
        try {
            return new ScriptUrl(text, new URI(text));
        } catch (URISyntaxException e) {
            // A rule reports it; the exception's message would repeat the URL.
            return new ScriptUrl(text, null);
        }
    }

    /** Returns whether the agent takes it at all; it looks at the first characters, as they are. */
    public boolean hasWebScheme() {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** Returns how long the URL is, in bytes of UTF-8. */
    public int length() {
        return text.getBytes(UTF_8).length;
    }

    /** Returns whether all characters are printable ASCII other than the blank, as those of every URL are (RFC 3986). */
    public boolean isPrintableAscii() {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    boolean isPlainHttp() {
        return text.startsWith("http://");
    }

    /** Returns the host in lower case; nothing unless the whole text is a URL. */
    Optional<String> host() {
        if (uri == null) {
            return Optional.empty();
        }
        if (uri.getHost() != null) {
            return Optional.of(Ascii.toLowerCase(uri.getHost()));
        }
        // URI knows no host with an underscore, which clients resolve all the same.
        Matcher host = NAMED_HOST.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        return host.matches() ? Optional.of(Ascii.toLowerCase(host.group(1))) : Optional.empty();
    }

    boolean hasUserInfo() {
        return authority.indexOf('@') >= 0;
    }

    /** Returns whether it names nothing on its host but the root. */
    boolean isOfRoot() {
        return path.isEmpty() || path.equals("/");
    }

    /** Returns whether the query has a parameter of a presigned URL. */
    boolean isPresigned() {
        if (uri == null || uri.getRawQuery() == null) {
            return false;
        }
        List<String> parameters = Splitter.on('&').splitToList(uri.getRawQuery());
        return parameters.stream()
                .map(parameter -> Ascii.toLowerCase(
                        Splitter.on('=').split(parameter).iterator().next()))
                .anyMatch(name -> SIGNATURES.contains(name) || name.startsWith("x-oss-"));
    }

    /** Returns the OSS endpoint that the host is of, if it is. */
    Optional<OssEndpoint> oss() {
        return host().map(OSS::matcher)
                .filter(Matcher::matches)
                .map(host -> new OssEndpoint(
                        host.group(1) == null ? "" : host.group(1) + ".", host.group(2), host.group(3) != null));
    }

    /**
     * Returns the URL for a message: in quotes, on one line, cut when long, with {@code ...} for user and password and for
     * query and fragment. Where a password may hold the {@code ?} or {@code #} itself, nothing behind the scheme is shown.
     */
    public String shown() {
        int end = text.length();
        for (char delimiter : new char[] {'?', '#'}) {
            int at = text.indexOf(delimiter);
            end = at < 0 ? end : Math.min(end, at);
        }
        String bare = text.substring(0, end);
        int slashes = bare.indexOf("//");
        int host = slashes < 0 ? 0 : slashes + 2;
        if (bare.indexOf('/', host) < 0 && text.indexOf('@', end) >= 0) {
            return Quote.of(bare.substring(0, host) + "...");
        }
        // The last one, as a password may hold one too; in a path it costs no more than the characters before it.
        int at = bare.lastIndexOf('@');
        String safe = at >= host ? bare.substring(0, host) + "..." + bare.substring(at) : bare;
        return Quote.of(end < text.length() ? safe + text.charAt(end) + "..." : safe);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScriptUrl that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns {@link #shown}. */
    @Override
    public String toString() {
        return shown();
    }

    /**
     * An endpoint of OSS.
     *
     * @param bucket the bucket and a dot, or nothing
     */
    record OssEndpoint(String bucket, String region, boolean isInternal) {
        /** Returns the host that nodes in this region reach without the Internet. */
        static String internalHost(String bucket, String region) {
            return bucket + "oss-" + region + "-internal.aliyuncs.com";
        }
    }
}
