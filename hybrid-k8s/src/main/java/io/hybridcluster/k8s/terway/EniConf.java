// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpFamily;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.plan.PoolSize;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.plan.VSwitch;
import io.hybridcluster.model.plan.VSwitchRole;
import io.hybridcluster.model.plan.VSwitchSelection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Terway is to do, without saying yet in which words: {@link EniConfigMap} writes it for a version.
 *
 * <p>It names where credentials come from and holds none. Immutable and thread-safe.
 */
public final class EniConf {
    private final List<Cidr> serviceCidrs;
    private final List<SecurityGroupId> securityGroups;
    private final Map<ZoneId, List<VSwitchId>> vSwitches;
    private final Map<String, String> eniTags;
    private final PoolSize pool;
    private final VSwitchSelection vSwitchSelection;
    private final IpStack ipStack;
    private final CredentialSource credentials;

    private EniConf(Builder builder) {
        Map<ZoneId, List<VSwitchId>> byZone = new LinkedHashMap<>();
        builder.vSwitches.forEach((zone, ids) -> byZone.put(zone, List.copyOf(ids)));
        this.serviceCidrs = builder.serviceCidrs;
        this.securityGroups = builder.securityGroups;
        this.vSwitches = Collections.unmodifiableMap(byZone);
        this.eniTags = builder.eniTags.copy();
        this.pool = builder.pool;
        this.vSwitchSelection = builder.vSwitchSelection;
        this.ipStack = builder.ipStack;
        this.credentials = builder.credentials;
    }

    /**
     * Returns a builder.
     *
     * @param cluster the cluster, which ENIs are tagged with ({@code ack.aliyun.com})
     * @param serviceCidrs the cluster's Service blocks; at least one
     * @param securityGroups the groups of the pods' ENIs; at least one, since without any Terway copies those of the
     *     node's primary ENI
     * @throws IllegalArgumentException if a list is empty or names something twice
     */
    public static Builder builder(ClusterId cluster, List<Cidr> serviceCidrs, List<SecurityGroupId> securityGroups) {
        return new Builder(
                requireNonNull(cluster, "cluster"),
                requireNonNull(serviceCidrs, "serviceCidrs"),
                requireNonNull(securityGroups, "securityGroups"));
    }

    /**
     * Returns what a plan says: its Terway section, its Service blocks of the families that pods get, its security groups
     * and its pod vSwitches, in the plan's order.
     *
     * @throws IllegalArgumentException if the plan has no Terway section or no pod vSwitch
     */
    public static EniConf of(HybridPlan plan) {
        TerwayPlan terway = terwayOf(requireNonNull(plan, "plan"));
        List<Cidr> serviceCidrs = plan.cluster().serviceCidrs().stream()
                .filter(cidr -> terway.ipStack() == IpStack.DUAL || cidr.family() == IpFamily.IPV4)
                .toList();
        Builder builder = builder(plan.cluster().id(), serviceCidrs, plan.vpc().securityGroups())
                .pool(terway.pool())
                .vSwitchSelection(terway.vSwitchSelection())
                .ipStack(terway.ipStack())
                .credentials(terway.credentials());
        for (VSwitch vSwitch : plan.vpc().vSwitches(VSwitchRole.POD)) {
            builder.addVSwitch(vSwitch.zone(), vSwitch.id());
        }
        return builder.build();
    }

    static TerwayPlan terwayOf(HybridPlan plan) {
        return plan.terway()
                .orElseThrow(() -> new IllegalArgumentException("plan \"" + plan.name()
                        + "\" has no terway section, so there is nothing to configure Terway by"));
    }

    /** Returns the cluster's Service blocks. */
    public List<Cidr> serviceCidrs() {
        return serviceCidrs;
    }

    /** Returns the security groups of the pods' ENIs. */
    public List<SecurityGroupId> securityGroups() {
        return securityGroups;
    }

    /** Returns the pod vSwitches by zone, both in the order in which they were added. */
    public Map<ZoneId, List<VSwitchId>> vSwitches() {
        return vSwitches;
    }

    /** Returns the tags of the ENIs, {@code ack.aliyun.com} with the cluster's id first. */
    public Map<String, String> eniTags() {
        return eniTags;
    }

    /** Returns how many idle addresses a node keeps. */
    public PoolSize pool() {
        return pool;
    }

    /** Returns how Terway chooses among the vSwitches of a zone. */
    public VSwitchSelection vSwitchSelection() {
        return vSwitchSelection;
    }

    /** Returns which families pods get. */
    public IpStack ipStack() {
        return ipStack;
    }

