// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.script.BashSource.Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that are inserted, and how they are found again. */
final class KubeletFlagBlock {
    static final int VERSION = 2;

    /** The hardened block, from its first marker line to the line break behind its last. */
    static final String HARDENED = withPart("kubelet.sh");

    /** The block of the guide, step "配置自定义节点初始化脚本", from its first marker line to its last. */
    static final String DOCUMENTED = resource("documented-block.sh");

    /** The node's name, which is there only once the block has succeeded; without it {@code :?} stops the script. */
    static final String NAME = "\"${hybrid_node_name:?}\"";

    /**
     * The flag of the join. Without it kubeadm looks for a node of the operating system's host name and the join fails.
     * Each join gets it, so that none runs without the block; of two such flags the last counts.
     */
    static final String NODE_NAME = " --node-name " + NAME;

    /** What stands before a command that joins in a way to which no flag can be added: the same proof. */
    static final String GUARD = "hybrid_joined_as=" + NAME + " ";

    /** Returns {@code text} without the pieces that stand outside of the block. */
    static String withoutGuards(String text) {
        return text.replace(NODE_NAME, "").replace(GUARD, "");
    }

    private static final Pattern BEGIN = Pattern.compile("(?m)^# >>> hybrid-cluster kubelet flags v([0-9]{1,9}) >>>$");
    private static final Pattern END = Pattern.compile("(?m)^# <<< hybrid-cluster kubelet flags v([0-9]{1,9}) <<<$\n?");
    private static final Pattern DOCUMENTED_MARK = Pattern.compile("(?m)^#+ (<新增部分|新增部分>)$");

    private KubeletFlagBlock() {}

    /**
     * Returns the place of the hardened block in {@code text}, or null if there is none.
     *
     * @throws UnsupportedScriptException if the marker lines are not one pair, or of a version to come
     */
    static @Nullable Range hardened(String text) {
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        boolean begins = begin.find();
        boolean ends = end.find();
        if (!begins && !ends) {
            return null;
        }
        int offset = begins ? begin.start() : end.start();
        if (!begins || !ends || end.start() < begin.start() || !begin.group(1).equals(end.group(1))) {
            throw new UnsupportedScriptException(
                    text, offset, "this marker line has no other to it", "delete what is left of the block");
        }
        if (Integer.parseInt(begin.group(1)) > VERSION) {
            throw new UnsupportedScriptException(
                    text, offset, "this block was written by a newer SDK", "convert the script with that one");
        }
        Range found = new Range(begin.start(), end.end());
        if (begin.find()) {
            throw new UnsupportedScriptException(
                    text, begin.start(), "this is the second block", "delete one of the two");
        }
        if (end.find()) {
            throw new UnsupportedScriptException(
                    text, end.start(), "this marker line has no other to it", "delete what is left of the block");
        }
        return found;
    }

    /**
     * Returns the place of the guide's block in {@code text}, or null if there is none.
     *
     * @throws UnsupportedScriptException if it is there but is not the guide's own, byte for byte, once
     */
    static @Nullable Range documented(String text) {
        Matcher mark = DOCUMENTED_MARK.matcher(text);
        if (!mark.find()) {
            return null;
        }
        int start = mark.start();
        Range found = new Range(start, Math.min(start + DOCUMENTED.length(), text.length()));
        if (!text.startsWith(DOCUMENTED, start) || mark.find(found.end())) {
            throw new UnsupportedScriptException(
                    text,
                    start,
                    "here is the block of the guide, but changed or incomplete",
                    "delete it; what it does is done by the block that is inserted");
        }
        return found;
    }

    /** Returns the hardened block with these options on the line that calls it; all else is the same text. */
    static String hardened(KubeletFlagOptions options) {
        return withOptions(HARDENED, options);
    }

    /** Returns {@code block} with these options on the line that calls it. */
    static String withOptions(String block, KubeletFlagOptions options) {
        String call = "\nif hybrid_kubelet_flags";
        return block.replace(
                call + ";",
                call
                        + String.join(
                                "",
                                options.words().stream().map(word -> " " + word).toList()) + ";");
    }

    /**
     * Returns the block with the resource {@code part} in its middle: a function {@code hybrid_configure} that does the
     * work by the functions of {@code block-begin.sh} and {@code options.sh}, given the options as its arguments, and
     * {@code hybrid_reload}, run when a file was put back.
     */
    static String withPart(String part) {
        return resource("block-begin.sh") + resource("options.sh") + resource(part) + resource("block-end.sh");
    }

    private static String resource(String name) {
        try (InputStream in = KubeletFlagBlock.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
