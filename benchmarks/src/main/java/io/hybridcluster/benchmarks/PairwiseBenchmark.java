// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.hybridcluster.model.net.Cidr;
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

/** The same count by a look at every pair, for the numbers of blocks where that ends. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class PairwiseBenchmark {
    @Param({"1000", "10000"})
    private int n;

    @Param
    private RandomCidrs blocks = RandomCidrs.IPV4;

    private List<Cidr> cidrs = List.of();
    private IPAddress[] theirs = {};

    /** Parses everything beforehand, for both libraries. */
    @Setup
    public void parse() {
        cidrs = blocks.texts(n).map(Cidr::parse).toList();
        theirs = blocks.texts(n)
                .map(text -> new IPAddressString(text).getAddress())
                .toArray(IPAddress[]::new);
        if (pairwiseCidr() != pairwiseIpaddress()) {
            throw new IllegalStateException("the two libraries do not count the same");
        }
    }

    /** Our blocks. */
    @Benchmark
    public long pairwiseCidr() {
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs += cidrs.get(i).overlaps(cidrs.get(j)) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** The blocks of ipaddress. */
    @Benchmark
    public long pairwiseIpaddress() {
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs += theirs[i].contains(theirs[j]) || theirs[j].contains(theirs[i]) ? 1 : 0;
            }
        }
        return pairs;
    }
}
