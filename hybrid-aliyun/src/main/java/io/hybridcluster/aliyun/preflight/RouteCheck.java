// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which parts of a range a table does not send where they belong.
 *
 * @param place the table
 * @param routes its routes
 * @param wrong what to say of each way that is not right
 * @param inactive what to say where there is a route and it does not forward
 * @param missing what to say where there is no route
 */
record RouteCheck(
        String place, List<Route> routes, Map<Way.Kind, Remedied> wrong, Remedied inactive, Remedied missing) {
    /**
     * A rule, and what to do about what it finds.
     *
     * @param rule the rule
     * @param remedy what to do
     */
    record Remedied(RuleDescription rule, String remedy) {}

    void check(Target target, Report report) {
        Forwarding forwarding = Forwarding.of(target.cidr(), routes);
        forwarding.ways().forEach((way, part) -> {
            Remedied told = wrong.get(way.kind());
            if (told != null) {
                report.add(
                        told.rule(),
                        place,
                        subject(target, part) + (isOne(part) ? " goes" : " go") + " to " + way.name()
                                + ", by the route to " + by(way, part),
                        told.remedy());
            }
        });
        if (!forwarding.unrouted().isEmpty()) {
            unrouted(target, forwarding.unrouted(), report);
        }
    }

    private void unrouted(Target target, CidrSet part, Report report) {
        Map<String, String> statuses = new TreeMap<>();
        for (Route route : routes) {
            if (!route.forwards() && part.overlaps(route.destination())) {
                statuses.put(route.destination().toString(), route.status());
            }
        }
        if (statuses.isEmpty()) {
            report.add(
                    missing.rule(),
                    place,
                    subject(target, part) + (isOne(part) ? " has" : " have") + " no route",
                    missing.remedy());
            return;
        }
        List<String> listed = statuses.entrySet().stream()
                .map(entry -> entry.getKey() + " is " + Shown.name(entry.getValue()))
                .toList();
        report.add(
                inactive.rule(),
                place,
                subject(target, part) + (isOne(part) ? " has" : " have") + " no route that forwards: "
                        + Listed.of(listed),
                inactive.remedy());
    }

    private String by(Way way, CidrSet part) {
        return Listed.of(routes.stream()
                .filter(route -> route.forwards() && route.way().equals(way) && part.overlaps(route.destination()))
                .map(Route::destination)
                .distinct()
                .sorted()
                .toList());
    }

    private static boolean isOne(CidrSet part) {
        return part.cidrs().size() == 1;
    }

    /** Returns the range, and the part of it if that is not all. */
    private static String subject(Target target, CidrSet part) {
        return part.contains(target.cidr()) ? target.toString() : target + ": " + Listed.of(part);
    }
}
