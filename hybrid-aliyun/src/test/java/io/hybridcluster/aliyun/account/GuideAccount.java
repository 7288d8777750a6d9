// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.id.RegionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An account that is right for the guide's plan, as answers in the shape of the official API. */
public final class GuideAccount {
    private static final Map<?, ?> ANSWERS = load();

    public static final String TABLE = "vtb-bp145q7glnuzd00000000";
    public static final String TRANSIT_TABLE = "vtb-bp1dudbh2d5na6b500000";
    public static final String GROUP = "sg-bp1securitygroup0000";

    private GuideAccount() {}

    private static Map<?, ?> load() {
        try (InputStream file = GuideAccount.class.getResourceAsStream("/account/guide.json")) {
            return (Map<?, ?>) json(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is YAML. */
    public static Object json(String json) {
        return new Load(LoadSettings.builder().build()).loadFromString(json);
    }

    /** The whole answer of an action. */
    public static Map<?, ?> tree(String action, String... discriminator) {
        return (Map<?, ?>) ANSWERS.get(discriminator.length == 0 ? action : action + "?" + discriminator[0]);
    }

    public static ApiAnswer answer(String action, String... discriminator) {
        return ApiAnswer.of(action, tree(action, discriminator));
    }

    public static ApiAnswer item(String json) {
        return ApiAnswer.of("item", json(json));
    }

    private static <T> List<T> items(String action, Function<ApiAnswer, T> from, String... path) {
        return answer(action).list(path).stream().map(from).toList();
    }

    /** All parts that a CEN of enterprise edition has. */
    public static AccountPicture.Builder enterprise() {
        return common().put(
                        Part.TRANSIT_ROUTER,
                        items("ListTransitRouters", TransitRouter::from, "TransitRouters")
                                .get(0))
                .put(Part.VPC_ATTACHMENTS, attachments("ListTransitRouterVpcAttachments"))
                .put(Part.VBR_ATTACHMENTS, attachments("ListTransitRouterVbrAttachments"))
                .put(
                        Part.ASSOCIATIONS,
                        List.of(association("tr-attach-vpc0000000000000"), association("tr-attach-vbr0000000000000")))
                .put(
                        Part.TRANSIT_ROUTES,
                        Map.of(
                                TRANSIT_TABLE,
                                items(
                                        "ListTransitRouterRouteEntries",
                                        TransitRoute::from,
                                        "TransitRouterRouteEntries")));
    }

    /** All parts that a CEN of basic edition has. */
    public static AccountPicture.Builder basic() {
        return common().put(Part.TRANSIT_ROUTER, new TransitRouter("tr-basic", false, "Active"))
                .put(
                        Part.CEN_MEMBERS,
                        items("DescribeCenAttachedChildInstances", CenMember::from, "ChildInstances", "ChildInstance"))
                .put(
                        Part.CEN_ROUTES,
                        items(
                                "DescribeCenRegionDomainRouteEntries",
                                CenRoute::from,
                                "CenRouteEntries",
                                "CenRouteEntry"))
                .put(
                        Part.PUBLISHED_ROUTES,
                        items(
                                "DescribePublishedRouteEntries",
                                PublishedRoute::from,
                                "PublishedRouteEntries",
                                "PublishedRouteEntry"))
                .put(
                        Part.ROUTE_CONFLICTS,
                        items("DescribeRouteConflict", RouteConflict::from, "RouteConflicts", "RouteConflict"));
    }

    private static AccountPicture.Builder common() {
        return AccountPicture.builder(new RegionId("cn-hangzhou"))
                .put(Part.CALLER, CallerIdentity.from(answer("GetCallerIdentity")))
                .put(
                        Part.VPC,
                        items("DescribeVpcs", LiveVpc::from, "Vpcs", "Vpc").get(0))
                .put(Part.V_SWITCHES, items("DescribeVSwitches", LiveVSwitch::from, "VSwitches", "VSwitch"))
                .put(
                        Part.ROUTES,
                        Map.of(TABLE, items("DescribeRouteEntryList", LiveRoute::from, "RouteEntrys", "RouteEntry")))
                .put(
                        Part.BORDER_ROUTERS,
                        items(
                                "DescribeVirtualBorderRouters",
                                BorderRouter::from,
                                "VirtualBorderRouterSet",
                                "VirtualBorderRouterType"))
                .put(
                        Part.SECURITY_GROUPS,
                        items("DescribeSecurityGroups", LiveSecurityGroup::from, "SecurityGroups", "SecurityGroup"))
                .put(
                        Part.GROUP_RULES,
                        Map.of(GROUP, GroupRules.from(List.of(answer("DescribeSecurityGroupAttribute")))))
                .put(
                        Part.INSTANCE_TYPES,
                        items("DescribeInstanceTypes", LiveInstanceType::from, "InstanceTypes", "InstanceType"))
                .put(
                        Part.STOCK,
                        ZoneStock.from(answer("DescribeAvailableResource")
                                .list("AvailableZones", "AvailableZone")
                                .get(0)))
                .put(
                        Part.QUOTAS,
                        items(
                                        "DescribeAccountAttributes",
                                        AccountQuota::from,
                                        "AccountAttributeItems",
                                        "AccountAttributeItem")
                                .stream()
                                .map(quota -> quota.orElseThrow())
                                .toList())
                .put(Part.CLUSTER, LiveCluster.from(answer("DescribeClusterDetail")))
                .put(Part.OFFERED_ADDONS, items("ListAddons", AddonOffer::from, "addons"))
                .put(Part.INSTALLED_ADDONS, items("ListClusterAddonInstances", InstalledAddon::from, "addons"))
                .put(Part.NODE_POOLS, items("DescribeClusterNodePools", LiveNodePool::from, "nodepools"));
    }

    private static List<TransitAttachment> attachments(String action) {
        return items(action, TransitAttachment::from, "TransitRouterAttachments");
    }

    private static TransitAssociation association(String attachment) {
        return TransitAssociation.from(answer("ListTransitRouterRouteTableAssociations", attachment)
                .list("TransitRouterAssociations")
                .get(0));
    }
}
