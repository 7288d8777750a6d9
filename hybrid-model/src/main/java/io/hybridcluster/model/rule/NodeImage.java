// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import io.hybridcluster.model.version.KernelVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The image types of a node pool (ACK: CreateClusterNodePool, scaling_group.image_type), and what each runs. */
enum NodeImage {
    /** Alibaba Cloud Linux 2. */
    ALIYUN_LINUX("AliyunLinux", new KernelVersion(4, 19, 0)),
    ALIYUN_LINUX_SECURITY("AliyunLinuxSecurity", new KernelVersion(4, 19, 0)),
    ALIYUN_LINUX_3("AliyunLinux3", new KernelVersion(5, 10, 0)),
    ALIYUN_LINUX_3_ARM64("AliyunLinux3Arm64", new KernelVersion(5, 10, 0)),
    ALIYUN_LINUX_3_SECURITY("AliyunLinux3Security", new KernelVersion(5, 10, 0)),
    ALIYUN_LINUX_3_CONTAINER_OPTIMIZED("AliyunLinux3ContainerOptimized", new KernelVersion(5, 10, 0)),
    CENTOS("CentOS", new KernelVersion(3, 10, 0)),
    CONTAINER_OS("ContainerOS", null),
    WINDOWS("Windows", null),
    WINDOWS_CORE("WindowsCore", null);

    private final String text;
    private final @Nullable KernelVersion kernel;

    NodeImage(String text, @Nullable KernelVersion kernel) {
        this.text = text;
        this.kernel = kernel;
    }

    static Optional<NodeImage> find(String text) {
        return Arrays.stream(values()).filter(image -> image.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(image -> image.text).toList();
    }

    boolean isLinux() {
        return this != WINDOWS && this != WINDOWS_CORE;
    }

    /** Returns whether node pools with this image have no Terway from 1.9.2 on (ACK: Terway release notes). */
    boolean isDroppedByTerway() {
        return this == CENTOS || this == ALIYUN_LINUX || this == ALIYUN_LINUX_SECURITY;
    }

    Optional<KernelVersion> kernel() {
        return Optional.ofNullable(kernel);
    }
}
