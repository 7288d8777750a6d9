// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import static java.util.Objects.requireNonNull;

/** A text that cannot be read to its end as Bash. */
public final class BashSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    BashSyntaxException(int offset, String reason) {
        super("at offset " + offset + ": " + reason);
        this.offset = offset;
        this.reason = requireNonNull(reason, "reason");
    }

    /** Returns the offset of what cannot be read, or of what is not closed. */
    public int offset() {
        return offset;
    }

    /** Returns why, as the first half of a sentence. */
    public String reason() {
        return reason;
    }
}
