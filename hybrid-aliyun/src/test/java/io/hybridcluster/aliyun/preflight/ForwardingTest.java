// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final Way RIGHT = new Way(Way.Kind.RIGHT, "VBR vbr-1");
    private static final Way WRONG = new Way(Way.Kind.WRONG, "NatGateway ngw-1");

    private static Route route(String destination, Way way) {
        return new Route(Cidr.parse(destination), way, "Available", true);
    }

    private static Forwarding of(String range, Route... routes) {
        return Forwarding.of(Cidr.parse(range), List.of(routes));
    }

    @Test
    void sendsEachPartByTheLongestPrefix() {
        Forwarding forwarding = of("10.0.0.0/24", route("10.0.0.0/8", RIGHT), route("10.0.0.64/26", WRONG));

        assertThat(forwarding.unrouted()).isEqualTo(CidrSet.of());
        assertThat(forwarding.ways())
                .containsOnlyKeys(RIGHT, WRONG)
                .containsEntry(WRONG, CidrSet.of(Cidr.parse("10.0.0.64/26")))
                .containsEntry(RIGHT, CidrSet.of(Cidr.parse("10.0.0.0/26"), Cidr.parse("10.0.0.128/25")));
    }

    @Test
    void tellsOfTwoRoutesToOneBlockTheOneThatServesWorse() {
        assertThat(of("10.0.0.0/24", route("10.0.0.0/16", RIGHT), route("10.0.0.0/16", WRONG))
                        .ways())
                .containsOnlyKeys(WRONG);
    }

    @Test
    void leavesOutWhatDoesNotForwardOrIsOfTheOtherFamily() {
        Route idle = new Route(Cidr.parse("10.0.0.0/16"), RIGHT, "Pending", false);

        Forwarding forwarding = of("10.0.0.0/24", idle, route("::/0", RIGHT), route("11.0.0.0/8", RIGHT));

        assertThat(forwarding.ways()).isEmpty();
        assertThat(forwarding.unrouted()).isEqualTo(CidrSet.of(Cidr.parse("10.0.0.0/24")));
    }

    /** A second implementation: each address by itself, each route by itself. */
    private static String naive(IpAddress address, List<Route> routes) {
        return routes.stream()
                .filter(Route::forwards)
                .filter(route -> route.destination().contains(address))
                .max(Comparator.comparing((Route route) -> route.destination().prefixLength())
                        .thenComparing(Route::way, Comparator.reverseOrder()))
                .map(route -> route.way().name())
                .orElse("unrouted");
    }

    @Test
    void agreesWithLookingUpEachAddressByItself() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            List<Route> routes = new ArrayList<>();
            for (int n = random.nextInt(12); n > 0; n--) {
                routes.add(randomRoute(random));
            }
            Cidr range = block(random, 24 + random.nextInt(9));
            Forwarding forwarding = Forwarding.of(range, routes);

            for (int host = 0; host < 256; host++) {
                IpAddress address = IpAddress.parse("10.0.0." + host);
                if (range.contains(address)) {
                    assertThat(told(forwarding, address))
                            .as("%s of %s by %s", address, range, routes)
                            .containsExactly(naive(address, routes));
                } else {
                    assertThat(told(forwarding, address)).isEmpty();
                }
            }
        }
    }

    private static Set<String> told(Forwarding forwarding, IpAddress address) {
        Set<String> told = forwarding.ways().entrySet().stream()
                .filter(entry -> entry.getValue().contains(address))
                .map(entry -> entry.getKey().name())
                .collect(Collectors.toSet());
        if (forwarding.unrouted().contains(address)) {
            told.add("unrouted");
        }
        return told;
    }

    private static Route randomRoute(Random random) {
        Way.Kind kind = Way.Kind.values()[random.nextInt(Way.Kind.values().length)];
        int length = random.nextInt(5) == 0 ? random.nextInt(25) : 24 + random.nextInt(9);
        return new Route(
                block(random, length), new Way(kind, kind + "-" + random.nextInt(2)), "any", random.nextInt(6) != 0);
    }

    /** A block that overlaps 10.0.0.0/24. */
    private static Cidr block(Random random, int length) {
        long address = 10L << 24 | random.nextInt(256);
        long network = length == 0 ? 0 : address >> (32 - length) << (32 - length);
        return Cidr.parse((network >> 24) + ".0.0." + (network & 255) + "/" + length);
    }
}
