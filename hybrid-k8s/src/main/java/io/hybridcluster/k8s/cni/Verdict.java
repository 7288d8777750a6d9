// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

/** What a workload has to do with cloud nodes. */
public enum Verdict {
    /** It belongs to the data centre, and would do harm or never start on a cloud node. */
    MUST_STAY_AWAY,

    /** Cloud nodes need it. */
    MUST_COME,

    /** It would run on cloud nodes too, and whether it should is for the user to say. */
    YOUR_CHOICE,

    /** Its pods run on no cloud node as it is. */
    ALREADY_AWAY,

    /** It keeps the state of the cluster or of its network: moving its pods may lose that, so nothing is changed here. */
    CONTROL_PLANE_STORE
}
