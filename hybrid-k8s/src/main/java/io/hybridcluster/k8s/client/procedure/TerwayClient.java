// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.FieldMask;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.terway.EniConfUpdate;
import io.hybridcluster.k8s.terway.credential.AccessKeyMove;
import io.hybridcluster.k8s.terway.credential.TerwayCredentials;
import io.hybridcluster.k8s.terway.lint.EffectiveEniConf;
import io.hybridcluster.k8s.terway.lint.EniConfigLint;
import io.hybridcluster.k8s.terway.restart.DaemonSetRestart;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.version.TerwayVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Configures and restarts the Terway of a live cluster (the guide, step 3).
 *
 * <p>Terway reads its configuration once, when it starts: after a change, {@link #restart} it and {@link #awaitRollout}.
 */
public final class TerwayClient {
    private static final String NAMESPACE = "kube-system";
    private static final ObjectRef ENI_CONFIG = ApiResource.CONFIG_MAPS.named(NAMESPACE, "eni-config");
    private static final ObjectRef SECRET = ApiResource.SECRETS.named(NAMESPACE, "alibaba-addon-secret");

    private final KubernetesApi api;
    private final ObjectRef daemonSet;

    /** Makes a client over this API, for the DaemonSet {@code kube-system/terway-eniip} of the add-on. */
    public TerwayClient(KubernetesApi api) {
        this(api, "terway-eniip");
    }

    /** Makes a client over this API, for a DaemonSet of another name, such as {@code terway} before 1.7. */
    public TerwayClient(KubernetesApi api, String daemonSet) {
        this.api = requireNonNull(api, "api");
        this.daemonSet = ApiResource.DAEMON_SETS.named(NAMESPACE, daemonSet);
    }

    /** Returns the ConfigMap {@code kube-system/eni-config}, or empty if there is none. It may hold an access key. */
    public Optional<KubernetesObject> eniConfig() {
        return api.find(ENI_CONFIG);
    }

    /**
     * Sets the members that are wanted in {@code eni-config} and leaves all else, as {@link EniConfUpdate}; makes the
     * ConfigMap if there is none. One read and at most one write; idempotent; taken back by {@link KubernetesApi#undo}.
     *
     * @throws IllegalArgumentException as {@link EniConfUpdate#applyTo}; nothing is written then
     */
    public Change configure(EniConfUpdate update) {
        requireNonNull(update, "update");
        KubernetesObject empty = KubernetesObject.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", ENI_CONFIG.name(), "namespace", NAMESPACE)));
        KubernetesObject whole = KubernetesObject.of(
                (Map<?, ?>) update.applyTo(Reading.tree(empty)).after().root());
        return api.createOrChange(ENI_CONFIG.resource(), whole, current -> update.applyTo(Reading.tree(current)));
    }

    /**
     * Returns the configuration that Terway has on this node: {@code eni-config} with the overlay that the node's label
     * names.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException {@code NOT_FOUND} if there is no such node, or no
     *     {@code eni-config}
     */
    public EffectiveEniConf effective(String node, EniConfigLint lint) {
        Map<?, ?> base = Reading.tree(api.get(ENI_CONFIG));
        Optional<String> overlay = EffectiveEniConf.overlayOf(Reading.tree(api.get(ApiResource.NODES.named(node))));
        if (overlay.isEmpty()) {
            return EffectiveEniConf.of(lint, base);
        }
        return api.find(ApiResource.CONFIG_MAPS.named(NAMESPACE, overlay.get()))
                .map(found -> EffectiveEniConf.of(lint, base, Reading.tree(found)))
                .orElseGet(() -> EffectiveEniConf.withoutOverlay(lint, base, overlay.get()));
    }

    /** Returns where this version of Terway takes its credentials from, and what is wrong with that. */
    public TerwayCredentials credentials(TerwayVersion version) {
        return TerwayCredentials.of(
                version,
                Reading.tree(api.get(ENI_CONFIG)),
                api.find(SECRET).map(Reading::tree),
                Reading.tree(api.get(daemonSet)));
    }

    /**
     * Moves the access key from {@code eni-config} and the nodes' overlays into the Secret {@code
     * kube-system/alibaba-addon-secret}: the Secret first, so that Terway finds the key whenever it starts. Then everything
     * is read again, and searched for what was left behind, the annotation of kubectl and the earlier templates of
     * Terway's DaemonSet included. Idempotent.
     *
     * <p>Stops before the next write if somebody changed one of the objects meanwhile; move the key again then.
     *
     * @throws IllegalArgumentException as {@link AccessKeyMove#of}; nothing is written then
     * @throws io.hybridcluster.k8s.client.KubernetesCallException at the first call that fails, with the writes before it
     */
    public MovedAccessKey moveAccessKey(TerwayVersion version) {
        List<ObjectRef> overlays = overlays();
        KubernetesObject workload = api.get(daemonSet);
        AccessKeyMove move = AccessKeyMove.of(
                version,
                Reading.tree(api.get(ENI_CONFIG)),
                trees(overlays),
                api.find(SECRET).map(Reading::tree),
                Reading.tree(workload));
        Sequence sequence = new Sequence("the access key of Terway");
        move.secretToCreate().ifPresent(secret -> sequence.write(() -> api.create(SECRET.resource(), secret)));
        move.secretChange().ifPresent(change -> sequence.write(() -> change(SECRET, change)));
        for (ObjectChange change : move.configMapChanges()) {
            sequence.write(() -> change(ObjectRef.of(change.before()), change));
        }
        List<String> leftovers = sequence.read(() -> {
            List<Map<?, ?>> now = new ArrayList<>(trees(overlays));
            now.add(Reading.tree(api.get(ENI_CONFIG)));
            now.add(Reading.tree(workload));
            now.addAll(Reading.trees(Reading.all(
                    api, Listing.of(ApiResource.CONTROLLER_REVISIONS).inNamespace(NAMESPACE))));
            return move.leftovers(now);
        });
        return new MovedAccessKey(sequence.done(), leftovers);
    }

    /** A key that moves must not be computed from two states: if somebody wrote in between, the whole move starts anew. */
    private Change change(ObjectRef ref, ObjectChange change) {
        return api.changeFrom(ref.resource(), change.before(), current -> {
            if (!current.equals(change.before())) {
                throw new IllegalStateException("somebody changed " + ref + " while the key was moved; move it again");
            }
            return change;
        });
    }

    private List<ObjectRef> overlays() {
        TreeSet<String> names = new TreeSet<>();
        FieldMask label = FieldMask.of(List.of("metadata.labels[" + EffectiveEniConf.LABEL + "]"));
        api.list(
                Listing.of(ApiResource.NODES).withLabels(EffectiveEniConf.LABEL).keeping(label),
                node -> EffectiveEniConf.overlayOf(Reading.tree(node)).ifPresent(names::add));
        return names.stream()
                .map(name -> ApiResource.CONFIG_MAPS.named(NAMESPACE, name))
                .toList();
    }

    private List<Map<?, ?>> trees(List<ObjectRef> refs) {
        List<Map<?, ?>> trees = new ArrayList<>();
        refs.forEach(ref -> api.find(ref).ifPresent(found -> trees.add(Reading.tree(found))));
        return trees;
    }

    /**
     * Has the DaemonSet's pods started again, as {@code kubectl rollout restart} does.
     *
     * @param at when, to the second; the same time twice is one restart
     */
    public Change restart(Instant at) {
        requireNonNull(at, "at");
        return api.change(
                daemonSet,
                current -> DaemonSetRestart.of(Reading.tree(current), at).change());
    }

    /**
     * Waits until the DaemonSet has the pods of its current template on every node that it is for, all ready. None at all
     * is no failure: without cloud nodes there is nothing to wait for.
     *
     * @return whether that came about in time
     */
    public boolean awaitRollout(Duration atMost) {
        return api.watch(Listing.ofOne(daemonSet), atMost, event -> !Rollout.isDone(event.object()));
    }
}
