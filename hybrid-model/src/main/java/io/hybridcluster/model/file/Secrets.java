// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what must not stand in a plan file: by the name of a field, and by the shape of a value. */
final class Secrets {
    private static final Set<String> NAMES = Set.of(
            "accesskey",
            "accesskeyid",
            "accesskeysecret",
            "accesssecret",
            "secret",
            "secretkey",
            "password",
            "loginpassword",
            "passphrase",
            "token",
            "jointoken",
            "bootstraptoken",
            "securitytoken",
            "ststoken",
            "privatekey",
            "credential");

    /**
     * AccessKey ids (LTAI... and those of STS), kubeadm bootstrap tokens, private keys, and a password in a URL.
     * An AccessKey secret is 30 letters and digits of both cases, which nothing else in a plan is.
     */
    private static final Pattern VALUE = Pattern.compile("LTAI[0-9A-Za-z]{12,26}"
            + "|STS\\.[0-9A-Za-z]{10,60}"
            + "|[a-z0-9]{6}\\.[a-z0-9]{16}"
            + "|(?s:.*-----BEGIN [A-Z ]*PRIVATE KEY-----.*)"
            + "|[a-z]{1,10}://[^/?#@]*:[^/?#@]*@.*"
            + "|(?=[0-9A-Za-z]*[0-9])(?=[0-9A-Za-z]*[a-z])(?=[0-9A-Za-z]*[A-Z])[0-9A-Za-z]{30}");

    private Secrets() {}

    static boolean isSecretName(String name) {
        return NAMES.contains(Ascii.toLowerCase(CharMatcher.anyOf("-_").removeFrom(name)));
    }

    static boolean looksSecret(String value) {
        return value.length() <= 65_536 && VALUE.matcher(value).matches();
    }
}
