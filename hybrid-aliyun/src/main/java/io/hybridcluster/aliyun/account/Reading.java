// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What came of reading a part of an account: its value, that there is no such thing, or nothing because it was not read.
 *
 * @param state what came of it
 * @param value the value, there exactly if the state is {@link State#FOUND}
 * @param <T> what the part is
 */
public record Reading<T>(State state, Optional<T> value) {
    /** What came of reading. */
    public enum State {
        /** It is there. */
        FOUND,
        /** It was looked for, and the account does not have it. */
        ABSENT,
        /** It was not looked for, or the account may not read it. */
        UNREAD
    }

    /** @throws IllegalArgumentException if there is a value and the state is not {@link State#FOUND}, or the reverse */
    public Reading {
        requireNonNull(state, "state");
        if (value.isPresent() != (state == State.FOUND)) {
            throw new IllegalArgumentException(
                    state + " " + (value.isPresent() ? "has a value" : "has no value") + "; only FOUND has one");
        }
    }

    /** Returns a value that was read. */
    public static <T> Reading<T> of(T value) {
        return new Reading<>(State.FOUND, Optional.of(value));
    }

    /** Returns that there is no such thing. */
    public static <T> Reading<T> absent() {
        return new Reading<>(State.ABSENT, Optional.empty());
    }

    /** Returns that nothing was read. */
    public static <T> Reading<T> unread() {
        return new Reading<>(State.UNREAD, Optional.empty());
    }

    /** Returns whether it was looked for and is not there. */
    public boolean isAbsent() {
        return state == State.ABSENT;
    }
}
