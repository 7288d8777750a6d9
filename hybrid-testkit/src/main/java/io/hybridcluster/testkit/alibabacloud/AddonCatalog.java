// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The add-ons that can be installed, by the Kubernetes version of the cluster. Terway's from its release notes: 1.8 from
 * Kubernetes 1.24 on, 1.9 from 1.30, 1.10 from 1.31.
 */
final class AddonCatalog {
    /** A version of an add-on, and the oldest Kubernetes that it is for. */
    record Entry(String name, String version, String leastKubernetes) {}

    private static final Comparator<String> NEWEST_FIRST = Collections.reverseOrder(AddonCatalog::compare);

    private final List<Entry> entries = new ArrayList<>();

    AddonCatalog() {
        add("terway-eniip", "v1.8.1", "1.24");
        add("terway-eniip", "v1.8.18", "1.24");
        add("terway-eniip", "v1.9.2", "1.30");
        add("terway-eniip", "v1.9.18", "1.30");
        add("terway-eniip", "v1.10.0", "1.31");
        add("terway-eniip", "v1.10.10", "1.31");
        add("csi-plugin", "v1.30.1-98be5ec-aliyun", "1.20");
        add("logtail-ds", "v1.8.4.0-aliyun", "1.16");
        add("metrics-server", "v0.3.9.6-4e30c3f-aliyun", "1.16");
        add("ack-virtual-node", "v2.12.0", "1.16");
    }

    void add(String name, String version, String leastKubernetes) {
        entries.add(new Entry(name, version, leastKubernetes));
    }

    void remove(String name) {
        entries.removeIf(entry -> entry.name().equals(name));
    }

    boolean knows(String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /** Returns the versions of an add-on for this Kubernetes, newest first; every one for an unknown Kubernetes. */
    List<String> versions(String name, String kubernetes) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name)
                        && (kubernetes.isEmpty() || compare(entry.leastKubernetes(), kubernetes) <= 0))
                .map(Entry::version)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    Optional<String> newest(String name, String kubernetes) {
        return versions(name, kubernetes).stream().findFirst();
    }

    /** Returns the names of what can be installed, in the alphabet's order. */
    List<String> names(String kubernetes) {
        TreeSet<String> names = new TreeSet<>();
        entries.forEach(entry -> names.add(entry.name()));
        return names.stream()
                .filter(name -> newest(name, kubernetes).isPresent())
                .toList();
    }

    /** Compares the leading numbers of two versions, such as {@code v1.8.18-aliyun.1} and {@code 1.24}, one by one. */
    static int compare(String one, String other) {
        int[] left = numbers(one);
        int[] right = numbers(other);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i] != right[i]) {
                return Integer.compare(left[i], right[i]);
            }
        }
        return 0;
    }

    private static int[] numbers(String version) {
        String plain = version.replaceFirst("^v", "").replaceFirst("[^0-9.].*", "");
        return Stream.of(plain.split("[.]"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
