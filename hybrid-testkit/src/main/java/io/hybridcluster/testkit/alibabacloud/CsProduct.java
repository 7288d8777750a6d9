// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.Nullable;

/** Container Service 2015-12-15 for registered clusters: clusters, add-ons, node pools and tasks. */
final class CsProduct implements FakeProduct {
    private final CsState state;
    private final ClusterActions clusters;
    private final ClusterAgent agent;
    private final AddonActions addons;
    private final NodePoolActions pools;
    private final TaskActions tasks;

    CsProduct(CsState state) {
        this.state = state;
        clusters = new ClusterActions(state);
        agent = new ClusterAgent(state);
        addons = new AddonActions(state);
        pools = new NodePoolActions(state);
        tasks = new TaskActions(state);
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        if (isPoll(call.action())) {
            state.ahead = state.ahead.plus(state.perPoll);
        }
        state.settle(call.now());
        return switch (call.action()) {
            case "CreateCluster" -> clusters.create(call);
            case "DescribeClustersV1" -> clusters.list(call);
            case "DescribeClusterDetail" -> clusters.detail(call);
            case "DeleteCluster" -> clusters.delete(call);
            case "DescribeExternalAgent" -> agent.manifest(call);
            case "DescribeClusterUserKubeconfig" -> agent.kubeconfig(call);
            case "ListAddons" -> addons.available(call);
            case "DescribeAddon" -> addons.describe(call);
            case "ListClusterAddonInstances" -> addons.instances(call);
            case "GetClusterAddonInstance" -> addons.instance(call);
            case "DescribeClusterAddonsVersion" -> addons.versions(call);
            case "InstallClusterAddons" -> addons.install(call);
            case "UpgradeClusterAddons" -> addons.upgrade(call);
            case "UnInstallClusterAddons" -> addons.uninstall(call);
            case "ModifyClusterAddon" -> addons.modify(call);
            default -> poolOrTask(call);
        };
    }

    private @Nullable Object poolOrTask(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "CreateClusterNodePool" -> pools.create(call);
            case "DescribeClusterNodePools" -> pools.list(call);
            case "DescribeClusterNodePoolDetail" -> pools.detail(call);
            case "ModifyClusterNodePool" -> pools.modify(call);
            case "ScaleClusterNodePool" -> pools.scale(call);
            case "RemoveNodePoolNodes" -> pools.removeNodes(call);
            case "DeleteClusterNodepool" -> pools.delete(call);
            case "SyncClusterNodePool" -> pools.sync(call);
            case "DescribeClusterNodes" -> pools.nodes(call);
            case "DescribeTaskInfo" -> tasks.describe(call);
            case "DescribeClusterTasks" -> tasks.list(call);
            case "DescribeClusterEvents" -> tasks.events(call);
            default ->
                throw new FakeFailure(
                        404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
        };
    }

    private static boolean isPoll(String action) {
        return action.startsWith("Describe") || action.startsWith("List") || action.startsWith("Get");
    }
}
