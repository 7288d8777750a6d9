// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import inet.ipaddr.Address;
import inet.ipaddr.IPAddress;
import inet.ipaddr.format.util.AssociativeAddressTrie;
import inet.ipaddr.format.util.AssociativeAddressTrie.AssociativeTrieNode;
import inet.ipaddr.format.util.BinaryTreeNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts overlapping pairs with a trie of ipaddress whose values say how often a block was added: a block of weight m is in
 * m(m-1)/2 pairs of equal blocks, and in m pairs for each block that contains it.
 */
final class TriePairs {
    private TriePairs() {}

    static <K extends Address> void fill(
            AssociativeAddressTrie<K, Integer> trie, List<IPAddress> blocks, Function<IPAddress, K> key) {
        for (IPAddress block : blocks) {
            trie.remap(key.apply(block), weight -> weight == null ? 1 : weight + 1);
        }
    }

    /** Asks the trie for each block which ones contain it: what its documentation offers for this. */
    static <K extends Address> long byLookup(AssociativeAddressTrie<K, Integer> trie) {
        long pairs = 0;
        Iterator<? extends AssociativeTrieNode<K, Integer>> blocks = trie.nodeIterator(true);
        while (blocks.hasNext()) {
            AssociativeTrieNode<K, Integer> block = blocks.next();
            long weight = block.getValue();
            long containing = -weight;
            Iterator<? extends AssociativeTrieNode<K, Integer>> path =
                    trie.elementsContaining(block.getKey()).nodeIterator(true);
            while (path.hasNext()) {
                containing += path.next().getValue();
            }
            pairs += weight * containing + weight * (weight - 1) / 2;
        }
        return pairs;
    }

    /** Climbs from each block to the root: the fastest that we found with this trie. */
    static <K extends Address> long byClimbing(AssociativeAddressTrie<K, Integer> trie) {
        long pairs = 0;
        Iterator<? extends AssociativeTrieNode<K, Integer>> blocks = trie.nodeIterator(true);
        while (blocks.hasNext()) {
            AssociativeTrieNode<K, Integer> block = blocks.next();
            long weight = block.getValue();
            long containing = 0;
            @Nullable BinaryTreeNode<K> above = block.getParent();
            while (above != null) {
                if (above.isAdded() && above instanceof AssociativeTrieNode<?, ?> node) {
                    containing += (Integer) node.getValue();
                }
                above = above.getParent();
            }
            pairs += weight * containing + weight * (weight - 1) / 2;
        }
        return pairs;
    }
}
