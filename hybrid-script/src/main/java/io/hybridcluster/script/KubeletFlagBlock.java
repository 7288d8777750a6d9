// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

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

    /**
     * The same flag behind the one argument of a shell that is the whole join, as in {@code bash -c 'kubeadm join ...'}: a
     * part of that argument, which has no blank in front of it.
     */
    static final String QUOTED_NODE_NAME = "\" --node-name ${hybrid_node_name:?}\"";

    private KubeletFlagBlock() {}

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
            return RawText.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
