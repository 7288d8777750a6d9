// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.LiveCluster;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.KubernetesVersion;
import java.util.List;

/** The cluster has to be a registered one, connected, and the plan's. */
final class ClusterRule implements PreflightRule {
    private static final String SOURCE = "ACK: DescribeClusterDetail";

    private static final RuleDescription NOT_FOUND =
            Report.rule("RegisteredCluster.NotFound", Severity.ERROR, "the account has no such cluster", SOURCE);

    private static final RuleDescription OTHER_TYPE = Report.rule(
            "RegisteredCluster.OtherType", Severity.ERROR, "the cluster is not a registered cluster", SOURCE);

    private static final RuleDescription WAITING = Report.rule(
            "RegisteredCluster.Waiting",
            Severity.ERROR,
            "the registered cluster waits for its agent, so that neither add-ons nor nodes can be made",
            SOURCE);

    private static final RuleDescription DISCONNECTED = Report.rule(
            "RegisteredCluster.Disconnected",
            Severity.ERROR,
            "the registered cluster has lost its agent, so that neither add-ons nor nodes can be made",
            SOURCE);

    private static final RuleDescription OTHER_STATE =
            Report.rule("RegisteredCluster.NotRunning", Severity.ERROR, "the registered cluster does not run", SOURCE);

    private static final RuleDescription OTHER_REGION = Report.rule(
            "RegisteredCluster.OtherRegion",
            Severity.ERROR,
            "the registered cluster is in another region than the plan says, and its nodes are made there",
            SOURCE);

    private static final RuleDescription OTHER_VPC = Report.rule(
            "RegisteredCluster.OtherVpc",
            Severity.ERROR,
            "the registered cluster is in another VPC than the plan's, and its nodes are made there",
            SOURCE);

    private static final RuleDescription OTHER_VERSION = Report.rule(
            "RegisteredCluster.OtherVersion",
            Severity.WARNING,
            "the cluster has another version of Kubernetes than the plan says, with which it was checked",
            SOURCE);

    private static final RuleDescription NO_INTRANET = Report.rule(
            "RegisteredCluster.NoIntranetEndpoint",
            Severity.WARNING,
            "the registered cluster has no endpoint inside the VPC, by which the private agent connects",
            "ACK: DescribeClusterDetail; the guide, prerequisites");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(
                NOT_FOUND,
                OTHER_TYPE,
                WAITING,
                DISCONNECTED,
                OTHER_STATE,
                OTHER_REGION,
                OTHER_VPC,
                OTHER_VERSION,
                NO_INTRANET);
    }

    @Override
    public void check(Subject subject, Report report) {
        Reading<LiveCluster> reading = subject.account().reading(Part.CLUSTER);
        String place = "Cluster " + subject.plan().cluster().id();
        if (reading.isAbsent()) {
            report.add(
                    NOT_FOUND,
                    place,
                    "there is no such cluster in this account",
                    "correct cluster.id in the plan, or use credentials of the account that has the cluster");
        }
        reading.value().ifPresent(cluster -> {
            state(cluster, place, report);
            where(cluster, place, subject, report);
            version(cluster, place, subject, report);
        });
    }

    private static void state(LiveCluster cluster, String place, Report report) {
        if (!cluster.type().equals("ExternalKubernetes")) {
            report.add(
                    OTHER_TYPE,
                    place,
                    "its type is " + Shown.name(cluster.type()) + ", and that of a registered cluster is"
                            + " ExternalKubernetes",
                    "name the registered cluster to which the data centre's cluster is attached");
        }
        switch (cluster.state()) {
            case "running" -> {}
            case "waiting" ->
                report.add(
                        WAITING,
                        place,
                        "its state is waiting: no agent has connected yet",
                        "apply the private agent's manifest to the data centre's cluster, and open TCP 5533 from there to"
                                + " the VPC");
            case "disconnected" ->
                report.add(
                        DISCONNECTED,
                        place,
                        "its state is disconnected: the agent is gone",
                        "look at Deployment kube-system/ack-cluster-agent and at TCP 5533 from the data centre to the VPC");
            default ->
                report.add(
                        OTHER_STATE,
                        place,
                        "its state is " + Shown.name(cluster.state()),
                        "look the cluster up in the console, and check again when it runs");
        }
        if (cluster.hasIntranetEndpoint().filter(has -> !has).isPresent()) {
            report.add(
                    NO_INTRANET,
                    place,
                    "it has no API server endpoint inside the VPC",
                    "attach the data centre's cluster by the private agent: its Deployment has INTERNAL_ENDPOINT true");
        }
    }

    private static void where(LiveCluster cluster, String place, Subject subject, Report report) {
        String region = subject.plan().cluster().region().value();
        if (!cluster.region().isEmpty() && !cluster.region().equals(region)) {
            report.add(
                    OTHER_REGION,
                    place,
                    "it is in region " + Shown.name(cluster.region()) + ", and the plan says " + region,
                    "correct cluster.region in the plan, or name a cluster of region " + region);
        }
        String vpc = subject.plan().vpc().id().value();
        if (!cluster.vpcId().isEmpty() && !cluster.vpcId().equals(vpc)) {
            report.add(
                    OTHER_VPC,
                    place,
                    "it is in VPC " + Shown.name(cluster.vpcId()) + ", and the plan says " + vpc,
                    "correct vpc.id in the plan, or register the cluster in VPC " + vpc);
        }
    }

    private static void version(LiveCluster cluster, String place, Subject subject, Report report) {
        KubernetesVersion planned = subject.plan().cluster().kubernetesVersion();
        Versions.kubernetes(cluster.version())
                .filter(version -> !version.equals(planned))
                .ifPresent(version -> report.add(
                        OTHER_VERSION,
                        place,
                        "it has Kubernetes " + version + ", and the plan says " + planned,
                        "correct cluster.kubernetesVersion in the plan and check the plan again"));
    }
}
