// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * An Alibaba Cloud AccessKey pair. Both halves are always there: Terway ignores half a pair without a word and goes on
 * to the next credential source (terway {@code daemon/builder.go}, {@code setupAliyunClient}).
 *
 * @param id the AccessKey id, 8 to 128 ASCII letters and digits, and the characters {@code . _ -}; printed in full, it
 *     is not a secret
 * @param secret the AccessKey secret
 */
public record AccessKey(String id, Secret secret) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,128}");

    /** @throws IllegalArgumentException if the id breaks the grammar above; the message does not repeat it */
    public AccessKey {
        requireNonNull(id, "id");
        requireNonNull(secret, "secret");
        // The two halves are easily swapped, so a rejected id is treated as a secret: only its length is told.
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the AccessKey id of " + id.length()
                    + " characters is not 8 to 128 ASCII letters, digits, '.', '_' or '-'");
        }
    }
}
