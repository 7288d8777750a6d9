// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.AssociativeAddressTrie;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv6.IPv6AddressAssociativeTrie;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrOverlaps;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same count with the containment trie of ipaddress. Setup checks up to 100,000 blocks that the counts agree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class TrieBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    private int n;

    @Param
    private RandomCidrs blocks = RandomCidrs.IPV4;

    private List<List<IPAddress>> lists = List.of();
    private int turn;

    /** Parses everything beforehand, for both libraries. */
    @Setup
    public void parse() {
        lists = blocks.lists(n, text -> new IPAddressString(text).getAddress());
        List<List<Cidr>> ours = blocks.lists(n, Cidr::parse);
        for (int i = 0; n <= 100_000 && i < lists.size(); i++) {
            long pairs = CidrOverlaps.of(ours.get(i)).count();
            if (pairs != TriePairs.byLookup(trie(lists.get(i))) || pairs != TriePairs.byClimbing(trie(lists.get(i)))) {
                throw new IllegalStateException("the sweep and the trie do not count the same");
            }
        }
    }

    /** Fills the trie and asks it for each block which ones contain it. */
    @Benchmark
    public long trieLookup() {
        return TriePairs.byLookup(trie(next()));
    }

    /** Fills the trie and climbs from each block to the root. */
    @Benchmark
    public long trieClimb() {
        return TriePairs.byClimbing(trie(next()));
    }

    private AssociativeAddressTrie<?, Integer> trie(List<IPAddress> list) {
        if (blocks == RandomCidrs.IPV4) {
            IPv4AddressAssociativeTrie<Integer> trie = new IPv4AddressAssociativeTrie<>();
            TriePairs.fill(trie, list, IPAddress::toIPv4);
            return trie;
        }
        IPv6AddressAssociativeTrie<Integer> trie = new IPv6AddressAssociativeTrie<>();
        TriePairs.fill(trie, list, IPAddress::toIPv6);
        return trie;
    }

    private List<IPAddress> next() {
        turn = turn + 1 == lists.size() ? 0 : turn + 1;
        return lists.get(turn);
    }
}