    /** Returns where Terway gets its credentials from. */
    public CredentialSource credentials() {
        return credentials;
    }

    /** Returns a builder that starts with everything of this configuration. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private List<Object> parts() {
        return List.of(serviceCidrs, securityGroups, vSwitches, eniTags, pool, vSwitchSelection, ipStack, credentials);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EniConf that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "EniConf" + parts();
    }

    /** Builds an {@link EniConf}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final List<Cidr> serviceCidrs;
        private final List<SecurityGroupId> securityGroups;
        private final Map<ZoneId, List<VSwitchId>> vSwitches = new LinkedHashMap<>();
        private final EniTags eniTags;
        private PoolSize pool = PoolSize.GUIDE;
        private VSwitchSelection vSwitchSelection = VSwitchSelection.ORDERED;
        private IpStack ipStack = IpStack.IPV4;
        private CredentialSource credentials = CredentialSource.ADDON_SECRET;

        private Builder(ClusterId cluster, List<Cidr> serviceCidrs, List<SecurityGroupId> securityGroups) {
            this.eniTags = new EniTags(cluster);
            this.serviceCidrs = checked("Service block", serviceCidrs);
            this.securityGroups = checked("security group", securityGroups);
        }

        private Builder(EniConf conf) {
            this.eniTags = new EniTags(conf.eniTags);
            this.serviceCidrs = conf.serviceCidrs;
            this.securityGroups = conf.securityGroups;
            conf.vSwitches.forEach((zone, ids) -> vSwitches.put(zone, new ArrayList<>(ids)));
            this.pool = conf.pool;
            this.vSwitchSelection = conf.vSwitchSelection;
            this.ipStack = conf.ipStack;
            this.credentials = conf.credentials;
        }

        private static <T> List<T> checked(String kind, List<T> elements) {
            List<T> copy = List.copyOf(elements);
            if (copy.isEmpty()) {
                throw new IllegalArgumentException("there is no " + kind + "; Terway needs at least one");
            }
            for (int i = 0; i < copy.size(); i++) {
                if (copy.indexOf(copy.get(i)) < i) {
                    throw new IllegalArgumentException(kind + " " + copy.get(i) + " is given twice");
                }
            }
            return copy;
        }

        /**
         * Adds a pod vSwitch of a zone, after those added before.
         *
         * @throws IllegalArgumentException if it is there already, in whatever zone
         */
        public Builder addVSwitch(ZoneId zone, VSwitchId vSwitch) {
            requireNonNull(zone, "zone");
            requireNonNull(vSwitch, "vSwitch");
            vSwitches.forEach((other, ids) -> {
                if (ids.contains(vSwitch)) {
                    throw new IllegalArgumentException(
                            "vSwitch " + vSwitch + " of zone " + zone + " is there already, in zone " + other);
                }
            });
            vSwitches.computeIfAbsent(zone, unused -> new ArrayList<>()).add(vSwitch);
            return this;
        }

        /**
         * Adds a tag for the ENIs, beside {@code ack.aliyun.com} and Terway's own {@code creator}.
         *
         * @throws IllegalArgumentException if ECS does not take it: more than 19, too long, a reserved or repeated key
         */
        public Builder addEniTag(String key, String value) {
            eniTags.add(requireNonNull(key, "key"), requireNonNull(value, "value"));
            return this;
        }

        /** Sets how many idle addresses a node keeps. Defaults to the guide's 0 to 5. */
        public Builder pool(PoolSize pool) {
            this.pool = requireNonNull(pool, "pool");
            return this;
        }

        /** Sets how Terway chooses among the vSwitches of a zone. Defaults to the guide's ordered. */
        public Builder vSwitchSelection(VSwitchSelection vSwitchSelection) {
            this.vSwitchSelection = requireNonNull(vSwitchSelection, "vSwitchSelection");
            return this;
        }

        /** Sets which families pods get. Defaults to IPv4. */
        public Builder ipStack(IpStack ipStack) {
            this.ipStack = requireNonNull(ipStack, "ipStack");
            return this;
        }

        /** Sets where Terway gets its credentials from. Defaults to the add-on's Secret. */
        public Builder credentials(CredentialSource credentials) {
            this.credentials = requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Returns the configuration.
         *
         * @throws IllegalArgumentException if there is no vSwitch: Terway would silently use the node's own for pods
         */
        public EniConf build() {
            if (vSwitches.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no pod vSwitch; Terway would take pod addresses from the nodes' own vSwitch");
            }
            return new EniConf(this);
        }
    }
}
