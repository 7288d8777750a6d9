// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.testkit.alibabacloud.CenState.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a {@link FakeAlibabaCloud} with what no API of the fake makes: networks, security groups, instance types, stock,
 * border routers, CENs. Each method returns the same world, and throws {@link IllegalArgumentException} for an id that is
 * not there, or there already. Ids are the caller's; a region is taken from a zone, {@code cn-hangzhou} from
 * {@code cn-hangzhou-h}.
 *
 * <p>{@link #guide} has the plan of Alibaba Cloud's guide "Build a hybrid elastic container cluster".
 *
 * <p>Thread-safe.
 */
public final class FakeWorld {
    private final World world;
    private final Network network;
    private final CenState cen;

    FakeWorld(World world) {
        this.world = world;
        network = world.network();
        cen = world.cen();
    }

    /**
     * Fills a fake with the plan of the guide: region cn-hangzhou, zone cn-hangzhou-h, VPC 10.0.0.0/8 with a vSwitch for
     * nodes and one for pods, an advanced security group that lets in what a hybrid cluster needs, instance type
     * ecs.g7.xlarge in stock, and a CEN whose transit router joins the VPC to a border router behind which the IDC is:
     * 192.168.0.0/24, 10.100.0.0/16 and the API server's 10.200.1.0/24. The ids are those of the plan
     * {@code examples/plans/guide.yaml}.
     */
    public static FakeWorld guide(FakeAlibabaCloud cloud) {
        return GuideWorld.fill(cloud.world());
    }

    /**
     * Fills a fake with an account in which everything is as a plan needs it: the network with its routes, in which the data
     * centre is reached in the plan's way, security groups that let everything of both sides in, the instance types, in
     * stock, and the registered cluster, running, for which the plan's Terway is offered.
     *
     * <p>Ids are the plan's; with a CEN, the border router's, the transit router's and its table's are the VPC's with
     * {@code vbr-b}, {@code tr-} and {@code vtb-tr} for {@code vpc-}.
     */
    public static FakeWorld of(FakeAlibabaCloud cloud, HybridPlan plan) {
        return PlanWorld.fill(requireNonNull(cloud, "cloud"), requireNonNull(plan, "plan"));
    }

    private FakeWorld with(Runnable change) {
        synchronized (world) {
            change.run();
        }
        return this;
    }

    private static <T> T known(Map<String, T> things, String id) {
        @Nullable T thing = things.get(requireNonNull(id, "id"));
        if (thing == null) {
            throw new IllegalArgumentException("the fake has no \"" + id + "\"; it has " + things.keySet());
        }
        return thing;
    }

    private static <T> void add(Map<String, T> things, String id, T thing) {
        if (things.putIfAbsent(requireNonNull(id, "id"), thing) != null) {
            throw new IllegalArgumentException("the fake has \"" + id + "\" already");
        }
    }

    private String seconds() {
        return Network.seconds(world.now());
    }

    private String minutes() {
        return Network.minutes(world.now());
    }

    /** Adds a VPC with its system route table, whose id is the VPC's with {@code vtb-} for {@code vpc-}. */
    public FakeWorld vpc(String id, String region, String cidr, String... secondary) {
        return with(() -> {
            List<Cidr> blocks = Stream.concat(Stream.of(cidr), Arrays.stream(secondary))
                    .map(Cidr::parse)
                    .toList();
            String rest = id.replaceFirst("^vpc-", "");
            Vpc vpc = new Vpc(id, region, blocks, "vrt-" + rest, seconds(), world.accountId());
            add(network.vpcs, id, vpc);
            RouteTable table = table("vtb-" + rest, "System", vpc);
            table.routes.add(
                    new Route(world.ids().resource("rte"), "100.64.0.0/10", "System", "Available", "service", "", 0));
        });
    }

    private RouteTable table(String id, String type, Vpc vpc) {
        RouteTable table = new RouteTable(id, type, "VRouter", vpc.routerId, vpc.id, vpc.region, vpc.owner, seconds());
        add(network.routeTables, id, table);
        vpc.routeTables.add(table);
        return table;
    }

    /** Adds a vSwitch, all of whose addresses are free but the four that are the cloud's. */
    public FakeWorld vSwitch(String id, String vpc, String zone, String cidr) {
        return vSwitch(id, vpc, zone, cidr, -1);
    }

    /** Adds a vSwitch with so many free addresses: others that the fake does not know of have taken the rest. */
    public FakeWorld vSwitch(String id, String vpc, String zone, String cidr, long available) {
        return with(() -> {
            VSwitch vSwitch = new VSwitch(
                    id, known(network.vpcs, vpc), zone, new AddressPool(Cidr.parse(cidr), available), seconds(), 0);
            if (network.vSwitches.containsKey(id)) {
                throw new IllegalArgumentException("the fake has \"" + id + "\" already");
            }
            network.add(vSwitch);
        });
    }

    /** Gives a vSwitch an IPv6 block. */
    public FakeWorld ipv6(String vSwitch, String cidr) {
        return with(() ->
                known(network.vSwitches, vSwitch).ipv6Cidr = Cidr.parse(cidr).toString());
    }

    /** Adds a custom route table to a VPC, and gives it to vSwitches. */
    public FakeWorld routeTable(String id, String vpc, String... vSwitches) {
        return with(() -> {
            RouteTable table = table(id, "Custom", known(network.vpcs, vpc));
            for (String each : vSwitches) {
                VSwitch vSwitch = known(network.vSwitches, each);
                vSwitch.routeTable.vSwitches.remove(each);
                vSwitch.routeTable = table;
                table.vSwitches.add(each);
            }
        });
    }

    /** Adds an available route to a table. */
    public FakeWorld route(String table, String destination, String type, String nextHopType, String nextHop) {
        return route(table, destination, type, nextHopType, nextHop, "Available");
    }

    /**
     * Adds a route to the table of a VPC or border router.
     *
     * @param type {@code Custom}, {@code CEN}, {@code BGP}, {@code ECR} or {@code System}
     * @param nextHopType such as {@code Attachment}, {@code Instance}, {@code RouterInterface}
     * @param status {@code Available}, {@code Pending} or {@code Modifying}
     */
    public FakeWorld route(
            String table, String destination, String type, String nextHopType, String nextHop, String status) {
        return with(() -> known(network.routeTables, table)
                .routes
                .add(new Route(
                        world.ids().resource("rte"),
                        Cidr.parse(destination).toString(),
                        type,
                        status,
                        nextHopType,
                        nextHop,
                        0)));
    }

    /** Takes every route to a destination out of a table. */
    public FakeWorld withoutRoute(String table, String destination) {
        return with(() -> known(network.routeTables, table)
                .routes
                .removeIf(route -> route.destination().equals(destination)));
    }

    /** Adds a security group without rules: {@code normal}, which is basic, or {@code enterprise}, which is advanced. */
    public FakeWorld securityGroup(String id, String vpc, String type) {
        return with(() -> add(network.groups, id, new SecurityGroup(id, known(network.vpcs, vpc), type, minutes())));
    }

    /** Adds a rule that accepts, of priority 1. */
    public FakeWorld rule(String group, String direction, String protocol, String ports, String peer) {
        return rule(group, direction, protocol, ports, peer, "Accept", 1);
    }

    /**
     * Adds a rule to a security group.
     *
     * @param direction {@code ingress} or {@code egress}
     * @param protocol {@code TCP}, {@code UDP}, {@code ICMP}, {@code GRE} or {@code ALL}
     * @param ports such as {@code 443/443}; {@code -1/-1} for all
     * @param peer a block, the id of a security group, or of a prefix list
     * @param policy {@code Accept} or {@code Drop}
     */
    public FakeWorld rule(
            String group, String direction, String protocol, String ports, String peer, String policy, int priority) {
        return with(() -> known(network.groups, group)
                .rules
                .add(new SecurityGroup.Rule(
                        world.ids().resource("sgr"),
                        direction,
                        protocol,
                        ports,
                        peer,
                        policy,
                        priority,
                        "",
                        seconds(),
                        0)));
    }

    /** Takes every rule of a security group away. */
    public FakeWorld withoutRules(String group) {
        return with(() -> known(network.groups, group).rules.clear());
    }

    /** Sets what members of a basic group may do among themselves: {@code Accept}, as at the start, or {@code Drop}. */
    public FakeWorld innerAccess(String group, String policy) {
        return with(() -> known(network.groups, group).innerAccess = requireNonNull(policy, "policy"));
    }

    /**
     * Adds an instance type.
     *
     * @param enis the most network interfaces, the primary one among them
     * @param ipsPerEni the most IPv4 addresses of each
     * @param ipv6PerEni the most IPv6 addresses of each
     */
    public FakeWorld instanceType(String name, int enis, int ipsPerEni, int ipv6PerEni, int cores, int gigabytes) {
        return with(
                () -> add(network.specs, name, new InstanceSpec(name, enis, ipsPerEni, ipv6PerEni, cores, gigabytes)));
    }

    /**
     * Says, or says anew, how much there is of an instance type in a zone.
     *
     * @param category {@code WithStock}, {@code ClosedWithStock}, {@code WithoutStock} or {@code ClosedWithoutStock}
     */
    public FakeWorld stock(String zone, String type, String category) {
        return with(() -> {
            network.stock.removeIf(
                    each -> each.zone().equals(zone) && each.type().equals(type));
            network.stock.add(new Network.Stock(zone, type, category));
        });
    }

    /** Sets an attribute of the account, such as {@code max-elastic-network-interfaces}. */
    public FakeWorld quota(String name, String value) {
        return with(() -> network.quotas.put(requireNonNull(name, "name"), requireNonNull(value, "value")));
    }

    /** Adds a running instance, with an address of the vSwitch; returns its id. */
    public String instance(String vSwitch, String type, String... securityGroups) {
        synchronized (world) {
            return network.newInstance(
                            known(network.specs, type),
                            known(network.vSwitches, vSwitch),
                            List.of(securityGroups),
                            world.now(),
                            0)
                    .orElseThrow(() -> new IllegalArgumentException(vSwitch + " has no free address left"))
                    .id;
        }
    }

    /** Returns how many addresses of a vSwitch are free. */
    public long available(String vSwitch) {
        synchronized (world) {
            return known(network.vSwitches, vSwitch).pool.available();
        }
    }

    /** Adds an active border router; its route table's id is the router's with {@code vtb-} for {@code vbr-}. */
    public FakeWorld vbr(String id, String region) {
        return with(() -> {
            RouteTable table = new RouteTable(
                    id.replaceFirst("^(vbr-)?", "vtb-"), "System", "VBR", id, "", region, world.accountId(), seconds());
            add(network.routeTables, table.id, table);
            add(network.borderRouters, id, new BorderRouter(id, region, table, world.accountId(), seconds()));
        });
    }

    /** Adds a CEN with everything that {@link CenWorld} gives it. */
    public CenWorld cen(String id) {
        synchronized (world) {
            if (CenState.find(cen.cens, "CenId", id).isPresent()) {
                throw new IllegalArgumentException("the fake has \"" + id + "\" already");
            }
            cen.cens.add(new Item(Tree.of(
                    "CenId",
                    id,
                    "Name",
                    id,
                    "Description",
                    "",
                    "Status",
                    "Active",
                    "ProtectionLevel",
                    "REDUCED",
                    "Ipv6Level",
                    "DISABLE",
                    "ResourceGroupId",
                    "rg-acfm3default",
                    "CenBandwidthPackageIds",
                    Tree.list("CenBandwidthPackageId", new ArrayList<>()),
                    "Tags",
                    Tree.tags("Key", "Value", Map.of()),
                    "CreationTime",
                    minutes())));
            return new CenWorld(world, this, id);
        }
    }
}
