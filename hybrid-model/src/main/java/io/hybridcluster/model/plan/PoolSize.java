// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/**
 * How many idle pod addresses Terway keeps on a node ({@code min_pool_size}, {@code max_pool_size}). Whether the pair
 * makes sense is a rule's business: Terway takes any.
 *
 * @param min at least 0
 * @param max at least 0
 */
public record PoolSize(int min, int max) {
    /** The guide's: nothing kept ahead, five kept when they come free. */
    public static final PoolSize GUIDE = new PoolSize(0, 5);

    /** @throws IllegalArgumentException if one is negative */
    public PoolSize {
        if (min < 0 || max < 0) {
            throw new IllegalArgumentException("pool size " + min + ".." + max + " has a negative bound");
        }
    }
}
