// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.RuleId;
import io.hybridcluster.model.finding.Waiver;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.plan.PodRoutes;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a plan file, section by section, in the order in which they are written. */
final class PlanReader {
    static final String API_VERSION = "hybridcluster.io/v1";
    static final String KIND = "HybridPlan";

    private static final Kind<List<Cidr>> CIDRS = Kind.list(1, "address blocks", cidr());

    private PlanReader() {}

    static @Nullable HybridPlan read(Reading reading, Located root) {
        Kind<HybridPlan> plan = Kind.object(
                "a mapping with the fields of a plan",
                List.of(
                        "apiVersion",
                        "kind",
                        "metadata",
                        "cluster",
                        "idc",
                        "vpc",
                        "interconnect",
                        "terway",
                        "nodePool",
                        "nodeScript",
                        "waivers"),
                PlanReader::plan);
        return plan.read(reading, FieldPath.root(), root);
    }

    private static @Nullable HybridPlan plan(Fields fields) {
        fields.required(
                "apiVersion", Kind.named("the version of the format", List.of(API_VERSION), Function.identity()));
        fields.required("kind", Kind.named("the kind of the file", List.of(KIND), Function.identity()));
        Fields.Field<String> name = fields.required("metadata", metadata());
        Fields.Field<RegisteredCluster> cluster = fields.required("cluster", cluster());
        Fields.Field<IdcNetwork> idc = fields.required("idc", idc());
        Fields.Field<VpcNetwork> vpc = fields.required("vpc", vpc());
        var interconnect = fields.optional("interconnect", interconnect());
        var terway = fields.optional("terway", terway());
        var nodePool = fields.optional("nodePool", NodePoolReader.nodePool());
        var nodeScript = fields.optional("nodeScript", nodeScript());
        var waivers = fields.optional("waivers", Kind.list(0, "waivers", waiver()));
        if (!fields.isComplete()) {
            return null;
        }
        HybridPlan.Builder plan = HybridPlan.builder(name.value(), cluster.value(), idc.value(), vpc.value());
        interconnect.ifPresent(plan::interconnect);
        terway.ifPresent(plan::terway);
        nodePool.ifPresent(plan::nodePool);
        nodeScript.ifPresent(plan::nodeScript);
        waivers.ifPresent(plan::waivers);
        return plan.build();
    }

    private static Kind<String> metadata() {
        return Kind.object("a mapping with the plan's name", List.of("name"), fields -> {
            Fields.Field<String> name =
                    fields.required("name", Kind.parsed("the plan's name", HybridPlan::requireName));
            return fields.isComplete() ? name.value() : null;
        });
    }

    private static Kind<RegisteredCluster> cluster() {
        List<String> names = List.of("id", "region", "kubernetesVersion", "serviceCidrs");
        return Kind.object("a mapping that describes the registered cluster", names, fields -> {
            var id = fields.required("id", Kind.parsed("a cluster id", ClusterId::parse));
            var region = fields.required("region", Kind.parsed("a region id", RegionId::parse));
            var version =
                    fields.required("kubernetesVersion", Kind.parsed("a Kubernetes version", KubernetesVersion::parse));
            var services = fields.required("serviceCidrs", CIDRS);
            return fields.isComplete()
                    ? new RegisteredCluster(id.value(), region.value(), version.value(), services.value())
                    : null;
        });
    }

    private static Kind<IdcNetwork> idc() {
        List<String> names = List.of("nodeCidrs", "podCidrs", "apiServer", "cni", "nodeCount", "podBlockSize");
        return Kind.object("a mapping that describes the data centre", names, fields -> {
            var nodes = fields.required("nodeCidrs", CIDRS);
            var pods = fields.required("podCidrs", CIDRS);
            var apiServer = fields.required("apiServer", Kind.parsed("host:port", Endpoint::parse));
            var cni = fields.required("cni", cni());
            var nodeCount = fields.optional("nodeCount", Kind.integer(1, 5_000));
            var podBlockSize = fields.optional("podBlockSize", Kind.integer(20, 32));
            if (!fields.isComplete()) {
                return null;
            }
            IdcNetwork.Builder idc = IdcNetwork.builder(nodes.value(), pods.value(), apiServer.value(), cni.value());
            nodeCount.ifPresent(idc::nodeCount);
            podBlockSize.ifPresent(idc::podBlockSize);
            return idc.build();
        });
    }

    private static Kind<Cni> cni() {
        return Kind.object(
                "a mapping that describes the network plugin", List.of("plugin", "mode", "managedBy"), fields -> {
                    var plugin = fields.required(
                            "plugin", Kind.named("a network plugin", texts(CniPlugin.values()), CniPlugin::parse));
                    var mode = fields.required(
                            "mode", Kind.named("a network mode", texts(CniMode.values()), CniMode::parse));
                    var managedBy = fields.optional(
                            "managedBy",
                            Kind.named("what owns the DaemonSet", texts(CniManagement.values()), CniManagement::parse));
                    return fields.isComplete()
                            ? new Cni(plugin.value(), mode.value(), managedBy.orElse(CniManagement.MANIFEST))
                            : null;
                });
    }

