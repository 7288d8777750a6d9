// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what is probably a secret, by the name of a field or by the shape of a value, so that it is refused where
 * no secret belongs and left out of messages.
 *
 * <p>A shape is a guess: a password that looks like a word is not recognised. Stateless and thread-safe.
 */
public final class SecretShape {
    private static final Set<String> NAMES = Set.of(
            "accesskey",
            "accesskeyid",
            "accesskeysecret",
            "accesssecret",
            "secretaccesskey",
            "secret",
            "secretkey",
            "clientsecret",
            "apikey",
            "password",
            "loginpassword",
            "passwd",
            "passphrase",
            "token",
            "jointoken",
            "bootstraptoken",
            "securitytoken",
            "ststoken",
            "privatekey",
            "kubeconfig",
            "credential",
            "credentials");

    /** AccessKey ids (LTAI..., and STS. for temporary ones), STS security tokens, kubeadm's bootstrap tokens. */
    private static final Pattern TOKEN = Pattern.compile("LTAI[0-9A-Za-z]{12,26}"
            + "|STS\\.[0-9A-Za-z]{10,60}"
            + "|CAIS[0-9A-Za-z+]{20,}"
            + "|(?=[a-z.]*[0-9])[a-z0-9]{6}\\.[a-z0-9]{16}");

    /** The length of the shortest word that {@link #TOKEN} takes; most values of a plan are shorter. */
    private static final int SHORTEST = 14;

    private static final Pattern KEY_SECRET = Pattern.compile("[0-9A-Za-z]{30}");

    private static final Splitter WORDS =
            Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf("\"'`,;:=&?/@()<>[]{}|")));

    private SecretShape() {}

    /** Returns whether fields of this name hold secrets: {@code accessKeySecret}, {@code login_password}, {@code x.io/token}. */
    public static boolean isSecretName(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return NAMES.contains(Ascii.toLowerCase(CharMatcher.anyOf("-_.").removeFrom(last)));
    }

    /**
     * Returns whether this text holds something of the shape of an AccessKey id or secret, an STS or bootstrap token, a
     * private key, or a URL with a password. Takes time in proportion to the length.
     */
    public static boolean isSecret(String text) {
        requireNonNull(text, "text");
        if (text.contains("PRIVATE KEY-----") || hasPassword(text)) {
            return true;
        }
        if (text.length() < SHORTEST) {
            return false;
        }
        for (String word : WORDS.split(text)) {
            if (TOKEN.matcher(word).matches() || (KEY_SECRET.matcher(word).matches() && looksRandom(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a URL in the text has {@code user:password@} before its host. */
    private static boolean hasPassword(String text) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            int end = at + 3;
            while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0 && text.charAt(end) > ' ') {
                end++;
            }
            String authority = text.substring(at + 3, end);
            int host = authority.lastIndexOf('@');
            if (host >= 0 && authority.lastIndexOf(':', host) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * An AccessKey secret is 30 random letters and digits, and so is the length of {@code AliyunLinux3ContainerOptimized}.
     * In a random one, lower case, upper case and digits take turns about 18 times; in a name, once or twice a word.
     */
    private static boolean looksRandom(String word) {
        int turns = 0;
        for (int i = 1; i < word.length(); i++) {
            if (kind(word.charAt(i)) != kind(word.charAt(i - 1))) {
                turns++;
            }
        }
        return turns > 10;
    }

    private static int kind(char c) {
        return Ascii.isLowerCase(c) ? 0 : Ascii.isUpperCase(c) ? 1 : 2;
    }
}
