// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.util.Objects.requireNonNull;

/**
 * A node script in which it cannot be proven where to insert, or that an insertion would be right.
 *
 * <p>Says where, why and what can be done about it, each for itself and all in the message.
 */
public final class UnsupportedScriptException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;
    private final String remedy;

    UnsupportedScriptException(String text, int offset, String reason, String remedy) {
        this(lineAt(text, offset), columnAt(text, offset), RawText.decode(reason), RawText.decode(remedy));
    }

    UnsupportedScriptException(String text, int offset, String reason, String remedy, Throwable cause) {
        this(text, offset, reason, remedy);
        initCause(cause);
    }

    private UnsupportedScriptException(int line, int column, String reason, String remedy) {
        super("line " + line + ", column " + column + ": " + reason + "; " + remedy);
        this.line = line;
        this.column = column;
        this.reason = requireNonNull(reason, "reason");
        this.remedy = requireNonNull(remedy, "remedy");
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return line;
    }

    /** Returns the column, in UTF-16 units, counted from 1. */
    public int column() {
        return column;
    }

    /** Returns why the script is refused, as the first half of a sentence. */
    public String reason() {
        return reason;
    }

    /** Returns what the user can do, as the second half of a sentence. */
    public String remedy() {
        return remedy;
    }

    static int lineAt(String text, int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private static int columnAt(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        return RawText.decode(text.substring(lineStart, offset)).length() + 1;
    }
}
