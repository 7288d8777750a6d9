// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.k8s.client.procedure.SeparationClient;
import io.hybridcluster.k8s.client.procedure.SeparationSurvey;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.rbac.Feature;
import io.hybridcluster.k8s.rbac.Permissions;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.finding.Findings;
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
import io.hybridcluster.model.plan.RegisteredCluster;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VpcNetwork;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.script.KubeletFlagOptions;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.hygiene.ScriptRules;
import io.kubernetes.client.openapi.ApiClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an embedder writes: a plan in Java, its findings, and artefacts for whatever client is at hand. */
final class Embedding {
    private Embedding() {}

    static HybridPlan plan() {
        // [plan]
        ZoneId zone = ZoneId.parse("cn-hangzhou-h");
        RegisteredCluster cluster = new RegisteredCluster(
                ClusterId.parse("c0a1b2c3d4e5f60718293a4b5c6d7e8f9"),
                RegionId.parse("cn-hangzhou"),
                KubernetesVersion.parse("1.24.3"),
                List.of(Cidr.parse("172.16.0.0/16")));
        IdcNetwork idc = IdcNetwork.builder(
                        List.of(Cidr.parse("192.168.0.0/24")),
                        List.of(Cidr.parse("10.100.0.0/16")),
                        Endpoint.parse("10.200.1.253:6443"),
                        new Cni(CniPlugin.CALICO, CniMode.BGP_ROUTE_REFLECTOR, CniManagement.MANIFEST))
                .build();
        VpcNetwork vpc = new VpcNetwork(
                VpcId.parse("vpc-bp1aevy8sofi8mh1q0000"),
                List.of(Cidr.parse("10.0.0.0/8")),
                List.of(
                        VSwitch.of(
                                VSwitchId.parse("vsw-bp1node0000000000000"),
                                zone,
                                Cidr.parse("10.10.24.0/24"),
                                VSwitchRole.NODE),
                        VSwitch.of(
                                VSwitchId.parse("vsw-bp1pod00000000000000"),
                                zone,
                                Cidr.parse("10.10.25.0/24"),
                                VSwitchRole.POD)),
                List.of(SecurityGroupId.parse("sg-bp1securitygroup0000")));
        HybridPlan plan = HybridPlan.builder("guide", cluster, idc, vpc)
                .terway(TerwayPlan.of(TerwayVersion.parse("1.8.2"), CredentialSource.ADDON_SECRET))
                .build();
        // [/plan]
        return plan;
    }

    static String eniConfig(HybridPlan plan) {
        // [check]
        Findings findings = PlanRules.standard().check(plan).orThrow(); // throws on errors, not on warnings
        findings.open().forEach(finding -> System.out.println(finding + "\n    " + finding.remedy()));
        String yaml = EniConfigMap.of(plan).document().toYaml();
        // [/check]
        return yaml;
    }

    static String patch(Map<String, ?> calicoNode) {
        // [patch]
        AffinityChange change = CloudNodeExclusion.applyTo(calicoNode); // the DaemonSet as your client read it
        String patch = change.mergePatch().toJson(); // keeps every term that was there
        // [/patch]
        return patch;
    }

    static Changes live(ApiClient client, HybridPlan plan, Instant now) {
        // [live]
        KubernetesApi api = KubernetesApi.of(client); // with(WriteMode.DRY_RUN): the server validates, nothing is kept
        SeparationClient separation = new SeparationClient(api);
        SeparationSurvey survey = separation.survey(NodeProfile.cloudNode(plan), Set.of());
        survey.separation().verdicts().forEach(System.out::println); // what stays away, what comes, what is your choice
        Changes done = separation.confine(survey); // a write each, recorded with its inverse: api.undo(done)
        new Doctor(api, plan, InstanceTypes.none())
                .examine(now)
                .forEach(finding -> System.out.println(finding + "\n    " + finding.remedy()));
        String roles = Permissions.ofUser(List.of(Feature.SEPARATION, Feature.DOCTOR), "hybrid", "ops")
                .toYaml(); // what this needs, and nothing more
        // [/live]
        System.out.println(roles);
        return done;
    }

    static NodeScript script(byte[] initNode) {
        // [script]
        NodeScript script = NodeScript.parse(initNode);
        ScriptRules.standard()
                .check(script)
                .forEach(System.out::println); // a token that expires, a missing CA hash, ...
        NodeScript converted = script.withKubeletFlags(KubeletFlagOptions.none().withMaxPods(48));
        // [/script]
        return converted;
    }
}
