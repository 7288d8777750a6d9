// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.script.NodeScript;

/** One module; the model comes with it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        NodeScript script = NodeScript.parse("kubeadm join 10.200.1.253:6443\n").withKubeletFlags();
        if (!script.hasBlock()) {
            throw new AssertionError(script);
        }
        System.out.println(Secret.of("consumer"));
    }
}
