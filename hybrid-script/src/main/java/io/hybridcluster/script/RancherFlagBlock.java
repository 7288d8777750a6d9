// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

/**
 * The block for the agents of k3s and RKE2, which have no {@code kubelet.service}: it writes
 * {@code /etc/rancher/PROGRAM/config.yaml.d/zz-hybrid-cluster.yaml} before the agent is installed or started.
 *
 * <p>Both programs read {@code config.yaml} and then the files beside it in the order of their names; the last value of a
 * key counts, and a key that ends with {@code +} adds to what there is (K3s: Configuration Options, "Multiple Config
 * Files"; RKE2: Configuration Options, "Multiple Config Files"; k3s, pkg/configfilearg/parser.go). So
 * {@code node-name} of our file, the last one, replaces any other, and {@code node-label+}, {@code node-taint+} and
 * {@code kubelet-arg+} add to the lists of others.
 *
 * <ul>
 *   <li>The folder is there since v1.21.0, {@code key+} since shortly after (k3s, pull requests 3162 and 3229), both in
 *       RKE2 since v1.21.2+rke2r1: an older version that is installed, or named by {@code INSTALL_K3S_VERSION} or
 *       {@code INSTALL_K3S_CHANNEL}, stops the script.
 *   <li>All labels reach the kubelet as one {@code --node-labels}, in their order (k3s, pkg/daemons/agent), of which the
 *       kubelet keeps the last value of a key: a label of ours wins over another's.
 *   <li>Two taints of one key and effect are refused by the API server, so another's stops the script, as does a
 *       {@code kubelet-arg} for what is ours: k3s then leaves its own value of that argument out.
 *   <li>A flag of the command line wins over the files. Of a list there the documentation says that it replaces one in
 *       the files, the parser's source that it is appended to it; so a unit, an {@code INSTALL_K3S_EXEC} or a variable
 *       with such a flag stops the script, as does a file that is read after ours.
 *   <li>Since v1.32 k3s hands the taints to the kubelet by a file of its own, so another file of the kubelet's that sets
 *       them stops the script too (K3s: Configuration Options, "Kubelet configuration").
 *   <li>Labels and taints are set when a node registers, and not changed later (K3s: k3s agent, "Node Labels and Taints
 *       for Agents"); a machine whose certificate names another node is not touched.
 * </ul>
 */
final class RancherFlagBlock {
    /** Which of the two programs joins the node. */
    enum Program {
        K3S("k3s"),
        RKE2("rke2");

        private final String word;

        Program(String word) {
            this.word = word;
        }
    }

    private static final String CALL = "\nif hybrid_kubelet_flags";

    private static final String FUNCTION = "\nhybrid_kubelet_flags() (";

    /** What only the block of kubeadm's kubelet needs is in this one too; shellcheck sees that it is not used. */
    private static final String DIRECTIVE =
            "\n# shellcheck disable=SC2034,SC2317 # some functions are for other kubelets";

    private RancherFlagBlock() {}

    /** Returns whether all of {@code options} are of this block too. */
    static boolean has(KubeletFlagOptions options) {
        return !options.foreignCniAside() && !options.stalePkiRemoved();
    }

    /**
     * Returns the hardened block for {@code program}, from its first marker line to the line break behind its last.
     *
     * @throws IllegalArgumentException if an option is one that only a kubelet of kubeadm has
     */
    static String hardened(Program program, KubeletFlagOptions options) {
        if (!has(options)) {
            throw new IllegalArgumentException(
                    (options.foreignCniAside() ? "foreign CNI" : "stale PKI") + " is an option for kubeadm; "
                            + program.word + " has its own folders for it, which no other writes");
        }
        String block = KubeletFlagBlock.withPart("rancher.sh").replace(FUNCTION, DIRECTIVE + FUNCTION);
        return KubeletFlagBlock.withOptions(block, options).replace(CALL, CALL + " " + program.word);
    }
}
