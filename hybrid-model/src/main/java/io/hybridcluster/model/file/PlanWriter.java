// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Writes a plan as the document that {@link PlanReader} reads. What is at its default is written all the same. */
final class PlanWriter {
    private PlanWriter() {}

    static Document document(HybridPlan plan) {
        ObjectBuilder out = Document.object()
                .put("apiVersion", PlanReader.API_VERSION)
                .put("kind", PlanReader.KIND)
                .put("metadata", Document.object().put("name", plan.name()))
                .put(
                        "cluster",
                        Document.object()
                                .put("id", plan.cluster().id().value())
                                .put("region", plan.cluster().region().value())
                                .put(
                                        "kubernetesVersion",
                                        plan.cluster().kubernetesVersion().toString())
                                .put("serviceCidrs", texts(plan.cluster().serviceCidrs())))
                .put("idc", idc(plan.idc()))
                .put("vpc", vpc(plan.vpc()))
                .putIfPresent("interconnect", plan.interconnect().map(PlanWriter::interconnect))
                .putIfPresent("terway", plan.terway().map(PlanWriter::terway))
                .putIfPresent("nodePool", plan.nodePool().map(PlanWriter::nodePool))
                .putIfPresent(
                        "nodeScript",
                        plan.nodeScript()
                                .map(script -> Document.object()
                                        .put("source", script.source())
                                        .put("url", script.url())));
        List<ObjectBuilder> waivers = plan.waivers().stream()
                .map(waiver -> Document.object()
                        .put("finding", waiver.finding().value())
                        .put("reason", waiver.reason()))
                .toList();
        return waivers.isEmpty() ? out.build() : out.put("waivers", waivers).build();
    }

    private static ObjectBuilder idc(IdcNetwork idc) {
        Cni cni = idc.cni();
        ObjectBuilder out = Document.object()
                .put("nodeCidrs", texts(idc.nodeCidrs()))
                .put("podCidrs", texts(idc.podCidrs()))
                .put("apiServer", idc.apiServer().toString())
                .put(
                        "cni",
                        Document.object()
                                .put("plugin", cni.plugin().text())
                                .put("mode", cni.mode().text())
                                .put("managedBy", cni.managedBy().text()));
        putIfPresent(out, "nodeCount", idc.nodeCount());
        return out.put("podBlockSize", idc.podBlockSize());
    }

    private static ObjectBuilder vpc(VpcNetwork vpc) {
        return Document.object()
                .put("id", vpc.id().value())
                .put("cidrs", texts(vpc.cidrs()))
                .put(
                        "vSwitches",
                        vpc.vSwitches().stream().map(PlanWriter::vSwitch).toList())
                .put("securityGroups", texts(vpc.securityGroups()));
    }

    private static ObjectBuilder vSwitch(VSwitch vSwitch) {
        return Document.object()
                .put("id", vSwitch.id().value())
                .put("zone", vSwitch.zone().value())
                .put("cidr", vSwitch.cidr().toString())
                .putIfPresent("ipv6Cidr", vSwitch.ipv6Cidr().map(Object::toString))
                .put("role", vSwitch.role().text());
    }

    private static ObjectBuilder interconnect(Interconnect interconnect) {
        ObjectBuilder out =
                Document.object().put("type", interconnect.type().text()).put("id", interconnect.id());
        if (!interconnect.cidrs().isEmpty()) {
            out.put("cidrs", texts(interconnect.cidrs()));
        }
        return out.putIfPresent("podRoutes", interconnect.podRoutes().map(Object::toString));
    }

    private static ObjectBuilder terway(TerwayPlan terway) {
        return Document.object()
                .put("version", terway.version().toString())
                .put(
                        "pool",
                        Document.object()
                                .put("min", terway.pool().min())
                                .put("max", terway.pool().max()))
                .put("vSwitchSelection", terway.vSwitchSelection().text())
                .put(
                        "credentials",
                        Document.object().put("source", terway.credentials().text()))
                .put("ipStack", terway.ipStack().text());
    }

    private static ObjectBuilder nodePool(NodePoolPlan pool) {
        ObjectBuilder labels = Document.object();
        for (Label label : pool.labels()) {
            labels.put(label.key(), label.value());
        }
        ObjectBuilder out = Document.object()
                .put("name", pool.name())
                .put("instanceTypes", pool.instanceTypes())
                .put("desiredSize", pool.desiredSize())
                .putIfPresent("keyPair", pool.keyPair())
                .putIfPresent("imageType", pool.imageType())
                .putIfPresent("imageId", pool.imageId())
                .putIfPresent("kernelVersion", pool.kernelVersion().map(Object::toString));
        putIfPresent(out, "maxPods", pool.maxPods());
        return out.put("labels", labels)
                .put(
                        "taints",
                        pool.taints().stream()
                                .map(taint -> {
                                    ObjectBuilder member = Document.object().put("key", taint.key());
                                    if (!taint.value().isEmpty()) {
                                        member.put("value", taint.value());
                                    }
                                    return member.put("effect", taint.effect().toString());
                                })
                                .toList());
    }

    private static void putIfPresent(ObjectBuilder out, String name, OptionalInt value) {
        if (value.isPresent()) {
            out.put(name, value.getAsInt());
        }
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
