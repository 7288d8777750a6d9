// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

/** What a statement does with a request that it matches. */
public enum RamEffect {
    /** It is allowed, unless another statement denies it. */
    ALLOW("Allow"),

    /** It is denied, whatever other statements say. */
    DENY("Deny");

    private final String text;

    RamEffect(String text) {
        this.text = text;
    }

    /** Returns the effect as RAM writes it. */
    @Override
    public String toString() {
        return text;
    }
}
