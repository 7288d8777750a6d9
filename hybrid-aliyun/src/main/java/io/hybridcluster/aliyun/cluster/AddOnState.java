// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;

/** The state of an add-on in a cluster (Container Service: ListClusterAddonInstances). */
public enum AddOnState {
    /** It is installed, and nothing is done with it. */
    ACTIVE,
    /** Its configuration is being changed. */
    UPDATING,
    /** It is being upgraded. */
    UPGRADING,
    /** It is being uninstalled. */
    DELETING,
    /** A state that this SDK does not know. */
    UNKNOWN;

    /** Returns the state that the cloud writes so, in whatever case. */
    public static AddOnState of(String text) {
        String name = Ascii.toUpperCase(requireNonNull(text, "text"));
        for (AddOnState state : values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
