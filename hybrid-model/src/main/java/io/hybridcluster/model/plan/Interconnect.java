// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What joins the data centre with the VPC.
 *
 * @param type its kind
 * @param id its id, which starts with {@code cen-}, {@code vbr-} or {@code vpn-} by its kind
 * @param cidrs the blocks it uses itself: BGP peer addresses, the transit router's own block; may be empty
 * @param podRoutes how the data centre announces pod addresses, if the plan says so
 */
public record Interconnect(InterconnectType type, String id, List<Cidr> cidrs, Optional<PodRoutes> podRoutes) {
    private static final Pattern TAIL = Pattern.compile("[a-z0-9]{4,64}");

    /** @throws IllegalArgumentException if the id does not fit the kind */
    public Interconnect {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
        requireNonNull(podRoutes, "podRoutes");
        cidrs = ImmutableList.copyOf(cidrs);
        String prefix = type.idPrefix();
        if (!id.startsWith(prefix)
                || !TAIL.matcher(id.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("\"" + id + "\" is not the id of a " + type + ": expected \"" + prefix
                    + "\" and 4 to 64 lower-case letters and digits");
        }
    }

    /** Returns an interconnect of which nothing but kind and id is known. */
    public static Interconnect of(InterconnectType type, String id) {
        return new Interconnect(type, id, List.of(), Optional.empty());
    }
}
