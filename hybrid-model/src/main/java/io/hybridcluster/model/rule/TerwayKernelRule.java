// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.version.KernelVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;

/** The image must be one that Terway runs on, by name and by kernel. */
final class TerwayKernelRule implements PlanRule {
    private static final RuleDescription IMAGE_UNSUPPORTED = RuleDescription.of(
            "Terway.ImageUnsupported",
            Severity.ERROR,
            "from 1.9.2 on Terway does not support node pools with CentOS or Alibaba Cloud Linux 2",
            "ACK: Terway release notes, v1.9.2");

    private static final RuleDescription KERNEL_TOO_OLD = RuleDescription.of(
            "Terway.KernelTooOld",
            Severity.ERROR,
            "from 1.14.0 on Terway does not start on a kernel before 5.10",
            "terway cmd/terway-cli, unsupport kernel version");

    private static final RuleDescription KERNEL_UNKNOWN = RuleDescription.of(
            "Terway.KernelUnknown",
            Severity.INFO,
            "the plan does not tell the kernel of its image, and from 1.14.0 on Terway wants 5.10",
            "terway cmd/terway-cli, unsupport kernel version");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(IMAGE_UNSUPPORTED, KERNEL_TOO_OLD, KERNEL_UNKNOWN);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan()
                .terway()
                .ifPresent(terway -> plan.plan().nodePool().ifPresent(pool -> check(terway.version(), pool, report)));
    }

    private static void check(TerwayVersion terway, NodePoolPlan pool, Report report) {
        Optional<NodeImage> image = pool.imageType().flatMap(NodeImage::find);
        if (image.isPresent() && image.get().isDroppedByTerway() && terway.isAtLeast(1, 9, 2)) {
            report.add(
                    IMAGE_UNSUPPORTED,
                    Places.NODE_POOL.child("imageType"),
                    "Terway " + terway + " does not support image type "
                            + pool.imageType().orElse(""),
                    "take imageType: AliyunLinux3, or Terway 1.8");
        }
        boolean runsHere = image.isEmpty() || image.get().isLinux();
        if (!terway.isAtLeast(1, 14, 0) || !runsHere) {
            return;
        }
        Optional<KernelVersion> kernel = pool.kernelVersion().or(() -> image.flatMap(NodeImage::kernel));
        FieldPath at = Places.NODE_POOL.child("kernelVersion");
        if (kernel.isEmpty()) {
            report.add(
                    KERNEL_UNKNOWN,
                    at,
                    "Terway " + terway + " wants kernel 5.10 or later, and the plan does not tell the image's",
                    "read it on a node of that image with uname -r, and say it in nodePool.kernelVersion");
        } else if (!kernel.get().isAtLeast(5, 10, 0)) {
            report.add(
                    KERNEL_TOO_OLD,
                    pool.kernelVersion().isPresent() ? at : Places.NODE_POOL.child("imageType"),
                    "Terway " + terway + " wants kernel 5.10 or later, and the image has " + kernel.get(),
                    "take an image with kernel 5.10, such as imageType: AliyunLinux3, or Terway 1.8");
        }
    }
}
