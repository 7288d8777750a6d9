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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * All overlapping pairs among n blocks that are already parsed: our sweep, the containment trie of ipaddress, and as the
 * limit the sort of n longs. Setup checks up to
 * 100,000 blocks that sweep and trie count the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class OverlapBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    private int n;

    @Param
    private RandomCidrs blocks = RandomCidrs.IPV4;

    private List<Cidr> cidrs = List.of();
    private IPAddress[] theirs = {};
    private long[] longs = {};

    /** Parses everything beforehand, for both libraries. */
    @Setup
    public void parse() {
        cidrs = blocks.texts(n).map(Cidr::parse).toList();
        theirs = blocks.texts(n)
                .map(text -> new IPAddressString(text).getAddress())
                .toArray(IPAddress[]::new);
        longs = new Random(1).longs(n).toArray();
        long pairs = sweepCount();
        if (n <= 100_000 && (pairs != trieLookup() || pairs != trieClimb())) {
            throw new IllegalStateException("the sweep and the trie do not count the same");
        }
    }

    /** Packs, sorts, sweeps, and counts without visiting. */
    @Benchmark
    public long sweepCount() {
        return CidrOverlaps.of(cidrs).count();
    }

    /** Packs, sorts, sweeps, and hands out every pair. */
    @Benchmark
    public void sweepPairs(Blackhole blackhole) {
        CidrOverlaps.of(cidrs).forEach((outer, inner) -> {
            blackhole.consume(outer);
            blackhole.consume(inner);
        });
    }

    /** Fills the trie and asks it for each block which ones contain it. */
    @Benchmark
    public long trieLookup() {
        return TriePairs.byLookup(trie());
    }

    /** Fills the trie and climbs from each block to the root. */
    @Benchmark
    public long trieClimb() {
        return TriePairs.byClimbing(trie());
    }

    private AssociativeAddressTrie<?, Integer> trie() {
        if (blocks == RandomCidrs.IPV4) {
            IPv4AddressAssociativeTrie<Integer> trie = new IPv4AddressAssociativeTrie<>();
            TriePairs.fill(trie, theirs, IPAddress::toIPv4);
            return trie;
        }
        IPv6AddressAssociativeTrie<Integer> trie = new IPv6AddressAssociativeTrie<>();
        TriePairs.fill(trie, theirs, IPAddress::toIPv6);
        return trie;
    }

    /** The limit: n random longs, copied and sorted. */
    @Benchmark
    public long[] sortLongs() {
        long[] sorted = longs.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
