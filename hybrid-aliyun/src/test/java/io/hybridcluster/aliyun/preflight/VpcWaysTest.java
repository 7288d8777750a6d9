// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static io.hybridcluster.aliyun.preflight.RouteScenarios.hop;
import static io.hybridcluster.aliyun.preflight.RouteScenarios.route;
import static io.hybridcluster.aliyun.preflight.Way.Kind.DROPPED;
import static io.hybridcluster.aliyun.preflight.Way.Kind.LOCAL;
import static io.hybridcluster.aliyun.preflight.Way.Kind.OTHER;
import static io.hybridcluster.aliyun.preflight.Way.Kind.RIGHT;
import static io.hybridcluster.aliyun.preflight.Way.Kind.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.NextHop;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VpcWaysTest {
    private static final VpcWays NONE = new VpcWays(null, Set.of());
    private static final VpcWays CEN = new VpcWays(Interconnect.of(InterconnectType.CEN, "cen-0000"), Set.of("att-1"));
    private static final VpcWays VBR =
            new VpcWays(Interconnect.of(InterconnectType.EXPRESS_CONNECT, "vbr-0000"), Set.of());
    private static final VpcWays VPN = new VpcWays(Interconnect.of(InterconnectType.VPN_GATEWAY, "vpn-0000"), Set.of());

    private static Way.Kind[] kinds(NextHop hop) {
        Way.Kind[] kinds = new Way.Kind[4];
        int i = 0;
        for (VpcWays ways : new VpcWays[] {NONE, CEN, VBR, VPN}) {
            kinds[i++] =
                    ways.of(route("10.0.0.0/8", "Custom", "Available", hop)).kind();
        }
        return kinds;
    }

    @Test
    void judgesEveryTypeOfNextHopByThePlansInterconnect() {
        Map<NextHop, Way.Kind[]> expected = new LinkedHashMap<>();
        expected.put(hop("Attachment", "att-1"), new Way.Kind[] {RIGHT, RIGHT, OTHER, OTHER});
        expected.put(hop("Attachment", "att-2"), new Way.Kind[] {RIGHT, OTHER, OTHER, OTHER});
        expected.put(hop("CenBasic", ""), new Way.Kind[] {RIGHT, RIGHT, OTHER, OTHER});
        expected.put(hop("CEN", ""), new Way.Kind[] {RIGHT, RIGHT, OTHER, OTHER});
        expected.put(hop("RouterInterface", "ri-1"), new Way.Kind[] {RIGHT, OTHER, RIGHT, OTHER});
        expected.put(hop("VBR", "vbr-0000"), new Way.Kind[] {RIGHT, OTHER, RIGHT, OTHER});
        expected.put(hop("Vbr", "vbr-0001"), new Way.Kind[] {RIGHT, OTHER, OTHER, OTHER});
        expected.put(hop("VpnGateway", "vpn-0000"), new Way.Kind[] {RIGHT, OTHER, OTHER, RIGHT});
        expected.put(hop("VpnGateway", "vpn-0001"), new Way.Kind[] {RIGHT, OTHER, OTHER, OTHER});
        expected.put(hop("VpnGateway", ""), new Way.Kind[] {RIGHT, OTHER, OTHER, RIGHT});
        for (String type : new String[] {"Instance", "HaVip", "NetworkInterface", "Ecr"}) {
            expected.put(hop(type, "x-1"), new Way.Kind[] {OTHER, OTHER, OTHER, OTHER});
        }
        for (String type : new String[] {"NatGateway", "IPv6Gateway", "Ipv4Gateway", "GatewayEndpoint", "Unheard"}) {
            expected.put(hop(type, "x-1"), new Way.Kind[] {WRONG, WRONG, WRONG, WRONG});
        }
        expected.put(hop("local", ""), new Way.Kind[] {LOCAL, LOCAL, LOCAL, LOCAL});
        expected.put(hop("BlackHole", ""), new Way.Kind[] {DROPPED, DROPPED, DROPPED, DROPPED});

        expected.forEach(
                (hop, kinds) -> assertThat(kinds(hop)).as(hop.toString()).containsExactly(kinds));
    }

    @Test
    void looksBehindARouterInterface() {
        NextHop ours = new NextHop("RouterInterface", Optional.of("ri-1"), Optional.of("vbr-0000"), true);
        NextHop theirs = new NextHop("RouterInterface", Optional.of("ri-2"), Optional.of("vbr-0001"), true);

        assertThat(VBR.of(route("10.0.0.0/8", "Custom", "Available", ours)))
                .isEqualTo(new Way(RIGHT, "RouterInterface ri-1"));
        assertThat(VBR.of(route("10.0.0.0/8", "Custom", "Available", theirs)))
                .isEqualTo(new Way(OTHER, "RouterInterface ri-2"));
    }

    @Test
    void takesSystemRoutesToUnheardOfHopsForTheVpcsOwn() {
        assertThat(CEN.of(route("100.64.0.0/10", "System", "Available", hop("service", "")))
                        .kind())
                .isEqualTo(LOCAL);
    }

    @Test
    void takesTheWorstOfSeveralHopsThatForward() {
        NextHop idle = new NextHop("NatGateway", Optional.of("ngw-1"), Optional.empty(), false);

        assertThat(CEN.of(route("10.0.0.0/8", "Custom", "Available", hop("Attachment", "att-1"), hop("HaVip", "h-1"))))
                .isEqualTo(new Way(OTHER, "HaVip h-1"));
        assertThat(CEN.of(route("10.0.0.0/8", "Custom", "Available", idle)))
                .isEqualTo(new Way(WRONG, "NatGateway ngw-1"));
    }
}