    private static Kind<VpcNetwork> vpc() {
        return Kind.object(
                "a mapping that describes the VPC", List.of("id", "cidrs", "vSwitches", "securityGroups"), fields -> {
                    var id = fields.required("id", Kind.parsed("a VPC id", VpcId::parse));
                    var cidrs = fields.required("cidrs", CIDRS);
                    var vSwitches = fields.required("vSwitches", Kind.list(1, "vSwitches", vSwitch()));
                    var groups = fields.required(
                            "securityGroups",
                            Kind.list(
                                    1,
                                    "security group ids",
                                    Kind.parsed("a security group id", SecurityGroupId::parse)));
                    return fields.isComplete()
                            ? new VpcNetwork(id.value(), cidrs.value(), vSwitches.value(), groups.value())
                            : null;
                });
    }

    private static Kind<VSwitch> vSwitch() {
        List<String> names = List.of("id", "zone", "cidr", "ipv6Cidr", "role");
        return Kind.object("a mapping that describes a vSwitch", names, fields -> {
            var id = fields.required("id", Kind.parsed("a vSwitch id", VSwitchId::parse));
            var zone = fields.required("zone", Kind.parsed("a zone id", ZoneId::parse));
            var cidr = fields.required("cidr", cidr());
            var ipv6Cidr = fields.optional("ipv6Cidr", cidr());
            var role = fields.required(
                    "role", Kind.named("a vSwitch role", texts(VSwitchRole.values()), VSwitchRole::parse));
            return fields.isComplete()
                    ? new VSwitch(id.value(), zone.value(), cidr.value(), ipv6Cidr, role.value())
                    : null;
        });
    }

    private static Kind<Interconnect> interconnect() {
        List<String> names = List.of("type", "id", "cidrs", "podRoutes");
        return Kind.object("a mapping that describes what joins the two sides", names, fields -> {
            var type = fields.required(
                    "type",
                    Kind.named("a kind of interconnect", texts(InterconnectType.values()), InterconnectType::parse));
            var id = fields.required("id", Kind.text("the id of the interconnect"));
            var cidrs = fields.optional("cidrs", Kind.list(0, "address blocks", cidr()));
            var podRoutes = fields.optional(
                    "podRoutes", Kind.named("a kind of pod routes", texts(PodRoutes.values()), PodRoutes::parse));
            return fields.isComplete()
                    ? new Interconnect(type.value(), id.value(), cidrs.orElse(List.of()), podRoutes)
                    : null;
        });
    }

    private static Kind<TerwayPlan> terway() {
        List<String> names = List.of("version", "pool", "vSwitchSelection", "credentials", "ipStack");
        return Kind.object("a mapping that describes Terway", names, fields -> {
            var version = fields.required("version", Kind.parsed("a Terway version", TerwayVersion::parse));
            var pool = fields.optional("pool", pool());
            var selection = fields.optional(
                    "vSwitchSelection",
                    Kind.named("a vSwitch selection", texts(VSwitchSelection.values()), VSwitchSelection::parse));
            var credentials = fields.required("credentials", credentials());
            var ipStack =
                    fields.optional("ipStack", Kind.named("an IP stack", texts(IpStack.values()), IpStack::parse));
            return fields.isComplete()
                    ? new TerwayPlan(
                            version.value(),
                            pool.orElse(PoolSize.GUIDE),
                            selection.orElse(VSwitchSelection.ORDERED),
                            credentials.value(),
                            ipStack.orElse(IpStack.IPV4))
                    : null;
        });
    }

    private static Kind<PoolSize> pool() {
        return Kind.object("a mapping with min and max", List.of("min", "max"), fields -> {
            var min = fields.required("min", Kind.integer(0, Integer.MAX_VALUE));
            var max = fields.required("max", Kind.integer(0, Integer.MAX_VALUE));
            return fields.isComplete() ? new PoolSize(min.value(), max.value()) : null;
        });
    }

    private static Kind<CredentialSource> credentials() {
        return Kind.object("a mapping that names the source of the credentials", List.of("source"), fields -> {
            var source = fields.required(
                    "source",
                    Kind.named("a source of credentials", texts(CredentialSource.values()), CredentialSource::parse));
            return fields.isComplete() ? source.value() : null;
        });
    }

    private static Kind<NodeScriptPlan> nodeScript() {
        return Kind.object("a mapping that describes the node script", List.of("source", "url"), fields -> {
            var source = fields.required("source", Kind.text("the path of the user's own script"));
            var url = fields.required("url", Kind.text("the URL of the converted script"));
            return fields.isComplete() ? new NodeScriptPlan(source.value(), url.value()) : null;
        });
    }

    private static Kind<Waiver> waiver() {
        return Kind.object("a mapping that waives a finding", List.of("finding", "reason"), fields -> {
            var finding = fields.required("finding", Kind.parsed("the id of a finding", RuleId::parse));
            var reason = fields.required("reason", Kind.text("why the finding is waived"));
            return fields.isComplete() ? new Waiver(finding.value(), reason.value()) : null;
        });
    }

    private static Kind<Cidr> cidr() {
        return Kind.parsed("an address block such as 10.10.24.0/24", Cidr::parse);
    }

    private static List<String> texts(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).toList();
    }
}
