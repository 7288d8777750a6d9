// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.calico.CalicoComparison;
import io.hybridcluster.k8s.calico.CalicoSnapshot;
import io.hybridcluster.k8s.calico.RestoreStep;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.Listing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps Calico's definitions and objects safe while the Terway add-on is installed: a snapshot before, a comparison after,
 * and what was lost put back. {@link CalicoSnapshot} says what the danger is.
 */
public final class CalicoGuardClient {
    private static final Set<String> GROUPS = Set.of("crd.projectcalico.org", "operator.tigera.io");

    private static final long POLL_MILLIS = 100;

    private final KubernetesApi api;

    /** Makes a client over this API. */
    public CalicoGuardClient(KubernetesApi api) {
        this.api = requireNonNull(api, "api");
    }

    /** Reads every definition of Calico's and the operator's groups, and every object of them. Changes nothing. */
    public CalicoSnapshot take(Instant now) {
        List<KubernetesObject> definitions = new ArrayList<>();
        api.list(Listing.of(ApiResource.CUSTOM_RESOURCE_DEFINITIONS), definition -> {
            if (GROUPS.contains(String.valueOf(definition.tree().at("spec", "group")))) {
                definitions.add(definition);
            }
        });
        List<KubernetesObject> objects = new ArrayList<>();
        for (KubernetesObject definition : definitions) {
            resource(definition).ifPresent(resource -> objects.addAll(Reading.all(api, Listing.of(resource))));
        }
        return CalicoSnapshot.of(Reading.trees(definitions), Reading.trees(objects), now);
    }

    /** The resource in the version that etcd has, or in the first that is served. */
    private static Optional<ApiResource> resource(KubernetesObject definition) {
        TreeNode spec = definition.root().member("spec");
        List<TreeNode> served = spec.member("versions").elements().stream()
                .filter(version -> Boolean.TRUE.equals(version.object().get("served")))
                .toList();
        return served.stream()
                .filter(version -> Boolean.TRUE.equals(version.object().get("storage")))
                .findFirst()
                .or(() -> served.stream().findFirst())
                .map(version -> new ApiResource(
                        spec.member("group").string(),
                        version.member("name").string(),
                        spec.member("names").member("plural").string(),
                        spec.member("names").member("kind").string(),
                        spec.member("scope").string().equals("Namespaced")));
    }

    /** Compares the cluster with a snapshot of before. Changes nothing. */
    public CalicoComparison compare(CalicoSnapshot before, Instant now) {
        return CalicoComparison.between(before, take(now));
    }

    /**
     * Puts back what was removed or pruned since the snapshot: definitions first, then objects. What somebody changed
     * otherwise is left as it is and stays a finding of {@link #compare}; what is new is never deleted.
     *
     * <p>The API server takes a moment to serve a restored definition, which is waited for. Objects that it still prunes
     * by an old one are told by the next {@link #compare}, and put back by another call. Idempotent.
     *
     * @throws io.hybridcluster.k8s.client.KubernetesCallException {@code NOT_FOUND} if a restored definition is not served
     *     by the end of the policy's deadline; like each failure with what was put back before it
     */
    public Changes restore(CalicoSnapshot before, Instant now) {
        Sequence sequence = new Sequence("Calico's objects");
        for (RestoreStep step : compare(before, now).definitionSteps()) {
            sequence.write(() -> restore(ApiResource.CUSTOM_RESOURCE_DEFINITIONS, step));
        }
        for (RestoreStep step : sequence.read(() -> compare(before, now).resourceSteps())) {
            Optional<ApiResource> resource = before.definitions().stream()
                    .flatMap(definition -> resource(definition).stream())
                    .filter(served -> served.kind().equals(step.saved().kind())
                            && served.apiVersion().equals(step.saved().apiVersion()))
                    .findFirst();
            if (step.reason() != RestoreStep.Reason.CHANGED && resource.isPresent()) {
                sequence.write(() -> {
                    awaitServed(resource.get());
                    return restore(resource.get(), step);
                });
            }
        }
        return sequence.done();
    }

    /** A list of nothing is enough to know. */
    private void awaitServed(ApiResource resource) {
        long end = System.nanoTime() + api.policy().deadline().toNanos();
        Listing nothing = Listing.of(resource).withFieldSelector("metadata.name=none");
        while (true) {
            try {
                api.list(nothing, object -> {});
                return;
            } catch (KubernetesCallException e) {
                if (e.reason() != KubernetesCallException.Reason.NOT_FOUND || System.nanoTime() > end) {
                    throw e;
                }
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Change restore(ApiResource resource, RestoreStep step) {
        return step.change().isPresent()
                ? api.changeFrom(
                        resource,
                        step.change().get().before(),
                        current -> step.change().get())
                : api.create(
                        resource, KubernetesObject.of((Map<?, ?>) step.target().root()));
    }
}
