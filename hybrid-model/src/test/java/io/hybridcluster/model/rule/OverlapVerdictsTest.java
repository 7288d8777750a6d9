// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.VSwitch;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The overlaps that a check reports, against a second implementation: every pair of blocks, compared as number ranges. */
class OverlapVerdictsTest {
    private static final Pattern OTHER = Pattern.compile(" of ([a-zA-Z0-9.\\[\\]]+): ");

    /** What the contract says of each pair of roles; same roles are the only ones without an order. */
    private static final Map<String, String> VERDICTS = Map.ofEntries(
            Map.entry("node node", "WARNING NodeCidr.OverlapsNodeCidr"),
            Map.entry("pod pod", "ERROR PodCidr.OverlapsPodCidr"),
            Map.entry("service service", "ERROR ServiceCidr.OverlapsServiceCidr"),
            Map.entry("vpc vpc", "ERROR VpcCidr.OverlapsVpcCidr"),
            Map.entry("vswitch vswitch", "ERROR VSwitch.OverlapsVSwitch"),
            Map.entry("link link", "WARNING InterconnectCidr.OverlapsInterconnectCidr"),
            Map.entry("pod node", "ERROR PodCidr.OverlapsNodeCidr"),
            Map.entry("pod vswitch", "ERROR PodCidr.OverlapsVSwitch"),
            Map.entry("pod vpc", "WARNING PodCidr.InsideVpc"),
            Map.entry("node vswitch", "ERROR NodeCidr.OverlapsVSwitch"),
            Map.entry("node vpc", "WARNING NodeCidr.InsideVpc"),
            Map.entry("service node", "ERROR ServiceCidr.OverlapsNodeCidr"),
            Map.entry("service pod", "ERROR ServiceCidr.OverlapsPodCidr"),
            Map.entry("service vswitch", "ERROR ServiceCidr.OverlapsVSwitch"),
            Map.entry("service vpc", "ERROR ServiceCidr.InsideVpc"),
            Map.entry("service link", "ERROR ServiceCidr.OverlapsInterconnectCidr"),
            Map.entry("link node", "WARNING InterconnectCidr.OverlapsNodeCidr"),
            Map.entry("link pod", "ERROR InterconnectCidr.OverlapsPodCidr"),
            Map.entry("link vswitch", "ERROR InterconnectCidr.OverlapsVSwitch"),
            Map.entry("link vpc", "WARNING InterconnectCidr.InsideVpc"),
            Map.entry("api vswitch", "ERROR ApiServer.InsideVSwitch"),
            Map.entry("api vpc", "WARNING ApiServer.InsideVpc"),
            Map.entry("api pod", "ERROR ApiServer.InsidePodCidr"),
            Map.entry("api service", "ERROR ApiServer.InsideServiceCidr"),
            Map.entry("api link", "ERROR ApiServer.InsideInterconnectCidr"));

