// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.live.Shown;
import java.util.regex.Pattern;

/**
 * The name of a bucket (OSS: Bucket naming conventions).
 *
 * @param value 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends
 */
public record BucketName(String value) implements Comparable<BucketName> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    /** @throws IllegalArgumentException if the value is none */
    public BucketName {
        requireNonNull(value, "value");
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException(Shown.text(value) + " is not the name of a bucket: expected 3 to 63"
                    + " lower-case letters, digits and hyphens, with a letter or digit at both ends");
        }
    }

    @Override
    public int compareTo(BucketName other) {
        return value.compareTo(other.value);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return value;
    }
}
