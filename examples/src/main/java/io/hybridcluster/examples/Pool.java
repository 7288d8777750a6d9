// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolDeletion;
import io.hybridcluster.aliyun.client.procedure.NodeRemoval;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.model.plan.HybridPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code pool PLAN show|create|scale N|remove NODE...|delete NAME}: the plan's node pool, and its nodes when they are there. */
final class Pool {
    private static final Duration NODES_WITHIN = Duration.ofMinutes(30);

    private Pool() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--fakes"));
        List<String> rest = arguments.words("plan");
        if (rest.size() < 2) {
            throw new UsageException("expected a plan and what to do");
        }
        HybridPlan plan = Plans.read(Path.of(rest.get(0))).plan();
        NodePoolRequest request = NodePoolRequest.of(plan);
        List<String> further = rest.subList(2, rest.size());
        try (Account account = Account.open(arguments, plan, err)) {
            NodePoolClient pools =
                    new NodePoolClient(account.cloud(), plan.cluster().id());
            switch (rest.get(1)) {
                case "show" -> show(pools, request.name(), out);
                case "create" -> await(pools, pools.create(request), request.desiredSize(), out, err);
                case "scale" -> {
                    int target = number(only(further, "a number of nodes"));
                    await(pools, pools.scaleTo(request.name(), target), target, out, err);
                }
                case "remove" ->
                    pools.removeNodes(request.name(), further, NodeRemoval.drainedAndReleased())
                            .steps()
                            .forEach(out::println);
                case "delete" ->
                    out.println(pools.delete(
                            NodePoolDeletion.of(request.name(), only(further, "the pool's name, to be sure"))));
                default -> throw new UsageException("cannot \"" + rest.get(1) + "\" a node pool");
            }
            return 0;
        }
    }

    private static void show(NodePoolClient pools, String name, PrintStream out) {
        pools.find(name)
                .ifPresentOrElse(
                        pool -> {
                            out.println(pool);
                            pools.nodes(pool).forEach(out::println);
                        },
                        () -> out.println("there is no node pool " + name));
    }

    private static void await(
            NodePoolClient pools, NodePoolChange change, int nodes, PrintStream out, PrintStream err) {
        change.steps().forEach(out::println);
        out.println(pools.awaitNodes(change, nodes, NODES_WITHIN, pool -> err.println(pool.toString())));
    }

    private static String only(List<String> words, String what) {
        if (words.size() != 1) {
            throw new UsageException("expected " + what + ", found " + words.size() + " words");
        }
        return words.get(0);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new UsageException("\"" + word + "\" is not a number of nodes");
        }
    }
}
