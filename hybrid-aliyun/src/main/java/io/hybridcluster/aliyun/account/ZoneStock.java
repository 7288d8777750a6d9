// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an instance type can be had in a zone, as {@code DescribeAvailableResource} answers it.
 *
 * @param zone the zone's id
 * @param instanceType the type's name
 * @param level how much there is
 */
public record ZoneStock(String zone, String instanceType, Level level) {
    /** How much there is of a type. */
    public enum Level {
        /** Enough. */
        PLENTY,
        /** Not enough to rely on. */
        LOW,
        /** Nothing. */
        NONE
    }

    public ZoneStock {
        requireNonNull(zone, "zone");
        requireNonNull(instanceType, "instanceType");
        requireNonNull(level, "level");
    }

    /** Returns the stock of a zone, from an item of {@code AvailableZones.AvailableZone}. */
    public static List<ZoneStock> from(ApiAnswer zone) {
        List<ZoneStock> stock = new ArrayList<>();
        for (ApiAnswer resource : zone.list("AvailableResources", "AvailableResource")) {
            if (resource.text("Type").equals("InstanceType")) {
                for (ApiAnswer type : resource.list("SupportedResources", "SupportedResource")) {
                    stock.add(new ZoneStock(zone.text("ZoneId"), type.text("Value"), level(type)));
                }
            }
        }
        return List.copyOf(stock);
    }

    private static Level level(ApiAnswer type) {
        // Available with a category that says otherwise is known to happen; the category is the finer one.
        return switch (type.findText("StatusCategory").orElse("")) {
            case "WithStock" -> Level.PLENTY;
            case "ClosedWithStock" -> Level.LOW;
            case "WithoutStock", "ClosedWithoutStock" -> Level.NONE;
            default -> type.text("Status").equals("Available") ? Level.PLENTY : Level.NONE;
        };
    }
}
