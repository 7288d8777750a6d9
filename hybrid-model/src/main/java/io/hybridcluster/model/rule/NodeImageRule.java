// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.NodePoolPlan;
import java.util.List;
import java.util.Optional;

/** The pool needs one image, and one that runs a Linux node script. */
final class NodeImageRule implements PlanRule {
    private static final String SOURCE = "ACK: CreateClusterNodePool, scaling_group.image_type";

    private static final RuleDescription MISSING = RuleDescription.of(
            "NodePool.ImageMissing", Severity.ERROR, "the node pool has neither imageType nor imageId", SOURCE);

    private static final RuleDescription AMBIGUOUS = RuleDescription.of(
            "NodePool.ImageAmbiguous", Severity.ERROR, "the node pool has both imageType and imageId", SOURCE);

    private static final RuleDescription UNKNOWN = RuleDescription.of(
            "NodePool.ImageTypeUnknown", Severity.WARNING, "the image type is none that ACK names", SOURCE);

    private static final RuleDescription NOT_LINUX = RuleDescription.of(
            "NodePool.ImageNotLinux",
            Severity.ERROR,
            "the image is Windows, where neither the node script nor Terway runs",
            "ACK: Create custom scripts for node pools");

    private static final FieldPath IMAGE_TYPE = Places.NODE_POOL.child("imageType");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(MISSING, AMBIGUOUS, UNKNOWN, NOT_LINUX);
    }

    @Override
    public void check(CheckedPlan plan, Report report) {
        plan.plan().nodePool().ifPresent(pool -> check(pool, report));
    }

    private static void check(NodePoolPlan pool, Report report) {
        Optional<String> type = pool.imageType();
        if (type.isEmpty() && pool.imageId().isEmpty()) {
            report.add(
                    MISSING,
                    Places.NODE_POOL,
                    "the pool names no image",
                    "name a public image, such as imageType: AliyunLinux3, or a custom one by imageId");
        }
        if (type.isPresent() && pool.imageId().isPresent()) {
            report.add(
                    AMBIGUOUS,
                    Places.NODE_POOL.child("imageId"),
                    "the pool names image type " + Quote.of(type.get()) + " and image "
                            + Quote.of(pool.imageId().get()),
                    "leave imageType out for the custom image, or imageId for the public one");
        }
        Optional<NodeImage> image = type.flatMap(NodeImage::find);
        if (type.isPresent() && image.isEmpty()) {
            report.add(
                    UNKNOWN,
                    IMAGE_TYPE,
                    "image type " + Quote.of(type.get()) + " is not known",
                    "check it against ACK's list: " + String.join(", ", NodeImage.texts()));
        }
        if (image.isPresent() && !image.get().isLinux()) {
            report.add(
                    NOT_LINUX,
                    IMAGE_TYPE,
                    "image type " + type.get() + " is not Linux",
                    "take a Linux image, such as imageType: AliyunLinux3");
        }
    }
}
