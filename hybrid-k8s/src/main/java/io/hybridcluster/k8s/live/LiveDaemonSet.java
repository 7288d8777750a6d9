// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules need of a DaemonSet.
 *
 * @param namespace the namespace
 * @param name the name
 * @param selectsExternal whether its pods go to nodes with the label of cloud nodes only, by selector or by affinity
 * @param imageTag the tag of the image of the container that is named {@code terway}, or else of the first; empty if it
 *     has none
 * @param status how far it is
 */
public record LiveDaemonSet(
        String namespace, String name, boolean selectsExternal, String imageTag, DaemonSetStatus status) {
    public LiveDaemonSet {
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        requireNonNull(imageTag, "imageTag");
        requireNonNull(status, "status");
    }

    /**
     * Returns what the rules need of this DaemonSet.
     *
     * @throws IllegalArgumentException if it has no name
     */
    public static LiveDaemonSet of(Map<?, ?> tree) {
        requireNonNull(tree, "tree");
        Map<?, ?> podSpec = Tree.object(tree, "spec", "template", "spec");
        return new LiveDaemonSet(
                Tree.textOrEmpty(tree, "metadata", "namespace"),
                Tree.requireName(tree),
                selectsExternal(podSpec),
                imageTag(Tree.list(podSpec, "containers")),
                DaemonSetStatus.of(tree));
    }

    /** Returns the paths of a DaemonSet that are read, each with all that is under it. */
    public static List<String> fields() {
        return List.of(
                "metadata.namespace",
                "metadata.name",
                "metadata.generation",
                "spec.template.spec.nodeSelector",
                "spec.template.spec.affinity.nodeAffinity",
                "spec.template.spec.containers",
                "status");
    }

    private static boolean selectsExternal(Map<?, ?> podSpec) {
        Label external = Label.EXTERNAL_NODE;
        if (external.value().equals(Tree.text(podSpec, "nodeSelector", external.key()))) {
            return true;
        }
        List<?> terms = Tree.list(
                podSpec,
                "affinity",
                "nodeAffinity",
                "requiredDuringSchedulingIgnoredDuringExecution",
                "nodeSelectorTerms");
        // Terms are alternatives, so each of them has to ask for the label.
        return !terms.isEmpty()
                && terms.stream()
                        .allMatch(term ->
                                Tree.list(term, "matchExpressions").stream().anyMatch(LiveDaemonSet::asksForExternal));
    }

    private static boolean asksForExternal(Object expression) {
        return Label.EXTERNAL_NODE.key().equals(Tree.text(expression, "key"))
                && "In".equals(Tree.text(expression, "operator"))
                && List.of(Label.EXTERNAL_NODE.value()).equals(Tree.list(expression, "values"));
    }

    private static String imageTag(List<?> containers) {
        String image = "";
        for (Object container : containers) {
            if (image.isEmpty() || "terway".equals(Tree.text(container, "name"))) {
                image = Tree.textOrEmpty(container, "image");
            }
        }
        String withoutDigest = image.substring(0, image.indexOf('@') < 0 ? image.length() : image.indexOf('@'));
        int colon = withoutDigest.lastIndexOf(':');
        // A colon before the last slash is that of the registry's port.
        return colon > withoutDigest.lastIndexOf('/') ? withoutDigest.substring(colon + 1) : "";
    }

    /** Returns the version of Terway that the image tag tells, such as {@code v1.8.2}; empty if the tag is no version. */
    public Optional<TerwayVersion> terwayVersion() {
        try {
            return imageTag.isEmpty() ? Optional.empty() : Optional.of(TerwayVersion.parse(imageTag));
        } catch (IllegalArgumentException e) {
            // Somebody's own tag says nothing.
            return Optional.empty();
        }
    }

    /** Returns {@code DaemonSet}, the namespace and the name. */
    @Override
    public String toString() {
        return "DaemonSet " + namespace + "/" + name;
    }
}
