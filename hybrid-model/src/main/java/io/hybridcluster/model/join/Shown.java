// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import io.hybridcluster.model.secret.SecretShape;
import java.util.regex.Pattern;

/** Shows a value from outside in a message: in quotes, without what cannot be seen, not without end, and no secrets. */
final class Shown {
    private static final int LIMIT = 100;

    /** Also what is not quite a token, as when a character too much was copied. */
    private static final Pattern LIKE_TOKEN = Pattern.compile("[A-Za-z0-9]{6}\\.[A-Za-z0-9*]{12}");

    private Shown() {}

    static String of(String value) {
        if (SecretShape.isSecret(value) || LIKE_TOKEN.matcher(value).find()) {
            return "the value (not shown, it looks like a secret)";
        }
        String cut = value.length() > LIMIT ? value.substring(0, LIMIT) + "..." : value;
        return "\"" + cut.replaceAll("[^ -~]", "?") + "\"";
    }
}
