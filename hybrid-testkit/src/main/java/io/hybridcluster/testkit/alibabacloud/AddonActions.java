// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Add-ons: what there is, what a cluster has, and the tasks that change it. */
final class AddonActions {
    private static final Duration CHECKED = Duration.ofSeconds(10);
    private static final Duration DONE = Duration.ofSeconds(60);

    private final CsState state;

    AddonActions(CsState state) {
        this.state = state;
    }

    Map<String, @Nullable Object> available(FakeCall call) throws FakeFailure {
        String kubernetes = kubernetes(call);
        List<Map<String, @Nullable Object>> addons = new ArrayList<>();
        for (String name : state.catalog.names(kubernetes)) {
            addons.add(AddonTrees.available(
                    name, state.catalog.newest(name, kubernetes).orElseThrow()));
        }
        return Trees.of("addons", addons);
    }

    /** Returns the Kubernetes version that is asked about: of a cluster, or named with everything else about it. */
    private String kubernetes(FakeCall call) throws FakeFailure {
        if (call.parameter("cluster_id").isPresent()) {
            return state.cluster(call, "cluster_id").version;
        }
        for (String name : List.of("region_id", "cluster_type", "profile", "cluster_spec", "cluster_version")) {
            if (call.parameter(name).isEmpty() && !name.equals("cluster_spec")) {
                throw CsBodies.invalid("without cluster_id, " + name + " is required");
            }
        }
        return call.parameter("cluster_version", "");
    }

    Map<String, @Nullable Object> describe(FakeCall call) throws FakeFailure {
        String name = call.parameter("addon_name", "");
        List<String> versions = state.catalog.versions(name, kubernetes(call));
        String version = call.parameter("version", versions.isEmpty() ? "" : versions.get(0));
        if (!versions.contains(version)) {
            throw new FakeFailure(404, "AddonNotFound", "addon " + name + " " + version + " not found");
        }
        return AddonTrees.described(name, version, versions);
    }

    Map<String, @Nullable Object> instances(FakeCall call) throws FakeFailure {
        List<Map<String, @Nullable Object>> addons = state.cluster(call, "cluster_id").addons.values().stream()
                .map(AddonTrees::brief)
                .toList();
        return Trees.of("addons", addons);
    }

