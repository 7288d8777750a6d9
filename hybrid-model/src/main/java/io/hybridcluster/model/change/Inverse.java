// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to undo a change, as data: an action and its arguments. The client that made the change knows the action, and carries it
 * out in this process or in another one; it touches only what the change made.
 *
 * <p>Immutable and thread-safe.
 */
public final class Inverse {
    private static final Pattern ACTION = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+");

    private final String action;
    private final Document arguments;

    private Inverse(String action, Document arguments) {
        this.action = action;
        this.arguments = arguments;
    }

    /**
     * Returns an inverse.
     *
     * @param action such as {@code kubernetes.revert} or {@code ram.delete-user}
     * @param arguments what the action needs, an object. A secret stands in it by reference only, such as the id of a key
     * @throws IllegalArgumentException if the action is not of words in lower case, joined by hyphens and dots, or the arguments are
     *     a list
     */
    public static Inverse of(String action, Document arguments) {
        requireNonNull(arguments, "arguments");
        if (!ACTION.matcher(requireNonNull(action, "action")).matches()) {
            throw new IllegalArgumentException(
                    "an inverse's action is words in lower case, joined by hyphens and dots, such as \"ram.delete-user\"");
        }
        if (!(arguments.root() instanceof Map)) {
            throw new IllegalArgumentException("the arguments of inverse " + action + " are a list, not an object");
        }
        return new Inverse(action, arguments);
    }

    /** Returns what to do. */
    public String action() {
        return action;
    }

    /** Returns what the action needs. */
    public Document arguments() {
        return arguments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inverse that && action.equals(that.action) && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * action.hashCode() + arguments.hashCode();
    }

    /** Returns the action, never an argument. */
    @Override
    public String toString() {
        return action;
    }
}
