// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Bash node scripts and the kubelet flags in them: pure, without I/O; no script is run here.
 */
module io.hybridcluster.script {
    requires transitive io.hybridcluster.model;
    requires static transitive org.jspecify;

    exports io.hybridcluster.script;
    exports io.hybridcluster.script.hygiene;
    exports io.hybridcluster.script.join;
}
