// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.version.KernelVersion;
import io.hybridcluster.model.version.KubernetesVersion;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What runs on a node ({@code status.nodeInfo}); a text is empty where it is not told.
 *
 * @param os {@code linux} or {@code windows}
 * @param osImage the distribution, such as {@code Alibaba Cloud Linux 3 (Soaring Falcon)}
 * @param kernelText the kernel as the node tells it, such as {@code 5.10.134-16.al8.x86_64}
 * @param kubeletText the kubelet as it tells itself, such as {@code v1.24.3}
 * @param runtime the container runtime, such as {@code containerd://1.6.28}
 */
public record NodeSystem(String os, String osImage, String kernelText, String kubeletText, String runtime) {
    public NodeSystem {
        requireNonNull(os, "os");
        requireNonNull(osImage, "osImage");
        requireNonNull(kernelText, "kernelText");
        requireNonNull(kubeletText, "kubeletText");
        requireNonNull(runtime, "runtime");
    }

    static NodeSystem of(Map<?, ?> nodeInfo, UnaryOperator<String> shared) {
        Function<String, String> read = member -> shared.apply(Tree.textOrEmpty(nodeInfo, member));
        return new NodeSystem(
                read.apply("operatingSystem"),
                read.apply("osImage"),
                read.apply("kernelVersion"),
                read.apply("kubeletVersion"),
                read.apply("containerRuntimeVersion"));
    }

    /** Returns the kernel's version, if it is told as one. */
    public Optional<KernelVersion> kernel() {
        return parsed(kernelText, KernelVersion::parse);
    }

    /** Returns the kubelet's version, if it is told as one. */
    public Optional<KubernetesVersion> kubelet() {
        return parsed(kubeletText, KubernetesVersion::parse);
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            // A version that cannot be read is one that cannot be judged.
            return Optional.empty();
        }
    }
}
