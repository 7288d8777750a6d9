// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.hybridcluster.model.capacity.EniCapacity;
import io.hybridcluster.model.capacity.InstanceTypeLimits;
import io.hybridcluster.model.capacity.InstanceTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the block of {@link NodeScript#withKubeletFlags(KubeletFlagOptions)} does beside the four values; by default
 * nothing.
 *
 * <pre>{@code
 * KubeletFlagOptions options = KubeletFlagOptions.none()
 *         .withMaxPods(Map.of("ecs.g7.xlarge", 48, "ecs.c7.4xlarge", 213))
 *         .withForeignCniAside();
 * }</pre>
 *
 * <p>Each option holds on the machine that runs the script, only once all four values are valid, and what takes something
 * away only once it is proven that the kubelet gets them. A second run changes nothing further. What the options need to
 * know of the machine they ask from the metadata service of ECS at {@code 100.100.100.200}, in its hardened mode too
 * (Alibaba Cloud: Obtain instance metadata); where it does not answer, the script stops before anything is changed.
 *
 * <p>Immutable and thread-safe. Options that say the same are equal.
 */
public final class KubeletFlagOptions {
    /**
     * The largest number of pods. The largest instance types carry fewer than 500 in shared-ENI mode, and Kubernetes
     * advises 110 (Considerations for large clusters), so a larger number is a mistake in typing.
     */
    public static final int LARGEST_MAX_PODS = 1024;

    private static final Pattern TYPE = Pattern.compile("ecs\\.[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final int LONGEST_TYPE = 63;

    private static final KubeletFlagOptions NONE =
            new KubeletFlagOptions(null, Collections.emptySortedMap(), false, false, false);

    private final @Nullable Integer maxPods;
    private final SortedMap<String, Integer> maxPodsByType;
    private final boolean foreignCniAside;
    private final boolean stalePkiRemoved;
    private final boolean topologyLabels;

    private KubeletFlagOptions(
            @Nullable Integer maxPods,
            SortedMap<String, Integer> maxPodsByType,
            boolean foreignCniAside,
            boolean stalePkiRemoved,
            boolean topologyLabels) {
        this.maxPods = maxPods;
        this.maxPodsByType = maxPodsByType;
        this.foreignCniAside = foreignCniAside;
        this.stalePkiRemoved = stalePkiRemoved;
        this.topologyLabels = topologyLabels;
    }

    /** Returns the options of a block that does nothing beside the four values. */
    public static KubeletFlagOptions none() {
        return NONE;
    }

    /**
     * Returns these options with {@code --max-pods=}{@code number} on every machine, in place of any other such flag.
     *
     * <p>Kubernetes does not see how many addresses Terway can give: with the kubelet's own 110, pods beyond the capacity
     * of a small machine wait for an address forever, and a large one is left half empty.
     *
     * @param number 1 to {@value #LARGEST_MAX_PODS}
     * @throws IllegalArgumentException if the number is out of its bounds
     */
    public KubeletFlagOptions withMaxPods(int number) {
        requireNumber(number, "max pods");
        return new KubeletFlagOptions(
                number, Collections.emptySortedMap(), foreignCniAside, stalePkiRemoved, topologyLabels);
    }

    /**
     * Returns these options with {@code --max-pods} by the machine's own instance type, which it asks from its metadata; a
     * machine of a type that is not listed does not join.
     *
     * @param byType at least one name, such as {@code ecs.g7.xlarge}, each with a number of 1 to
     *     {@value #LARGEST_MAX_PODS}; the order does not matter
     * @throws IllegalArgumentException if there is no type, or a name or a number is none
     */
    public KubeletFlagOptions withMaxPods(Map<String, Integer> byType) {
        SortedMap<String, Integer> copy = new TreeMap<>();
        requireNonNull(byType, "byType").forEach((type, number) -> {
            requireNonNull(type, "type");
            if (type.length() > LONGEST_TYPE || !TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("\"" + type + "\" is no instance type; one is like ecs.g7.xlarge, of"
                        + " small letters, digits, - and ., and at most " + LONGEST_TYPE + " characters");
            }
            requireNumber(requireNonNull(number, type), "max pods of " + type);
            copy.put(type, number);
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("max pods by instance type name no type; name each of the node pool");
        }
        return new KubeletFlagOptions(
                null, Collections.unmodifiableSortedMap(copy), foreignCniAside, stalePkiRemoved, topologyLabels);
    }

    /**
     * Returns these options with {@code --max-pods} by instance type, as many as fit Terway's shared-ENI mode
     * ({@link EniCapacity#maxPods}).
     *
     * @param types at least one type
     * @throws IllegalArgumentException as {@link #withMaxPods(Map)}
     */
    public KubeletFlagOptions withMaxPods(InstanceTypes types) {
        Map<String, Integer> byType = new TreeMap<>();
        for (InstanceTypeLimits type : types.all()) {
            byType.put(type.name(), EniCapacity.of(type).maxPods());
        }
        return withMaxPods(byType);
    }

    /**
     * Returns these options with the configuration of other network plugins moved aside.
     *
     * <p>Of all files in {@code /etc/cni/net.d} the container runtime takes the first by name (containerd: CNI; libcni
     * {@code ConfFiles}), and an image of an IDC node brings that of the IDC's plugin along. Each {@code .conf},
     * {@code .conflist} and {@code .json} there but {@code 10-terway.conf} and {@code 10-terway.conflist} gets the suffix
     * {@code .hybrid-aside}. Where a file of that name is there already, the script stops before anything is changed.
     */
    public KubeletFlagOptions withForeignCniAside() {
        return new KubeletFlagOptions(maxPods, maxPodsByType, true, stalePkiRemoved, topologyLabels);
    }

    /**
     * Returns these options with {@code /var/lib/kubelet/pki/*} removed where the client certificate there is that of
     * another node, as on a machine of a custom image (Alibaba Cloud: Create a custom image for a registered cluster).
     *
     * <p>Such a machine counts as one that has not joined. What belongs to this node's own name is never removed. The
     * script stops before anything is changed if the certificate cannot be read, for which it needs {@code openssl}.
     */
    public KubeletFlagOptions withStalePkiRemoved() {
        return new KubeletFlagOptions(maxPods, maxPodsByType, foreignCniAside, true, topologyLabels);
    }

    /**
     * Returns these options with the labels {@code topology.kubernetes.io/zone}, {@code topology.kubernetes.io/region} and
     * {@code node.kubernetes.io/instance-type} (Kubernetes: Well-Known Labels), by the machine's metadata; a value that
     * {@code ALIBABA_CLOUD_LABELS} gives wins.
     */
    public KubeletFlagOptions withTopologyLabels() {
        return new KubeletFlagOptions(maxPods, maxPodsByType, foreignCniAside, stalePkiRemoved, true);
    }

    /** Returns the {@code --max-pods} of every machine; empty if there is none, or one by instance type. */
    public OptionalInt maxPods() {
        return maxPods == null ? OptionalInt.empty() : OptionalInt.of(maxPods);
    }

    /** Returns the {@code --max-pods} by instance type, ordered by name; empty if there is none. */
    public SortedMap<String, Integer> maxPodsByType() {
        return maxPodsByType;
    }

    /** Returns whether the configuration of other network plugins is moved aside. */
    public boolean foreignCniAside() {
        return foreignCniAside;
    }

    /** Returns whether the certificates of another node are removed. */
    public boolean stalePkiRemoved() {
        return stalePkiRemoved;
    }

    /** Returns whether zone, region and instance type become labels. */
    public boolean topologyLabels() {
        return topologyLabels;
    }

    /** Returns the words of the block's call, which need no quotes: all of them are of a grammar checked here. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (maxPods != null) {
            words.add("max-pods=" + maxPods);
        }
        if (!maxPodsByType.isEmpty()) {
            words.add(maxPodsByType.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(joining(",", "max-pods=", "")));
        }
        if (foreignCniAside) {
            words.add("foreign-cni");
        }
        if (stalePkiRemoved) {
            words.add("stale-pki");
        }
        if (topologyLabels) {
            words.add("topology-labels");
        }
        return words;
    }

    private static void requireNumber(int number, String what) {
        if (number < 1 || number > LARGEST_MAX_PODS) {
            throw new IllegalArgumentException(what + " are 1 to " + LARGEST_MAX_PODS + ", not " + number);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubeletFlagOptions that && words().equals(that.words());
    }

    @Override
    public int hashCode() {
        return words().hashCode();
    }

    @Override
    public String toString() {
        return "KubeletFlagOptions" + words();
    }
}
