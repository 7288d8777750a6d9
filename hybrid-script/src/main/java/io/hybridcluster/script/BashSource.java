// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.List;

/**
 * What a script consists of, as far as it matters here.
 *
 * @param commands all simple commands, nested ones too, in the order of their starts
 * @param comments all comments
 * @param documents the bodies of all here-documents
 */
record BashSource(List<Command> commands, List<Range> comments, List<Range> documents) {
    BashSource {
        commands = List.copyOf(commands);
        comments = List.copyOf(comments);
        documents = List.copyOf(documents);
    }

    /** A part of the text, from one offset up to another. */
    record Range(int start, int end) {
        boolean holds(int offset) {
            return start <= offset && offset < end;
        }
    }
}
