// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.cluster.Task;
import io.hybridcluster.aliyun.cluster.TaskEvent;
import io.hybridcluster.aliyun.cluster.TaskState;
import io.hybridcluster.aliyun.nodepool.NodePool;
import io.hybridcluster.aliyun.nodepool.NodePoolFindings;
import io.hybridcluster.aliyun.nodepool.NodePoolNode;
import io.hybridcluster.aliyun.nodepool.ScaleOutProblem;
import io.hybridcluster.model.live.LiveFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a pool does not have the nodes that it should have, as far as the cloud tells. Immutable.
 *
 * @param pool the pool
 * @param findings what is wrong with its nodes
 * @param task its latest task, if there is one and it could be read
 * @param problem what is wrong, if it is one of those that can be recognised
 */
public record NodePoolDiagnosis(
        NodePool pool, List<LiveFinding> findings, Optional<Task> task, Optional<ScaleOutProblem> problem) {
    /** Copies the findings. */
    public NodePoolDiagnosis {
        requireNonNull(pool, "pool");
        findings = ImmutableList.copyOf(findings);
        requireNonNull(task, "task");
        requireNonNull(problem, "problem");
    }

    static NodePoolDiagnosis of(NodePool pool, List<NodePoolNode> nodes, Optional<Task> task) {
        List<String> texts = new ArrayList<>();
        task.filter(seen -> seen.state() == TaskState.FAILED).ifPresent(failed -> {
            failed.errorCode().ifPresent(texts::add);
            failed.events().forEach(event -> event.reason().ifPresent(texts::add));
            failed.errorMessage().ifPresent(texts::add);
            failed.events().stream().map(TaskEvent::message).forEach(message -> message.ifPresent(texts::add));
        });
        nodes.forEach(node -> node.errorMessage().ifPresent(texts::add));
        return new NodePoolDiagnosis(pool, NodePoolFindings.ofNodes(pool, nodes), task, ScaleOutProblem.of(texts));
    }

    /** Returns whether more nodes can come only if somebody does something. */
    boolean isHopeless() {
        return pool.nodes().failed() > 0
                || task.filter(seen -> seen.state() == TaskState.FAILED).isPresent();
    }

    /** Returns what is wrong, on one line, without what the cloud quotes but for the short form of nodes' errors. */
    String text() {
        StringBuilder text = new StringBuilder();
        problem.ifPresent(known -> text.append(known.problem()).append("; "));
        text.append(pool);
        task.ifPresent(seen -> text.append("; ").append(seen));
        findings.stream()
                .filter(finding -> finding.place().startsWith("Node "))
                .forEach(finding ->
                        text.append("; ").append(finding.place()).append(": ").append(finding.problem()));
        return text.toString();
    }

    String remedy() {
        return problem.map(ScaleOutProblem::remedy)
                .or(() -> findings.stream().findFirst().map(LiveFinding::remedy))
                .orElse("look at the pool's scaling activities in the console");
    }
}
