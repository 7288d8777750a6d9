// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.model.secret.Secret;

/** Patches, ConfigMaps, policies and request documents, without either official client on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(Secret.of("consumer"));
    }
}
