// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.Finding;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan file cannot hold, or would be too long in one. */
class RuleDetailsTest {
    private static final HybridPlan CLEAN = GoldenPlans.plan("clean");

    private static List<String> problems(HybridPlan plan) {
        return PlanRules.standard().check(plan).open().stream()
                .map(Finding::toString)
                .toList();
    }

    private static HybridPlan withPods(int count) {
        List<Cidr> pods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pods.add(Cidr.parse("172.20." + i + ".0/24"));
        }
        IdcNetwork idc = CLEAN.idc();
        return CLEAN.toBuilder()
                .idc(IdcNetwork.builder(idc.nodeCidrs(), pods, idc.apiServer(), idc.cni())
                        .build())
                .build();
    }

    private static List<String> ofUrl(String url) {
        return problems(CLEAN.toBuilder()
                .nodeScript(new NodeScriptPlan("init-node.sh", url))
                .build());
    }

    @Test
    void aggregatedRoutesAreOneForEachPodBlock() {
        assertThat(problems(withPods(110))).isEmpty();
        assertThat(problems(withPods(111)))
                .containsExactly(
                        "[ERROR] idc.podCidrs: 111 pod blocks are announced, and a border router takes 110 routes"
                                + " from a BGP peer | PodRoutes.OverBudget");
    }

    @Test
    void nodeBlocksAreListedUpToFour() {
        List<Cidr> nodes = new ArrayList<>();
        for (int i = 1; i < 7; i++) {
            nodes.add(Cidr.parse("192.168." + i + ".0/24"));
        }
        IdcNetwork idc = CLEAN.idc();
        HybridPlan plan = CLEAN.toBuilder()
                .idc(IdcNetwork.builder(nodes, idc.podCidrs(), idc.apiServer(), idc.cni())
                        .build())
                .build();

        assertThat(problems(plan))
                .containsExactly("[INFO] idc.apiServer: API server 192.168.0.10 is outside the IDC node blocks"
                        + " 192.168.1.0/24, 192.168.2.0/24, 192.168.3.0/24, 192.168.4.0/24 and 2 more"
                        + " | ApiServer.OutsideNodeCidrs");
    }

    @Test
    void urlIsCountedInBytes() {
        String of1024 = "https://files.example.com/" + "a".repeat(998);

        assertThat(of1024).hasSize(1024);
        assertThat(ofUrl(of1024)).isEmpty();
        assertThat(ofUrl(of1024 + "a"))
                .containsExactly("[ERROR] nodeScript.url: url \"https://files.example.com/" + "a".repeat(51)
                        + "...\" has 1025 characters, and the agent takes 1024 | NodeScript.UrlTooLong");
    }

    @Test
    void urlHasCharactersOfUrlsOnly() {
        assertThat(ofUrl("https://files.example.com/\u811a\u672c"))
                .containsExactly(
                        "[ERROR] nodeScript.url: url \"https://files.example.com/\u811a\u672c\" has characters that"
                                + " no URL has | NodeScript.UrlMalformed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://secret@files.example.com/a?Signature=secret#secret",
                "https://secret@files.example.com/a",
                "ftp://secret@files.example.com/a#secret",
                "user:secret@files.example.com?secret",
                "https://secret@exa mple.com/{{a}}?secret",
                "https://a@secret@c/${PATH}?x-oss-signature=secret",
                "https://user:secret?a@files.example.com/a"
            })
    void neitherUserNorQueryOfAUrlIsRepeated(String url) {
        Findings findings = PlanRules.standard()
                .check(CLEAN.toBuilder()
                        .nodeScript(new NodeScriptPlan("init-node.sh", url))
                        .build());

        assertThat(findings.hasErrors()).isTrue();
        assertThat(GoldenPlans.text(findings)).doesNotContain("secret");
    }

    @Test
    void freeTextIsShownOnOneLineAndCut() {
        NodePoolPlan pool = NodePoolPlan.builder("a\nb\u202e" + "c".repeat(100), List.of("ecs.g7.xlarge"))
                .imageType("AliyunLinux3ContainerOptimized")
                .build();
        HybridPlan plan = CLEAN.toBuilder()
                .terway(TerwayPlan.of(
                        new TerwayVersion(1, 8, 18),
                        CLEAN.terway().orElseThrow().credentials()))
                .nodePool(pool)
                .build();

        assertThat(problems(plan))
                .containsExactly(
                        "[ERROR] nodePool.keyPair: nobody could log in to the nodes: no key pair is named"
                                + " | NodePool.KeyPairMissing",
                        "[WARNING] nodePool.name: name \"a\\u{a}b\\u{202e}" + "c".repeat(73)
                                + "...\" of 104 characters may be refused | NodePool.NameInvalid");
    }
}