    @Test
    void everyVerdictIsInTheTableOfThisTest() {
        Set<String> ids = VERDICTS.values().stream()
                .map(verdict -> verdict.substring(verdict.indexOf(' ') + 1))
                .collect(Collectors.toSet());

        assertThat(OverlapVerdicts.ALL)
                .extracting(verdict -> verdict.description().id().value())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void agreesWithComparingEveryPair() {
        int pairs = 0;
        RandomPlans plans = new RandomPlans(7);
        for (int i = 0; i < 4_000; i++) {
            HybridPlan plan = plans.next().toBuilder().waivers(List.of()).build();
            Set<String> expected = naive(plan);

            assertThat(reported(plan)).as("plan " + i).isEqualTo(expected);
            pairs += expected.size();
        }
        // The plans are of use only if they overlap.
        assertThat(pairs).isGreaterThan(40_000);
    }

    private static Set<String> reported(HybridPlan plan) {
        Set<String> ids = OverlapVerdicts.ALL.stream()
                .map(verdict -> verdict.description().id().value())
                .collect(Collectors.toSet());
        Set<String> reported = new TreeSet<>();
        for (Finding finding : PlanRules.standard().check(plan).open()) {
            if (ids.contains(finding.ruleId().value())) {
                Matcher other = OTHER.matcher(finding.problem());
                assertThat(other.find()).as(finding.toString()).isTrue();
                boolean isNew = reported.add(line(
                        finding.severity() + " " + finding.ruleId(),
                        finding.at().toString(),
                        other.group(1)));
                assertThat(isNew).as(finding.toString()).isTrue();
            }
        }
        return reported;
    }

    private static Set<String> naive(HybridPlan plan) {
        List<Range> ranges = ranges(plan);
        Set<Range> onVSwitch = new HashSet<>();
        for (Range a : ranges) {
            if (ranges.stream().anyMatch(b -> b.role.equals("vswitch") && a.overlaps(b))) {
                onVSwitch.add(a);
            }
        }
        CniMode mode = plan.idc().cni().mode();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = 0; j < ranges.size(); j++) {
                Range a = ranges.get(i);
                Range b = ranges.get(j);
                String verdict = VERDICTS.get(a.role + " " + b.role);
                boolean once = !a.role.equals(b.role) || i < j;
                if (verdict == null || !once || !a.overlaps(b)) {
                    continue;
                }
                boolean isCovered = b.role.equals("vpc") && !a.role.equals("vpc") && onVSwitch.contains(a);
                boolean isNothing = mode == CniMode.HOST_NETWORK
                        && (verdict.endsWith("PodCidr.OverlapsNodeCidr")
                                || verdict.endsWith("ApiServer.InsidePodCidr"));
                boolean isMild = mode.isOverlay() && verdict.endsWith(" PodCidr.InsideVpc");
                if (!isCovered && !isNothing) {
                    expected.add(line(isMild ? "INFO PodCidr.InsideVpc" : verdict, a.at, b.at));
                }
            }
        }
        return expected;
    }

    /** Two blocks of one role are a pair without an order: which one a finding points to is the report's business. */
    private static String line(String verdict, String a, String b) {
        return verdict + " " + (a.compareTo(b) <= 0 ? a + " " + b : b + " " + a);
    }

    private static List<Range> ranges(HybridPlan plan) {
        List<Range> ranges = new ArrayList<>();
        add(ranges, "node", "idc.nodeCidrs", plan.idc().nodeCidrs());
        add(ranges, "pod", "idc.podCidrs", plan.idc().podCidrs());
        add(ranges, "service", "cluster.serviceCidrs", plan.cluster().serviceCidrs());
        add(ranges, "vpc", "vpc.cidrs", plan.vpc().cidrs());
        plan.interconnect().ifPresent(joined -> add(ranges, "link", "interconnect.cidrs", joined.cidrs()));
        List<VSwitch> vSwitches = plan.vpc().vSwitches();
        for (int i = 0; i < vSwitches.size(); i++) {
            String at = "vpc.vSwitches[" + i + "]";
            ranges.add(Range.of("vswitch", at + ".cidr", vSwitches.get(i).cidr()));
            vSwitches.get(i).ipv6Cidr().ifPresent(cidr -> ranges.add(Range.of("vswitch", at + ".ipv6Cidr", cidr)));
        }
        plan.idc()
                .apiServer()
                .address()
                .ifPresent(address -> ranges.add(Range.of(
                        "api",
                        "idc.apiServer",
                        Cidr.of(address, address.family().bits()))));
        return ranges;
    }

    private static void add(List<Range> ranges, String role, String at, List<Cidr> cidrs) {
        for (int i = 0; i < cidrs.size(); i++) {
            ranges.add(Range.of(role, at + "[" + i + "]", cidrs.get(i)));
        }
    }

    /** A block as the numbers of its first and last address, by the JDK's reading of the text. */
    private record Range(String role, String at, int bytes, BigInteger first, BigInteger last) {
        static Range of(String role, String at, Cidr cidr) {
            String[] parts = cidr.toString().split("/");
            try {
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                BigInteger first = new BigInteger(1, address);
                BigInteger size = BigInteger.TWO.pow(8 * address.length - Integer.parseInt(parts[1]));
                return new Range(
                        role, at, address.length, first, first.add(size).subtract(BigInteger.ONE));
            } catch (UnknownHostException e) {
                throw new AssertionError(cidr.toString(), e);
            }
        }

        boolean overlaps(Range other) {
            return bytes == other.bytes && first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
        }
    }
}
