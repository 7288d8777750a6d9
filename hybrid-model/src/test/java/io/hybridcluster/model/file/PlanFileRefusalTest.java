// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.model.support.GuidePlan;
import io.hybridcluster.testsupport.Golden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each kind of wrong file is told: the golden files hold every message whole, under the name of its case. */
class PlanFileRefusalTest {
    private final Map<String, byte[]> cases = new LinkedHashMap<>();

    @Test
    void refusesWhatIsNoTextOrNoYaml() {
        file("empty", "");
        file("white space", " \n\n \n");
        file("comments only", "# a\n# b\n");
        file("empty document", "---\n");
        file("larger than the bound", "#".repeat(PlanFile.MAX_BYTES + 1));
        bytes("100 MB", new byte[100 * 1024 * 1024]);
        bytes("binary", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
        bytes("invalid UTF-8", "apiVersion: \u00fcber".getBytes(ISO_8859_1));
        bytes("UTF-8 cut off", new byte[] {'a', '\n', (byte) 0xe6, (byte) 0xbc});
        bytes("invalid UTF-8 behind a carriage return", new byte[] {'a', '\r', (byte) 0xff});
        bytes("surrogate in UTF-8", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        bytes("UTF-16 with a mark", "kind: x".getBytes(UTF_16));
        bytes("UTF-16 without a mark", "kind: x".getBytes(UTF_16LE));
        file("NUL", "kind: x\napi\u0000: y");
        file("escape", "kind: \u001b[31m");
        file("unit separator", "kind: \u001f");
        file("delete", "kind: \u007f");
        file("C1 control", "kind: \u009b");
        file("next line", "a: b\u0085c: d");
        file("line separator", "kind: x\n# \ud83d\ude00\u2028");
        file("byte order mark inside", "kind: \ufeffx");
        file("not a character", "kind: \uffff");
        file("carriage returns", "a: 1\rb: 2\r\nc: \u0007");
        file("list", "- a\n");
        file("text", "plan\n");
        file("100,000 brackets", "[".repeat(100_000));
        file("deep lists", "a: " + "[".repeat(64) + "]".repeat(64));
        file("deep mappings", "{a: ".repeat(65) + "b" + "}".repeat(65));
        file("alias bomb", "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
        file("alias", "a: *b\n");
        file("tag", "a: !!str b\n");
        file("own tag", "a: !S3cretCanary b\n");
        file("tag of a list", "!!seq []\n");
        file("undefined tag handle", "a: !S3cret!Canary b\n");
        file("merge key", guide("cni: {", "cni: {<<: {}, "));
        file("second document", "a: b\n---\nc: d\n");
        file("text behind the end", "a: b\n...\nc\n");
        file("tab", "a:\n\tb: c\n");
        file("no colon", "a: b\nc\nd: e\n");
        file("bad escape", "a: \"\\q\"\n");
        file("escape cut off", "a: \"\\u12zCanary\"\n");
        file("no end of quotes", "a: 'b\n");
        file("no end of a list", "a: [b, c\n");
        file("at sign", "a: @b\n");
        file("version 2", "%YAML 2.0\n---\na: b\n");
        file("name is a list", "? [a]\n: b\n");
        file("no name", ": b\n");
        file("name is null", "a: 1\n~: b\n");
        file("name twice", guide("  region: ", "  id: x\n  region: "));
        file("name twice in other quotes", guide("kind: ", "'kind': x\nkind: "));

        assertGolden("file/not-a-text-or-yaml.txt");
    }

    @Test
    void refusesFieldsOfOtherNamesAndTypes() {
        file("unknown fields", guide("  region:", "  zone: a\n  regoin:"));
        file("unknown field at the root", guide("terway:", "Terways:"));
        file(
                "unknown field, nothing near",
                guide("interconnect: {type: cen", "interconnect: {bandwidth: 5, type: cen"));
        file(
                "missing fields",
                "apiVersion: hybridcluster.io/v1\nkind: HybridPlan\nmetadata: {}\ncluster: {}\nidc: {}\nvpc: {}\n"
                        + "interconnect: {}\nterway: {}\nnodePool: {}\nnodeScript: {}\nwaivers: [{}]\n");
        file("another kind of file", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n");
        file(
                "mappings wanted",
                "apiVersion: hybridcluster.io/v1\nkind: HybridPlan\nmetadata: guide\ncluster: [a]\nidc:\nvpc: 5\n"
                        + "interconnect: cen\nterway: 1.8.2\nnodePool: []\nnodeScript: a.sh\nwaivers: [a, [b], {finding: a}]\n");
        file(
                "lists wanted",
                guide("[172.16.0.0/16]", "172.16.0.0/16")
                        .replace("[10.0.0.0/8]", "{a: b}")
                        .replace("[sg-bp1securitygroup0000]", "")
                        .replace("taints: [{", "taints: {x: {")
                        .replace("Schedule}]", "Schedule}}"));
        file(
                "empty lists",
                guide("[172.16.0.0/16]", "[]").replace("[10.0.0.0/8]", "[]").replace("[ecs.g7.xlarge]", "[]"));
        file(
                "texts wanted",
                guide("region: cn-hangzhou", "region:")
                        .replace("name: cloud", "name: 5")
                        .replace("AliyunLinux3", "true")
                        .replace("kp-hybrid", "[a]")
                        .replace("source: init-node.sh", "source: '  '")
                        .replace("workload: cpu", "workload: 0.5")
                        .replace("value: cloud", "value: null"));
        file(
                "whole numbers wanted",
                guide("desiredSize: 2", "desiredSize: '2'")
                        .replace("min: 0", "min: -1")
                        .replace("max: 5", "max: 2147483648")
                        .replace("keyPair:", "maxPods: 0\n  keyPair:")
                        .replace("cni:", "podBlockSize: 19\n  nodeCount: 1e3\n  cni:"));
        file(
                "more whole numbers wanted",
                guide("desiredSize: 2", "desiredSize: 2.0")
                        .replace("min: 0", "min: 00")
                        .replace("max: 5", "max: 1_000")
                        .replace("keyPair:", "maxPods: [1]\n  keyPair:")
                        .replace("cni:", "podBlockSize: 33\n  nodeCount:\n  cni:"));
        file(
                "names wanted",
                guide("calico", "Calico")
                        .replace("bgp-route-reflector", "bgp-routereflector")
                        .replace("manifest", "helm")
                        .replace("role: pod", "role: pods")
                        .replace("type: cen", "type: [cen]")
                        .replace("ordered", "most")
                        .replace("addon-secret", "addon-secrets")
                        .replace("NoSchedule", "noschedule"));
        file("names wanted, nothing there", guide("calico", "").replace("hybridcluster.io/v1", "hybridcluster.io/v2"));

        file("a mapping wanted for labels", guide("{workload: cpu}", "[workload]"));

        assertGolden("file/names-and-types.txt");
    }

    @Test
    void refusesValuesThatBreakTheirGrammar() {
        file("plan name", guide("name: guide", "name: Guide!"));
        file(
                "cluster",
                guide("c0a1b2c3d4e5f60718293a4b5c6d7e8f9", "c0a1")
                        .replace("cn-hangzhou\n", "hangzhou\n")
                        .replace("1.24.3", "1.24.03")
                        .replace("172.16.0.0/16", "172.16.1.0/16"));
        file(
                "addresses",
                guide("192.168.0.0/24", "192.168.0/24")
                        .replace("10.100.0.0/16", "010.100.0.0/16")
                        .replace("10.200.1.253:6443", "10.200.1.253")
                        .replace("10.10.24.0/24", "10.10.24.0/33"));
        file("endpoint", guide("10.200.1.253:6443", "API.idc.example:6443"));
        file("endpoint's port", guide("10.200.1.253:6443", "10.200.1.253:06443"));
        file(
                "ids",
                guide("vpc-bp1aevy8sofi8mh1q0000", "VPC-bp1aevy8sofi8mh1q0000")
                        .replace("id: vsw-bp1node", "id: vpc-bp1node")
                        .replace("zone: cn-hangzhou-h, cidr: 10.10.25", "zone: H, cidr: 10.10.25")
                        .replace("[sg-bp1", "[sg_bp1"));
        file("interconnect", guide("id: cen-0000000000000000", "id: vbr-0000000000000000"));
        file(
                "families",
                guide("cidr: 10.10.24.0/24", "cidr: fd00::/64")
                        .replace("cidr: 10.10.25.0/24", "cidr: 10.10.25.0/24, ipv6Cidr: 10.0.0.0/8"));
        file("terway", guide("1.8.2", "latest"));
        file(
                "label and taint",
                guide("workload: cpu", "work load: cpu, workload: c p u").replace("key: dedicated", "key: -dedicated"));
        file("taint value", guide("value: cloud", "value: 'c l'"));
        file("kernel", guide("imageType: AliyunLinux3", "kernelVersion: '5'"));
        file(
                "waiver",
                guide(
                        "nodeScript:",
                        "waivers:\n  - {finding: PodCidr, reason: ok}\n  - finding: A.B\n    reason: |\n      a\n      b\nnodeScript:"));
        file(
                "controls and long text",
                guide("name: cloud", "name: cloud\n  \"a\\tb\\u202e\": 1\n  " + "n".repeat(200) + ": 1")
                        .replace("c0a1b2c3d4e5f60718293a4b5c6d7e8f9", "\"c\\n\\e[31m\"")
                        .replace("1.24.3", "1".repeat(2_000)));

        assertGolden("file/grammars.txt");
    }

    @Test
    void bounds() {
        String many = GuidePlan.text().replace("[10.0.0.0/8]", "[" + "x,".repeat(5_000) + "]");

        assertThat(refusal("a.yaml", many.getBytes(UTF_8)).problems())
                .hasSize(1_000)
                .isSorted();
    }

    private static String guide(String found, String replacement) {
        assertThat(GuidePlan.text()).contains(found);
        return GuidePlan.text().replace(found, replacement);
    }

    private void file(String name, String content) {
        bytes(name, content.getBytes(UTF_8));
    }

    private void bytes(String name, byte[] content) {
        assertThat(cases.put(name, content)).isNull();
    }

    private void assertGolden(String golden) {
        StringBuilder report = new StringBuilder();
        cases.forEach((name, content) -> {
            UnreadableFileException refusal = refusal("plan.yaml", content);
            assertThat(refusal.problems()).as(name).isNotEmpty().isSorted().allSatisfy(problem -> {
                assertThat(problem.message())
                        .contains("found")
                        .contains("expected")
                        .doesNotContain("Canary");
                assertThat(problem.toString().lines()).hasSize(1);
                assertThat(problem.toString().length()).isLessThan(1_100);
            });
            report.append("== ")
                    .append(name)
                    .append('\n')
                    .append(refusal.getMessage())
                    .append('\n');
        });
        Golden.assertSame(golden, report.toString());
    }

    private static UnreadableFileException refusal(String name, byte[] content) {
        UnreadableFileException refusal =
                catchThrowableOfType(UnreadableFileException.class, () -> PlanFile.parse(name, content));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
