// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hybridcluster.script.NodeScript;

/** A script with one character for each byte: all that means something to Bash is ASCII. */
final class RawScript {
    private RawScript() {}

    static String of(NodeScript script) {
        return new String(script.bytes(), ISO_8859_1);
    }

    /** Returns {@code raw} with LF in the place of each CR LF, also behind further CRs. */
    static String lf(String raw) {
        return raw.contains("\r\n") ? raw.replaceAll("\r++\n", "\n") : raw;
    }

    static NodeScript script(String raw) {
        return NodeScript.parse(raw.getBytes(ISO_8859_1));
    }
}
