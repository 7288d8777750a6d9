// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.Secret;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token by which a new node and the control plane recognise each other, such as {@code abcdef.0123456789abcdef}
 * (Kubernetes: Authenticating with Bootstrap Tokens).
 *
 * <p>Two tokens are equal when both halves are; comparing does not tell by its time where the secrets differ. Whether a
 * token has expired is known to the cluster only: {@code kubeadm token list}. The whole token is handed out by {@link #reveal} alone.
 *
 * @param id the public half, 6 lower-case letters or digits; it may be printed and logged
 * @param secret the other half, 16 lower-case letters or digits
 */
public record BootstrapToken(String id, Secret secret) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{6}");
    private static final Pattern SECRET = Pattern.compile("[a-z0-9]{16}");
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");

    /** @throws IllegalArgumentException if a half breaks the grammar above; the message repeats neither */
    public BootstrapToken {
        requireNonNull(id, "id");
        requireNonNull(secret, "secret");
        // The halves are easily swapped, so that a rejected id is treated as a secret.
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a bootstrap token is not 6 of a-z and 0-9" + blame(id));
        }
        String blame = secret.reveal(value -> SECRET.matcher(value).matches() ? "" : blame(value));
        if (!blame.isEmpty()) {
            throw new IllegalArgumentException("the secret of a bootstrap token is not 16 of a-z and 0-9" + blame);
        }
    }

    /**
     * Returns the token written {@code id.secret}.
     *
     * @throws IllegalArgumentException if it is not; the message tells the rule and what is wrong, not the text
     */
    public static BootstrapToken parse(String text) {
        requireNonNull(text, "text");
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the bootstrap token is not 6 of a-z and 0-9, a dot, and 16 of a-z and 0-9" + blame(text));
        }
        return new BootstrapToken(text.substring(0, 6), Secret.of(text.substring(7)));
    }

    private static String blame(String text) {
        int star = text.indexOf('*');
        return ": it has " + text.length() + " characters"
                + (star < 0 ? "" : ", and a '*' at index " + star + " as when somebody masked it");
    }

    /** Hands the whole token, {@code id.secret}, to {@code use} and returns what it returns. */
    public <T extends @Nullable Object> T reveal(Function<? super String, ? extends T> use) {
        requireNonNull(use, "use");
        return secret.reveal(value -> use.apply(id + "." + value));
    }

    /** Returns the id and a mask, such as {@code abcdef.******}. */
    @Override
    public String toString() {
        return id + "." + secret;
    }
}
