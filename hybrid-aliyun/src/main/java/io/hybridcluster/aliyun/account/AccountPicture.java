// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.id.RegionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was read of an account for a plan. Parts that were not read are {@linkplain Reading#unread unread}, and nothing is
 * concluded from them. Immutable and thread-safe.
 */
public final class AccountPicture {
    private final RegionId region;
    private final ImmutableMap<Part<?>, Reading<?>> parts;
    private final ImmutableSortedSet<ApiAction> denied;

    private AccountPicture(Builder builder) {
        this.region = builder.region;
        this.parts = ImmutableMap.copyOf(builder.parts);
        this.denied = ImmutableSortedSet.copyOf(builder.denied);
    }

    /**
     * Returns a builder of a picture of which nothing was read.
     *
     * @param region the region that was asked
     */
    public static Builder builder(RegionId region) {
        return new Builder(region);
    }

    /** Returns the region that was asked. */
    public RegionId region() {
        return region;
    }

    /** Returns what came of reading a part. */
    @SuppressWarnings("unchecked") // Only put fills the map, with readings of the part's own type.
    public <T> Reading<T> reading(Part<T> part) {
        Reading<?> reading = parts.get(requireNonNull(part, "part"));
        return reading == null ? Reading.unread() : (Reading<T>) reading;
    }

    /** Returns a part, if it was read and is there. */
    public <T> Optional<T> find(Part<T> part) {
        return reading(part).value();
    }

    /** Returns a part that is a list; empty if it was not read or is not there. */
    public <T> List<T> list(Part<List<T>> part) {
        return find(part).orElse(List.of());
    }

    /** Returns the actions that the account was not allowed to call, in the order of {@link ApiAction}. */
    public Set<ApiAction> denied() {
        return denied;
    }

    /**
     * Returns what was read of instance types as the rules on plans take it, so that a plan can be checked with the cloud's
     * own figures.
     */
    public InstanceTypes instanceTypes() {
        return InstanceTypes.of(
                list(Part.INSTANCE_TYPES).stream().map(LiveInstanceType::limits).toList());
    }

    /**
     * Returns the id of the route table that a vSwitch uses: the one it tells, else the one that names it, else the VPC's
     * own, as far as they were read.
     */
    public Optional<String> routeTableOf(LiveVSwitch vSwitch) {
        List<LiveRouteTable> tables = list(Part.ROUTE_TABLES);
        return vSwitch.routeTableId()
                .or(() -> tables.stream()
                        .filter(table -> table.vSwitchIds().contains(vSwitch.id()))
                        .map(LiveRouteTable::id)
                        .findFirst())
                .or(() -> tables.stream()
                        .filter(LiveRouteTable::isSystem)
                        .map(LiveRouteTable::id)
                        .findFirst());
    }

    /** Returns the region and which parts were read, not what they hold. */
    @Override
    public String toString() {
        return "AccountPicture[" + region + ", "
                + parts.entrySet().stream()
                        .map(entry ->
                                entry.getKey().name() + " " + entry.getValue().state())
                        .sorted()
                        .toList()
                + ", denied " + denied + "]";
    }

    /** Builds an {@link AccountPicture}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final RegionId region;
        private final Map<Part<?>, Reading<?>> parts = new HashMap<>();
        private final Set<ApiAction> denied = new TreeSet<>();

        private Builder(RegionId region) {
            this.region = requireNonNull(region, "region");
        }

        /** Puts in what came of reading a part, in place of what was put in before. Values are to be immutable. */
        public <T> Builder put(Part<T> part, Reading<T> reading) {
            parts.put(requireNonNull(part, "part"), requireNonNull(reading, "reading"));
            return this;
        }

        /** Puts in a part that was read and is there. */
        public <T> Builder put(Part<T> part, T value) {
            return put(part, Reading.of(value));
        }

        /** Adds an action that the account was not allowed to call. */
        public Builder denied(ApiAction action) {
            denied.add(requireNonNull(action, "action"));
            return this;
        }

        /** Returns the picture. */
        public AccountPicture build() {
            return new AccountPicture(this);
        }
    }
}
