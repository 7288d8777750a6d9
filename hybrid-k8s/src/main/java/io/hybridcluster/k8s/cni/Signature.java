// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tells one kind of workload: images, labels, names and, less so, containers, paths of the node and environment
 * variables. Made once, by {@link Signatures}.
 */
final class Signature {
    private final KnownWorkload workload;
    private final Set<String> kinds;
    private List<ImageName> images = List.of();
    private List<String> labels = List.of();
    private Pattern names = Pattern.compile("(?!)");
    private List<String> namespaces = List.of("kube-system");
    private List<String> containers = List.of();
    private List<String> hostPaths = List.of();
    private List<String> environment = List.of();
    private boolean everyImage;

    Signature(KnownWorkload workload, String... kinds) {
        this.workload = workload;
        this.kinds = Set.copyOf(Arrays.asList(kinds));
    }

    /** Repository names by their end, such as {@code calico/node}. */
    Signature images(String... images) {
        this.images = Arrays.stream(images).map(ImageName::new).toList();
        return this;
    }

    /** All of the images have to be there for one to count. */
    Signature everyImage(String... images) {
        this.everyImage = true;
        return images(images);
    }

    /** Labels as {@code key=value}. */
    Signature labels(String... labels) {
        this.labels = List.of(labels);
        return this;
    }

    Signature names(String pattern) {
        this.names = Pattern.compile(pattern);
        return this;
    }

    /** Where it stands in the manifests of its project; kube-system if nothing is said. */
    Signature namespaces(String... namespaces) {
        this.namespaces = List.of(namespaces);
        return this;
    }

    Signature containers(String... containers) {
        this.containers = List.of(containers);
        return this;
    }

    Signature hostPaths(String... hostPaths) {
        this.hostPaths = List.of(hostPaths);
        return this;
    }

    /** Environment variables whose names start so. */
    Signature environment(String... prefixes) {
        this.environment = List.of(prefixes);
        return this;
    }

    KnownWorkload workload() {
        return workload;
    }

    boolean isOfKind(String kind) {
        return kinds.contains(kind);
    }

    boolean hasName(String name) {
        return names.matcher(name).matches();
    }

    List<String> namespaces() {
        return namespaces;
    }

    List<String> labels() {
        return labels;
    }

    List<String> containers() {
        return containers;
    }

    List<String> hostPaths() {
        return hostPaths;
    }

    List<String> environment() {
        return environment;
    }

    /** Those of the images that are this workload's. */
    List<String> imagesOf(List<String> all) {
        boolean enough =
                everyImage ? images.stream().allMatch(name -> all.stream().anyMatch(name::matches)) : !images.isEmpty();
        return all.stream()
                .filter(image -> enough && images.stream().anyMatch(name -> name.matches(image)))
                .toList();
    }

    /** One line of the table of what is recognised. */
    List<String> row() {
        return List.of(
                workload.title(),
                workload.verdict().toString(),
                String.join(" ", images.stream().map(ImageName::toString).toList()),
                String.join(" ", labels),
                names.pattern().equals("(?!)") ? "" : names.pattern(),
                String.join(
                        " ",
                        java.util.stream.Stream.of(containers, hostPaths, environment)
                                .flatMap(List::stream)
                                .toList()));
    }
}