    Map<String, @Nullable Object> instance(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "cluster_id");
        return AddonTrees.full(installed(cluster, call.parameter("instance_name", "")));
    }

    private static AddonRecord installed(ClusterRecord cluster, String name) throws FakeFailure {
        AddonRecord addon = cluster.addons.get(name);
        if (addon == null) {
            throw new FakeFailure(404, "AddonNotFound", "addon " + name + " is not installed in " + cluster.id);
        }
        return addon;
    }

    Map<String, @Nullable Object> versions(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.cluster(call, "ClusterId");
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String name : state.catalog.names(cluster.version)) {
            String newest = state.catalog.newest(name, cluster.version).orElseThrow();
            all.put(name, AddonTrees.upgradable(name, cluster.addons.get(name), newest));
        }
        return all;
    }

    @Nullable
    Map<String, @Nullable Object> install(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.running(call, "ClusterId");
        List<AddonRecord> wanted = new ArrayList<>();
        for (Map<String, @Nullable Object> each : CsBodies.array(call)) {
            AddonRecord addon = new AddonRecord(
                    CsBodies.text(each, "name"), CsBodies.text(each, "version"), CsBodies.json(each, "config"));
            offered(cluster, addon.name, addon.version);
            if (cluster.addons.containsKey(addon.name) || isComing(cluster, addon.name)) {
                throw new FakeFailure(
                        400, "AddonAlreadyInstalled", "addon " + addon.name + " is already installed in " + cluster.id);
            }
            wanted.add(addon);
        }
        TaskRecord task = start(call, cluster, "addon_install", names(wanted));
        task.then("precheck", CHECKED, (self, at) -> {}).then("install", DONE, (self, at) -> {
            if (self.fault == null) {
                wanted.forEach(addon -> cluster.addons.put(addon.name, addon));
            }
        });
        return state.quietInstalls ? null : ClusterActions.started(call, cluster, task);
    }

    private boolean isComing(ClusterRecord cluster, String name) {
        return state.tasks.values().stream()
                .anyMatch(task -> task.isRunning()
                        && task.cluster.equals(cluster.id)
                        && task.type.equals("addon_install")
                        && List.of(task.target.split(",")).contains(name));
    }

    private static String names(List<AddonRecord> addons) {
        return String.join(",", addons.stream().map(addon -> addon.name).toList());
    }

    private TaskRecord start(FakeCall call, ClusterRecord cluster, String type, String target) {
        return state.start(call, cluster, type, "addon", target, false);
    }

    private void offered(ClusterRecord cluster, String name, String version) throws FakeFailure {
        if (!state.catalog.knows(name)) {
            throw new FakeFailure(404, "AddonNotFound", "addon " + name + " not found");
        }
        if (!state.catalog.versions(name, cluster.version).contains(version)) {
            throw new FakeFailure(
                    400,
                    "AddonVersionNotFound",
                    "addon " + name + " " + version + " is not available for Kubernetes " + cluster.version);
        }
    }

    Map<String, @Nullable Object> upgrade(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.running(call, "ClusterId");
        Map<AddonRecord, Map<String, @Nullable Object>> wanted = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> each : CsBodies.array(call)) {
            AddonRecord addon = idle(installed(cluster, CsBodies.text(each, "component_name")));
            String next = CsBodies.text(each, "next_version");
            CsBodies.json(each, "config");
            offered(cluster, addon.name, next);
            if (AddonCatalog.compare(next, addon.version) <= 0) {
                throw CsBodies.invalid("addon " + addon.name + " has version " + addon.version + ", not older than "
                        + next + ": an upgrade goes to a newer version");
            }
            wanted.put(addon, each);
        }
        TaskRecord task = start(call, cluster, "addon_upgrade", names(List.copyOf(wanted.keySet())));
        wanted.keySet().forEach(addon -> addon.state = "upgrading");
        task.then("precheck", CHECKED, (self, at) -> {}).then("upgrade", DONE, (self, at) -> {
            wanted.keySet().forEach(addon -> addon.state = "active");
            if (self.fault == null) {
                wanted.forEach((addon, change) -> {
                    addon.version = Trees.text(change, "next_version");
                    String config = Trees.text(change, "config");
                    addon.config = config.isEmpty() ? addon.config : config;
                });
            }
        });
        return ClusterActions.started(call, cluster, task);
    }

    private static AddonRecord idle(AddonRecord addon) throws FakeFailure {
        if (!addon.state.equals("active")) {
            throw new FakeFailure(
                    400, "AddonOperationConflict", "addon " + addon.name + " is " + addon.state + ", expected active");
        }
        return addon;
    }

    Map<String, @Nullable Object> uninstall(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.running(call, "ClusterId");
        List<AddonRecord> going = new ArrayList<>();
        for (Map<String, @Nullable Object> each : CsBodies.array(call)) {
            going.add(idle(installed(cluster, CsBodies.text(each, "name"))));
        }
        TaskRecord task = start(call, cluster, "addon_uninstall", names(going));
        going.forEach(addon -> addon.state = "deleting");
        task.then(
                "uninstall",
                DONE,
                (self, at) -> going.forEach(addon -> {
                    addon.state = "active";
                    if (self.fault == null) {
                        cluster.addons.remove(addon.name);
                    }
                }));
        return ClusterActions.started(call, cluster, task);
    }

    /** Starts a task that no answer names: the SDK's response has no body. */
    @Nullable
    Map<String, @Nullable Object> modify(FakeCall call) throws FakeFailure {
        ClusterRecord cluster = state.running(call, "cluster_id");
        AddonRecord addon = idle(installed(cluster, call.parameter("component_id", "")));
        String config = CsBodies.json(CsBodies.object(call), "config");
        addon.state = "updating";
        start(call, cluster, "addon_modify", addon.name).then("modify", DONE, (self, at) -> {
            addon.state = "active";
            if (self.fault == null) {
                addon.config = config;
            }
        });
        return null;
    }
}
