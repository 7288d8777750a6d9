// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

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

/** All overlapping pairs among n blocks that are already parsed, and as the limit the sort of n longs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class OverlapBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    private int n;

    @Param
    private RandomCidrs blocks = RandomCidrs.IPV4;

    private List<List<Cidr>> lists = List.of();
    private List<long[]> longs = List.of();
    private int turn;

    /** Parses everything beforehand. */
    @Setup
    public void parse() {
        lists = blocks.lists(n, Cidr::parse);
        Random random = new Random(1);
        longs = lists.stream().map(list -> random.longs(n).toArray()).toList();
    }

    /** Packs, sorts, sweeps, and counts without visiting. */
    @Benchmark
    public long sweepCount() {
        return CidrOverlaps.of(lists.get(next())).count();
    }

    /** Packs, sorts, sweeps, and hands out every pair. */
    @Benchmark
    public void sweepPairs(Blackhole blackhole) {
        CidrOverlaps.of(lists.get(next())).forEach((outer, inner) -> {
            blackhole.consume(outer);
            blackhole.consume(inner);
        });
    }

    /** The limit: n random longs, copied and sorted. */
    @Benchmark
    public long[] sortLongs() {
        long[] sorted = longs.get(next()).clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private int next() {
        turn = turn + 1 == lists.size() ? 0 : turn + 1;
        return turn;
    }
}
