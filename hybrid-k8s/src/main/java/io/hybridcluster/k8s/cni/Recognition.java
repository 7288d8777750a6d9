// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a workload is, and by what it was recognised.
 *
 * <p>One name proves nothing, and mirrors rename images, so evidence is weighed: the image of a node agent under any registry,
 * a label of its project, or its name in the namespace of its project is enough; the name elsewhere, a container's name, a path
 * of the node or an environment variable takes another one beside it. What fits several kinds is the one with the most.
 *
 * @param workload what it is
 * @param evidence by what, such as {@code image quay.io/calico/node:v3.28.1}; the strongest first
 */
public record Recognition(KnownWorkload workload, List<String> evidence) {
    private static final int ENOUGH = 2;

    public Recognition {
        requireNonNull(workload, "workload");
        evidence = List.copyOf(requireNonNull(evidence, "evidence"));
    }

    /** Returns what this object is; empty if it is none of {@link KnownWorkload}, or of another kind of object. */
    public static Optional<Recognition> of(KubernetesObject object) {
        if (requireNonNull(object, "object").kind().equals("Installation")) {
            return object.apiVersion().startsWith("operator.tigera.io/")
                    ? Optional.of(new Recognition(
                            KnownWorkload.CALICO_INSTALLATION, List.of("kind Installation of " + object.apiVersion())))
                    : Optional.empty();
        }
        Weighing best = new Weighing(object, KnownWorkload.CANAL);
        for (Signature signature : Signatures.ALL) {
            if (signature.isOfKind(object.kind())) {
                Weighing weighing = new Weighing(object, signature.workload());
                weighing.weigh(signature);
                best = weighing.weight > best.weight ? weighing : best;
            }
        }
        return best.weight >= ENOUGH ? Optional.of(new Recognition(best.workload, best.evidence)) : Optional.empty();
    }

    /** Returns what it is and by what, such as {@code calico-node by name calico-node in kube-system}. */
    @Override
    public String toString() {
        return workload.title() + " by " + String.join(", ", evidence);
    }

    /** Collects the evidence for one kind. */
    private static final class Weighing {
        private final KubernetesObject object;
        private final PodTemplate pods;
        private final KnownWorkload workload;
        private final List<String> evidence = new ArrayList<>();
        private int weight;

        Weighing(KubernetesObject object, KnownWorkload workload) {
            this.object = object;
            this.pods = new PodTemplate(object);
            this.workload = workload;
        }

        void weigh(Signature signature) {
            signature.imagesOf(pods.images()).forEach(image -> add(2, "image " + image));
            pods.labels().forEach((key, value) -> {
                if (signature.labels().contains(key + "=" + value)) {
                    add(2, "label " + key + "=" + value);
                }
            });
            name(signature);
            pods.containers().stream()
                    .filter(signature.containers()::contains)
                    .forEach(name -> add(1, "container " + name));
            pods.hostPaths().stream()
                    .filter(signature.hostPaths()::contains)
                    .forEach(path -> add(1, "host path " + path));
            pods.environmentNames().stream()
                    .filter(name -> signature.environment().stream().anyMatch(name::startsWith))
                    .limit(1)
                    .forEach(name -> add(1, "environment variable " + name));
        }

        private void name(Signature signature) {
            if (!signature.hasName(object.name())) {
                return;
            }
            String namespace = object.namespace().orElse("");
            boolean atHome = signature.namespaces().contains(namespace);
            add(atHome ? 2 : 1, "name " + object.name() + (atHome ? " in " + namespace : ""));
        }

        private void add(int more, String what) {
            weight += more;
            evidence.add(what);
        }
    }
}
