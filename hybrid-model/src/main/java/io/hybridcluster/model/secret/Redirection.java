// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.net.URI;
import java.util.Optional;

/**
 * Describes a redirect that a client received and did not follow (RFC 9110, section 15.4), without the parts of the address
 * that may hold a secret.
 *
 * <p>The clients of this SDK follow no redirect: a followed 301 turns a write into a read, and a followed 307 hands the
 * request's body to another server. Stateless and thread-safe.
 */
public final class Redirection {
    private static final int NOT_MODIFIED = 304;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LONGEST = 500;

    private Redirection() {}

    /** Returns whether this status is a redirect: 300 to 399 except 304, which answers a conditional read. */
    public static boolean isRedirect(int status) {
        return status >= 300 && status <= 399 && status != NOT_MODIFIED;
    }

    /**
     * Returns what the server answered, such as {@code the server answered 301 and pointed to
     * https://login.example.com:443/signin}.
     *
     * <p>User info, query, fragment and path parameters (such as {@code ;jsessionid=...}) are left out. A path of the shape
     * of a secret is left out, too. An address that is not an HTTP address, or is longer than 500 characters, is not shown.
     *
     * @param asked the URL that was asked; a relative location is resolved against it
     * @param location the answer's {@code Location} header
     */
    public static String describe(int status, URI asked, Optional<String> location) {
        requireNonNull(asked, "asked");
        requireNonNull(location, "location");
        String answered = "the server answered " + status;
        if (location.isEmpty()) {
            return answered + " and pointed nowhere";
        }
        return answered + " and pointed to " + shown(asked, location.get()).orElse("an address that cannot be shown");
    }

    private static Optional<String> shown(URI asked, String location) {
        int end = CharMatcher.anyOf("?#").indexIn(location);
        String plain = end < 0 ? location : location.substring(0, end);
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        URI uri;
        try {
            URI target = plain.isEmpty() ? asked : asked.resolve(plain);
            uri = URI.create(target.toASCIIString());
        } catch (IllegalArgumentException e) {
            // The message quotes the location.
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : Ascii.toLowerCase(uri.getScheme());
        boolean isHttp = scheme.equals("http") || scheme.equals("https");
        if (!isHttp || uri.getHost() == null) {
            return Optional.empty();
        }
        String server = scheme + "://" + uri.getHost() + ":" + port(scheme, uri.getPort());
        String path = uri.getRawPath().replaceAll(";[^/]*", "");
        return Optional.of(server + (SecretShape.isSecret(path) ? "/..." : path.isEmpty() ? "/" : path))
                .filter(text -> !SecretShape.isSecret(server));
    }

    private static int port(String scheme, int port) {
        return port >= 0 ? port : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
