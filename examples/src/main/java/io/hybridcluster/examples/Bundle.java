// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.calico.CalicoIpPools;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Findings;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.script.KubeletFlagOptions;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.UnsupportedScriptException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code bundle PLAN --out DIR}: writes every artefact of the procedure as a file, and a runbook of what is left to do by
 * hand. A plan with errors is refused, and nothing is written.
 */
final class Bundle {
    static final String CALICO_PATCH = "calico-node.patch.yaml";
    static final String IP_POOLS = "calico-cloud-ippool.yaml";
    static final String RAM_POLICY = "terway-ram-policy.json";
    static final String ENI_CONFIG = "eni-config.yaml";
    static final String NODE_SCRIPT = "init-node-ecs.sh";
    static final String AGENT_CONFIG = "ack-agent-config.patch.yaml";
    static final String NODE_POOL = "node-pool.json";
    static final String FINDINGS = "findings.txt";
    static final String RUNBOOK = "RUNBOOK.md";

    /** Every name that a bundle can hold: a folder with other files in it is none of ours. */
    static final Set<String> NAMES = Set.of(
            CALICO_PATCH, IP_POOLS, RAM_POLICY, ENI_CONFIG, NODE_SCRIPT, AGENT_CONFIG, NODE_POOL, FINDINGS, RUNBOOK);

    private Bundle() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments =
                new Arguments(words, Set.of("--out", "--calico-node", "--instance-types"), Set.of("--force"));
        Path planPath = arguments.file("plan");
        Path folder = arguments
                .path(Arguments.Option.OUT)
                .orElseThrow(() -> new UsageException("the option --out is missing"));

        PlanFile file = Plans.read(planPath);
        Findings findings = PlanRules.standard()
                .check(file.plan(), Plans.instanceTypes(arguments.path(Arguments.Option.INSTANCE_TYPES)));
        out.print(Report.of(file, findings));
        if (findings.hasErrors()) {
            throw new RefusedException("the plan has errors: nothing is written");
        }

        Optional<Document> calicoNode =
                arguments.path(Arguments.Option.CALICO_NODE).isPresent()
                        ? Optional.of(read(
                                arguments.path(Arguments.Option.CALICO_NODE).get()))
                        : Optional.empty();
        Optional<NodeScript> script = file.plan().nodeScript().isPresent()
                ? Optional.of(script(planPath, file, file.plan().nodeScript().get()))
                : Optional.empty();
        // The folder tells what the plan says, not from where it was read.
        Path name = requireNonNull(planPath.getFileName(), "a plan that was read has a name");
        Map<String, String> files = files(file.named(name.toString()), findings, calicoNode, script);
        NewFolder.write(folder, files, NAMES, arguments.has(Arguments.Option.FORCE));
        files.keySet().forEach(written -> err.println("wrote " + folder.resolve(written)));
        return 0;
    }

    /**
     * Returns the bundle's files by name. Pure: the same plan, object and script give the same bytes.
     *
     * @param script the node script, with its block in it
     * @throws RefusedException if an error that was waived stands in the way of an artefact
     */
    static Map<String, String> files(
            PlanFile file, Findings findings, Optional<Document> calicoNode, Optional<NodeScript> script) {
        HybridPlan plan = file.plan();
        Map<String, String> files = new LinkedHashMap<>();
        Optional<CalicoPatch> calico =
                plan.terway().flatMap(terway -> CalicoPatch.of(plan.idc().cni(), calicoNode));
        try {
            if (calico.isPresent()) {
                files.put(CALICO_PATCH, calico.get().patch().toYaml());
                files.put(IP_POOLS, CalicoIpPools.of(plan).toYaml());
            }
            if (plan.terway().isPresent()) {
                files.put(RAM_POLICY, TerwayRamPolicy.of(plan).document().toJson());
                files.put(ENI_CONFIG, EniConfigMap.of(plan).document().toYaml());
            }
            script.ifPresent(converted -> files.put(NODE_SCRIPT, converted.text()));
            if (plan.nodeScript().isPresent()) {
                files.put(AGENT_CONFIG, AckAgentConfig.of(plan).mergePatch().toYaml());
            }
            if (plan.nodePool().isPresent()) {
                files.put(NODE_POOL, NodePoolRequest.of(plan).document().toJson());
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("an error that was waived stands in the way: " + e.getMessage(), e);
        }
        files.put(FINDINGS, Report.of(file, findings));
        files.put(RUNBOOK, Runbook.of(plan, calico, files.keySet()));
        return files;
    }

    private static Document read(Path manifest) throws IOException {
        return YamlText.read(manifest.toString(), Plans.bytes(manifest, PlanFile.MAX_BYTES));
    }

    /** Returns what the block does besides: the kubelet is configured with as many pods as the plan says. */
    private static KubeletFlagOptions options(HybridPlan plan) {
        OptionalInt maxPods = plan.nodePool().map(NodePoolPlan::maxPods).orElseGet(OptionalInt::empty);
        try {
            return maxPods.isPresent()
                    ? KubeletFlagOptions.none().withMaxPods(maxPods.getAsInt())
                    : KubeletFlagOptions.none();
        } catch (IllegalArgumentException e) {
            throw new RefusedException("nodePool.maxPods: " + e.getMessage(), e);
        }
    }

    private static NodeScript script(Path planPath, PlanFile file, NodeScriptPlan script) throws IOException {
        Path source;
        try {
            source = planPath.resolveSibling(script.source());
        } catch (InvalidPathException e) {
            FieldPath at = FieldPath.of("nodeScript", "source");
            throw new UnreadableFileException(List.of(new FileProblem(
                    planPath.toString(),
                    file.position(at).orElseThrow(),
                    at + ": found what is not a path here, expected a path; a name with letters beyond ASCII needs a"
                            + " UTF-8 locale")));
        }
        try {
            return NodeScript.parse(Plans.text(source, PlanFile.MAX_BYTES)).withKubeletFlags(options(file.plan()));
        } catch (UnsupportedScriptException e) {
            throw new RefusedException(
                    source + ":" + e.line() + ":" + e.column() + ": " + e.reason() + "; " + e.remedy(), e);
        }
    }
}
