// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was inserted into a script. */
final class BlockPlace {
    private static final String BEGIN = "# >>> hybrid-cluster kubelet flags v";
    private static final String BEGIN_TAIL = " >>>";
    private static final String END = "# <<< hybrid-cluster kubelet flags v";
    private static final String END_TAIL = " <<<";
    private static final List<String> DOCUMENTED_MARKS =
            List.of(RawText.of("####### <新增部分"), RawText.of("####### 新增部分>"));

    private BlockPlace() {}

    /** A line that marks an end of a block: its place without the line break, and the version in it. */
    private record Mark(Range line, int version) {}

    /**
     * Returns the place of the hardened block in {@code text}, or null if there is none.
     *
     * @throws UnsupportedScriptException if the marker lines are not one pair, or of a version to come
     */
    static @Nullable Range hardened(String text) {
        List<Mark> begins = marks(text, BEGIN, BEGIN_TAIL);
        List<Mark> ends = marks(text, END, END_TAIL);
        if (begins.isEmpty() && ends.isEmpty()) {
            return null;
        }
        int offset = (begins.isEmpty() ? ends : begins).get(0).line().start();
        if (begins.isEmpty()
                || ends.isEmpty()
                || ends.get(0).line().start() < offset
                || begins.get(0).version() != ends.get(0).version()) {
            throw alone(text, offset);
        }
        if (begins.get(0).version() > KubeletFlagBlock.VERSION) {
            throw new UnsupportedScriptException(
                    text, offset, "this block was written by a newer SDK", "convert the script with that one");
        }
        if (begins.size() > 1) {
            throw new UnsupportedScriptException(
                    text, begins.get(1).line().start(), "this is the second block", "delete one of the two");
        }
        if (ends.size() > 1) {
            throw alone(text, ends.get(1).line().start());
        }
        int end = ends.get(0).line().end();
        return new Range(offset, Math.min(end + 1, text.length()));
    }

    private static UnsupportedScriptException alone(String text, int offset) {
        return new UnsupportedScriptException(
                text, offset, "this marker line has no other to it", "delete what is left of the block");
    }

    private static List<Mark> marks(String text, String head, String tail) {
        List<Mark> marks = new ArrayList<>();
        for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
            int digits = at + head.length();
            int to = digits;
            while (to < text.length() && Character.isDigit(text.charAt(to))) {
                to++;
            }
            int end = to + tail.length();
            if (startsLine(text, at)
                    && to > digits
                    && to - digits <= 9
                    && text.startsWith(tail, to)
                    && endsLine(text, end)) {
                marks.add(new Mark(new Range(at, end), Integer.parseInt(text.substring(digits, to))));
            }
        }
        return marks;
    }

    /**
     * Returns the place of the guide's block in {@code text}, or null if there is none.
     *
     * @throws UnsupportedScriptException if it is there but is not the guide's own, byte for byte, once
     */
    static @Nullable Range documented(String text) {
        List<Integer> marks = new ArrayList<>();
        for (String mark : DOCUMENTED_MARKS) {
            for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
                if (startsLine(text, at) && endsLine(text, at + mark.length())) {
                    marks.add(at);
                }
            }
        }
        if (marks.isEmpty()) {
            return null;
        }
        int start = marks.stream().min(Integer::compare).orElseThrow();
        Range found = new Range(start, start + KubeletFlagBlock.DOCUMENTED.length());
        if (!text.startsWith(KubeletFlagBlock.DOCUMENTED, start)
                || marks.stream().anyMatch(at -> at >= found.end())) {
            throw new UnsupportedScriptException(
                    text,
                    start,
                    "here is the block of the guide, but changed or incomplete",
                    "delete it; what it does is done by the block that is inserted");
        }
        return found;
    }

    /** Returns {@code text} without the pieces that stand outside of the block. */
    static String withoutPieces(String text) {
        return text.replace(KubeletFlagBlock.QUOTED_NODE_NAME, "")
                .replace(KubeletFlagBlock.NODE_NAME, "")
                .replace(KubeletFlagBlock.GUARD, "");
    }

    private static boolean startsLine(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static boolean endsLine(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n';
    }
}
