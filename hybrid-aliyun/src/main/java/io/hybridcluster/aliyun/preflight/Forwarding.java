// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of packets to a range: each goes by the route of the longest prefix that has its destination.
 *
 * @param ways the parts of the range, by where they go
 * @param unrouted the part that no route has
 */
record Forwarding(SortedMap<Way, CidrSet> ways, CidrSet unrouted) {
    /**
     * Returns what becomes of packets to the range. Takes time linear in the routes that overlap it, for each prefix length
     * and way among them.
     */
    static Forwarding of(Cidr range, Collection<Route> routes) {
        SortedMap<Integer, SortedMap<Way, List<Cidr>>> byLength = new TreeMap<>(Comparator.reverseOrder());
        for (Route route : routes) {
            if (route.forwards() && route.destination().overlaps(range)) {
                byLength.computeIfAbsent(route.destination().prefixLength(), length -> new TreeMap<>())
                        .computeIfAbsent(route.way(), way -> new ArrayList<>())
                        .add(route.destination());
            }
        }
        SortedMap<Way, CidrSet> ways = new TreeMap<>();
        CidrSet rest = CidrSet.of(range);
        for (SortedMap<Way, List<Cidr>> sameLength : byLength.values()) {
            for (var entry : sameLength.entrySet()) {
                CidrSet destinations = CidrSet.copyOf(entry.getValue());
                CidrSet taken = rest.intersection(destinations);
                if (!taken.isEmpty()) {
                    ways.merge(entry.getKey(), taken, CidrSet::union);
                    rest = rest.minus(destinations);
                }
            }
        }
        return new Forwarding(ways, rest);
    }
}
