// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Kubernetes' grammar of label and taint keys and of label values
 * (k8s.io/apimachinery {@code pkg/util/validation}, {@code IsQualifiedName}, {@code IsDNS1123Subdomain} and
 * {@code IsValidLabelValue}).
 */
final class QualifiedName {
    /** A name: at most 63 letters, digits, "-", "_" and ".", a letter or digit at both ends. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    /** One part of a DNS name: lower-case letters, digits and "-", a letter or digit at both ends. Kubernetes bounds the whole only. */
    private static final String DNS_LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";

    private static final Pattern DNS_SUBDOMAIN = Pattern.compile(DNS_LABEL + "(?:\\." + DNS_LABEL + ")*");

    private QualifiedName() {}

    static String checkKey(String kind, String key) {
        requireNonNull(key, "key");
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (slash >= 0 && !isDnsSubdomain(key.substring(0, slash))) {
            throw new IllegalArgumentException(
                    kind + " key \"" + key + "\": \"" + key.substring(0, slash)
                            + "\" before the slash is not a DNS name of at most 253 lower-case letters, digits, \"-\" and \".\"");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(kind + " key \"" + key + "\": \"" + name
                    + "\" is not 1 to 63 letters, digits, \"-\", \"_\" and \".\" with a letter or digit at both ends");
        }
        return key;
    }

    static String checkValue(String kind, String key, String value) {
        requireNonNull(value, "value");
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("value \"" + value + "\" of " + kind + " \"" + key
                    + "\" is not empty or at most 63 letters, digits, \"-\", \"_\" and \".\" with a letter or digit at"
                    + " both ends");
        }
        return value;
    }

    static boolean isDnsSubdomain(String text) {
        return text.length() <= 253 && DNS_SUBDOMAIN.matcher(text).matches();
    }
}
