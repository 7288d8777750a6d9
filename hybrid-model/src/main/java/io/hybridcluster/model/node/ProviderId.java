// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.RegionId;
import java.util.regex.Pattern;

/**
 * A node's provider id on Alibaba Cloud, such as {@code cn-hangzhou.i-bp1a2b3c4d5e6f}: the region, a dot, the instance id.
 *
 * <p>Terway's control plane splits it at the dot and takes the second part for the instance (terway
 * {@code pkg/controller/common/types_default.go}).
 *
 * @param region the region of the instance
 * @param instanceId the id of the ECS instance, {@code i-} and lower-case letters and digits
 */
public record ProviderId(RegionId region, String instanceId) {
    private static final Pattern INSTANCE = Pattern.compile("i-[a-z0-9]{4,64}");

    /** @throws IllegalArgumentException if the instance id breaks the grammar */
    public ProviderId {
        requireNonNull(region, "region");
        requireNonNull(instanceId, "instanceId");
        if (!INSTANCE.matcher(instanceId).matches()) {
            throw new IllegalArgumentException("\"" + instanceId
                    + "\" is not an instance id: expected \"i-\" and 4 to 64 lower-case letters and digits");
        }
    }

    /**
     * Returns the id written {@code <region>.<instance id>}.
     *
     * @throws IllegalArgumentException if there is no dot, or a part breaks its grammar
     */
    public static ProviderId parse(String text) {
        requireNonNull(text, "text");
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException(
                    "provider id \"" + text + "\" has no dot: expected <region>.<instance id>");
        }
        return new ProviderId(new RegionId(text.substring(0, dot)), text.substring(dot + 1));
    }

    /** Returns {@code <region>.<instance id>}. */
    @Override
    public String toString() {
        return region + "." + instanceId;
    }
}
