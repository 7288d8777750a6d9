// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.model.secret.Secret;

/** One module; the model comes with it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(Secret.of("consumer"));
    }
}
