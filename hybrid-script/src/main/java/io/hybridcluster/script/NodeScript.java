// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.script.RancherFlagBlock.Program;
import io.hybridcluster.script.bash.Range;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script that makes a machine a node; converted, it does so for cloud nodes of a registered cluster too.
 *
 * <p>A registered cluster runs the script with {@code ALIBABA_CLOUD_PROVIDER_ID}, {@code ALIBABA_CLOUD_NODE_NAME},
 * {@code ALIBABA_CLOUD_LABELS} and {@code ALIBABA_CLOUD_TAINTS} set (the guide, "配置自定义节点初始化脚本"), and the
 * kubelet must start with all four. {@link #withKubeletFlags} inserts a block of Bash that sees to it.
 *
 * <pre>{@code
 * byte[] converted = NodeScript.parse(Files.readAllBytes(file)).withKubeletFlags().bytes();
 * }</pre>
 *
 * <p>Laws, for each script {@code s} that has no block:
 *
 * <ul>
 *   <li>{@code s.withKubeletFlags().withKubeletFlags()} equals {@code s.withKubeletFlags()};
 *   <li>{@code s.withKubeletFlags().withoutBlock()} equals {@code s}, to the last byte, whatever its encoding is;
 *   <li>nothing outside of the inserted pieces changes. These are the block, and what keeps each join from running without
 *       it: a {@code --node-name} behind the arguments of {@code kubeadm join}, which otherwise looks for a node of the
 *       operating system's host name and not of the name that the kubelet registers (kubernetes/kubernetes issues 93786
 *       and 107946), or an assignment before a command that joins in another way. Their value is there only once the
 *       block has succeeded. kubeadm allows that flag beside {@code --config} and prefers it to the name in that file.
 * </ul>
 *
 * <p>The block goes to the line on which the statement of the join starts, in the same list of commands: in an {@code if},
 * a loop, a function or at the top level. It so runs whenever the join would, and its failure ends what would have joined.
 * From the middle of a line, a subshell, a pipeline or a condition it goes before the statement around it, as long as
 * nothing runs in between that could install or configure a kubelet. Where that cannot be proven, and where a join is in a
 * text that only the machine knows, a comment line of its own, {@code # hybrid: insert here}, says where; it must stand
 * where a list of commands goes on, and in no subshell, pipeline or job, from where a failure would not end the script.
 *
 * <p>How a script joins is its {@link Distribution}; what it must not be, and why, is in the project's
 * {@code docs/node-scripts.md}.
 *
 * <p>A script without a {@code #!} line is taken for Bash, as when it is run by {@code bash FILE}; cloud-init runs a
 * script only with such a line. Another shell finds a syntax error in the block and does not come to the join.
 *
 * <p>Immutable and thread-safe; two scripts are equal when their bytes are.
 */
public final class NodeScript {
    /** The script, one character a byte: see {@link RawText}. */
    private final String text;

    private NodeScript(String text) {
        this.text = text;
    }

    /**
     * Returns the script of this text. What cannot be converted is refused when it is to be.
     *
     * @throws IllegalArgumentException if the text holds half of a surrogate pair
     */
    public static NodeScript parse(String text) {
        return new NodeScript(RawText.of(requireNonNull(text, "text")));
    }

    /**
     * Returns the script of these bytes, as a file holds them. Any bytes are one: what is no UTF-8 stays what it is, and
     * {@link #bytes} gives it back.
     */
    public static NodeScript parse(byte[] bytes) {
        return new NodeScript(RawText.of(requireNonNull(bytes, "bytes")));
    }

    /**
     * Returns this script with the hardened block, of this version of the SDK.
     *
     * <p>The block takes the four values, also by the older name {@code ALIBABA_CLOUD_PROVIDE_ID}, and checks them against
     * their grammars before it touches anything. For agents of K3s and RKE2 it then writes a file of their own
     * configuration. For a kubelet under systemd it finds the file from which this machine's
     * {@code kubelet.service} takes {@code KUBELET_EXTRA_ARGS} (by package: {@code /etc/sysconfig/kubelet} for RPM,
     * {@code /etc/default/kubelet} for DEB; a drop-in of its own if there is none), reads it by the rules of
     * systemd.exec(5), keeps what is there, merges labels and taints, replaces name and id, and writes by a rename. Where
     * the unit runs a program named {@code kubelet} and does not mention that variable, as after an installation by hand,
     * a drop-in repeats its command line with the arguments behind it, and follows the unit when that changes. The block
     * then has systemd start a command with the environment and the command line of the kubelet, to see what the kubelet
     * will really be given. If anything is not as it must be, the script ends there, with a message and status 1: a node
     * that would join wrongly does not join.
     *
     * <p>Idempotent in both senses: on a converted script this returns an equal script, and the converted script may run
     * twice on a machine. If the script was changed since, the place of the block is checked again, and a join without
     * its guard is given one. An older version of the block is replaced where it stands, a block of the guide
     * (see {@link #withDocumentedBlock}) is taken out.
     *
     * @throws UnsupportedScriptException if it cannot be proven where to insert
     */
    public NodeScript withKubeletFlags() {
        return withKubeletFlags(KubeletFlagOptions.none());
    }

    /**
     * Returns this script with the hardened block as {@link #withKubeletFlags()}, which also does what {@code options} say;
     * they replace those of a block that is there.
     *
     * @throws UnsupportedScriptException if it cannot be proven where to insert, or an option is not for the script's
     *     {@link Distribution}: K3s and RKE2 have their own folders for the configuration of networks and for certificates
     */
    public NodeScript withKubeletFlags(KubeletFlagOptions options) {
        String original = withoutDocumented(text);
        Range block = BlockPlace.hardened(original);
        if (block == null) {
            requireNoLeftOver(original);
        }
        Insertion insertion = block == null ? Insertion.find(original) : Insertion.around(original, block);
        return of(insertion.into(original, block(original, insertion, options)));
    }

    private static String block(String original, Insertion insertion, KubeletFlagOptions options) {
        Program program = program(insertion.distribution());
        if (program == null) {
            return KubeletFlagBlock.hardened(options);
        }
        if (!RancherFlagBlock.has(options)) {
            throw new UnsupportedScriptException(
                    original,
                    insertion.block().start(),
                    "foreign CNI and stale PKI are for a kubelet of its own, and this is "
                            + insertion.distribution().joining(),
                    "leave these two options out");
        }
        return RancherFlagBlock.hardened(program, options);
    }

    private static @Nullable Program program(Distribution distribution) {
        return switch (distribution) {
            case KUBEADM, KUBELET -> null;
            case K3S -> Program.K3S;
            case RKE2 -> Program.RKE2;
        };
    }

    /**
     * Returns this script with the block that the guide itself inserts, byte for byte but for its indentation, which the
     * guide's web page lost.
     *
     * <p>For those who must match the guide. It is right only on a machine whose kubelet reads
     * {@code /etc/sysconfig/kubelet}, where that file has an unquoted {@code KUBELET_EXTRA_ARGS=} without any of the four
     * flags, and on its first run:
     *
     * <ul>
     *   <li>an absent or empty file, or one of another path (DEB packages: {@code /etc/default/kubelet}), gets nothing,
     *       and the node joins without name, labels, taints and id;
     *   <li>on its second run, {@code --hostname-override=a} and {@code --provider-id=b} become {@code a,a} and
     *       {@code b,b}; a value that was there before becomes a list likewise;
     *   <li>a quoted value is cut open: {@code KUBELET_EXTRA_ARGS=--provider-id=b "--v=2"};
     *   <li>an assignment in a comment is changed like one that counts;
     *   <li>{@code @}, {@code &} and a backslash in a value are commands to sed;
     *   <li>the join does not get the node's name, and looks for a node of the machine's host name;
     *   <li>a kubelet that runs already is not started again, and no failure stops the script before the join.
     * </ul>
     *
     * <p>Idempotent; the hardened block, if there is one, is taken out.
     *
     * @throws UnsupportedScriptException if it cannot be proven where to insert, or the script starts an agent of K3s or RKE2
     */
    public NodeScript withDocumentedBlock() {
        String original = withoutBlock().text;
        requireNoLeftOver(original);
        Insertion insertion = Insertion.find(original);
        int at = insertion.block().start();
        if (program(insertion.distribution()) != null) {
            throw new UnsupportedScriptException(
                    original,
                    at,
                    "the guide's block is for a kubelet of its own, and this is "
                            + insertion.distribution().joining(),
                    "take the hardened block, which has a form for it");
        }
        return of(original.substring(0, at) + KubeletFlagBlock.DOCUMENTED + original.substring(at));
    }

    /**
     * Returns this script as it was before a block was inserted; this script if there is none.
     *
     * @throws UnsupportedScriptException if the marker lines are damaged, so that it is not certain what was inserted
     */
    public NodeScript withoutBlock() {
        Range block = BlockPlace.hardened(text);
        if (block == null) {
            return of(withoutDocumented(text));
        }
        String original = text.substring(0, block.start()) + text.substring(block.end());
        return of(BlockPlace.withoutPieces(original));
    }

    /**
     * Returns whether this script has a block, the hardened or the guide's.
     *
     * @throws UnsupportedScriptException if the marker lines are damaged
     */
    public boolean hasBlock() {
        return BlockPlace.hardened(text) != null || BlockPlace.documented(text) != null;
    }

    /** Returns the text of the script; what is no UTF-8 in the bytes that it was made of is U+FFFD. */
    public String text() {
        return RawText.decode(text);
    }

    /** Returns the text of the script in UTF-8, or exactly the bytes that it was made of where nothing was inserted. */
    public byte[] bytes() {
        return RawText.bytes(text);
    }

    /**
     * Returns how the script makes its machine a node, with or without a block; empty if it is not found to do so.
     *
     * @throws UnsupportedScriptException if it cannot be read, or makes a node in a way for which there is no block; the
     *     message names it
     */
    public Optional<Distribution> distribution() {
        return Optional.ofNullable(Insertion.distribution(withoutBlock().text));
    }

    private NodeScript of(String newText) {
        return newText.equals(text) ? this : new NodeScript(newText);
    }

    private static String withoutDocumented(String text) {
        Range block = BlockPlace.documented(text);
        return block == null ? text : text.substring(0, block.start()) + text.substring(block.end());
    }

    /** What we would take for ours when removing must not be there before inserting. */
    private static void requireNoLeftOver(String original) {
        int leftOver = original.indexOf("hybrid_node_name");
        if (leftOver >= 0) {
            throw new UnsupportedScriptException(
                    original,
                    leftOver,
                    "here is a rest of a block that is gone",
                    "delete it, with the --node-name in front of it");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeScript that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns a short description; the script itself may hold a join token. */
    @Override
    public String toString() {
        return "NodeScript[" + text.length() + " bytes]";
    }
}
