// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.BashSource.Comment;
import io.hybridcluster.script.BashSource.Range;
import java.util.ArrayList;
import java.util.List;

/** The comments of a script, and the line breaks between which they stand. */
final class Comments {
    private final BashCursor in;
    private final HereDocuments hereDocuments;
    private final List<Comment> found = new ArrayList<>();

    Comments(BashCursor in, HereDocuments hereDocuments) {
        this.in = in;
        this.hereDocuments = hereDocuments;
    }

    /**
     * Skips blanks, line breaks and comments, and here-documents behind the line breaks.
     *
     * @param head whether commands may stand here
     */
    void skipLines(boolean head, String fork, int function) {
        // Where the line begins, if it was read as one: a line break behind a backslash does not begin a line.
        int line = in.position() == 0 ? 0 : -1;
        while (true) {
            in.skipBlanks();
            if (in.peek() == '#') {
                int start = in.position();
                in.skipComment();
                boolean own = line >= 0 && in.text(line, start).isBlank();
                found.add(new Comment(new Range(start, in.position()), head && own, fork, function));
            } else if (in.peek() == '\n' && !in.atEnd()) {
                in.skip(1);
                hereDocuments.read();
                line = in.position();
            } else {
                return;
            }
        }
    }

    int count() {
        return found.size();
    }

    /** Notes that the comments behind the first {@code from} stand in what runs in a process of its own. */
    void inside(String process, int from) {
        found.subList(from, found.size()).replaceAll(comment -> comment.inside(process));
    }

    List<Comment> all() {
        return List.copyOf(found);
    }
}
