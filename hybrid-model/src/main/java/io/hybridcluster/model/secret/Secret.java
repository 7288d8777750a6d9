// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that is never printed. The only way out is {@link #reveal}, so that every exposure is one searchable call.
 *
 * <p>{@link #toString} is a mask of fixed width: it tells neither the value nor its length. The type is not
 * {@link java.io.Serializable}, and a serialiser of beans, records or fields finds nothing in it, so serialising it fails
 * or yields nothing rather than the value, or a mask that could later be stored as the key.
 *
 * <p>Immutable and thread-safe.
 */
public final class Secret {
    private static final String MASK = "******";

    // Transient, so that serialisers that read fields by reflection leave it out.
    private final transient String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Returns a secret of this value.
     *
     * @throws IllegalArgumentException if the value is empty or is the mask itself: a mask that was read back from
     *     somewhere must not become a key
     */
    public static Secret of(String value) {
        requireNonNull(value, "value");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty; leave it out instead");
        }
        if (value.equals(MASK)) {
            throw new IllegalArgumentException("a secret is \"" + MASK + "\", which is the mask and not a value");
        }
        return new Secret(value);
    }

    /** Hands the raw value to {@code use} and returns what it returns. */
    public <T extends @Nullable Object> T reveal(Function<? super String, ? extends T> use) {
        return requireNonNull(use, "use").apply(value);
    }

    /** Returns whether both hold the same value, in a time that tells their lengths but not where they differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Secret that) || value.length() != that.value.length()) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < value.length(); i++) {
            difference |= value.charAt(i) ^ that.value.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns the mask, whatever the value. */
    @Override
    public String toString() {
        return MASK;
    }
}
