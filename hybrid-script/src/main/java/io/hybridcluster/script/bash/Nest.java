// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import org.jspecify.annotations.Nullable;

/** A list of commands, by what it is nested in: the script itself, a function, the condition or the body of an if... */
public final class Nest {
    /** What makes a list of commands. */
    public enum Kind {
        SCRIPT(""),
        GROUP("a group"),
        FUNCTION("a function"),
        IF_CONDITION("an if"),
        IF_BODY("an if"),
        LOOP_CONDITION("a loop"),
        LOOP_BODY("a loop"),
        CASE("a case"),
        SUBSHELL("a subshell"),
        COMMAND_SUBSTITUTION("a command substitution"),
        PROCESS_SUBSTITUTION("a process substitution");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns whether Bash runs such a list in a process of its own. */
        public boolean forks() {
            return this == SUBSHELL || this == COMMAND_SUBSTITUTION || this == PROCESS_SUBSTITUTION;
        }

        /** Returns whether such a list is a condition, of which the last status decides. */
        public boolean isCondition() {
            return this == IF_CONDITION || this == LOOP_CONDITION;
        }
    }

    private final @Nullable Nest outer;
    private final Kind kind;
    private final String name;
    private final int start;
    private final int statement;
    private String process = "";

    Nest(@Nullable Nest outer, Kind kind, String name, int start, int statement) {
        this.outer = outer;
        this.kind = kind;
        this.name = name;
        this.start = start;
        this.statement = statement;
    }

    /** Notes that it runs in {@code newProcess}, such as a pipeline, for which Bash makes a process of its own. */
    void runsIn(String newProcess) {
        if (process.isEmpty()) {
            process = newProcess;
        }
    }

    /** Returns the list that it stands in, or null for the script itself. */
    public @Nullable Nest outer() {
        return outer;
    }

    /** Returns what makes it a list of its own. */
    public Kind kind() {
        return kind;
    }

    /** Returns the offset at which the statement of {@link #outer} starts that it is part of. */
    public int statement() {
        return statement;
    }

    /** Returns what it is, such as "an if" or "the function f"; empty for the script itself. */
    public String place() {
        if (kind == Kind.GROUP && outer != null && outer.kind == Kind.FUNCTION) {
            return outer.place();
        }
        return name.isEmpty() ? kind.text : "the function " + name;
    }

    /** Returns what around it Bash runs in a process of its own, such as "a subshell"; empty if there is nothing. */
    public String fork() {
        String found = "";
        for (Nest nest = this; nest != null && found.isEmpty(); nest = nest.outer) {
            found = nest.kind.forks() ? nest.kind.text : nest.process;
        }
        return found;
    }

    /** Returns the offset of the outermost function around it, or -1. */
    public int function() {
        int found = -1;
        for (Nest nest = this; nest != null; nest = nest.outer) {
            if (nest.kind == Kind.FUNCTION) {
                found = nest.start;
            }
        }
        return found;
    }
}
