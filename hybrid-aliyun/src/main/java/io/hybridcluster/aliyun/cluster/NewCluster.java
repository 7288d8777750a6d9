// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.id.SecurityGroupId;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registered cluster to be made: the body of CreateCluster, {@code POST /clusters} (Container Service API 2015-12-15), of type
 * {@code ExternalKubernetes}. Immutable and thread-safe.
 */
public final class NewCluster {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff-]{0,62}");
    private static final int MOST_TAGS = 20;

    private final String name;
    private final RegionId region;
    private final VpcId vpc;
    private final ImmutableList<VSwitchId> vSwitches;
    private final Optional<SecurityGroupId> securityGroup;
    private final Optional<Cidr> serviceCidr;
    private final boolean internetEndpoint;
    private final boolean deletionProtection;
    private final ImmutableList<AddOnRequest> addOns;
    private final ImmutableMap<String, String> tags;

    private NewCluster(Builder builder) {
        this.name = builder.name;
        this.region = builder.region;
        this.vpc = builder.vpc;
        this.vSwitches = builder.vSwitches;
        this.securityGroup = Optional.ofNullable(builder.securityGroup);
        this.serviceCidr = Optional.ofNullable(builder.serviceCidr);
        this.internetEndpoint = builder.internetEndpoint;
        this.deletionProtection = builder.deletionProtection;
        this.addOns = ImmutableList.copyOf(builder.addOns);
        this.tags = ImmutableMap.copyOf(builder.tags);
    }

    /**
     * Returns a builder of what every such cluster has.
     *
     * @param name 1 to 63 letters, digits and "-", not beginning with "-"; clusters are told apart by id, but this SDK looks
     *     for the name before it makes another one
     * @param vSwitches where the cloud's end of the tunnel is; at least one, each once
     * @throws IllegalArgumentException if the name or the list is not so
     */
    public static Builder builder(String name, RegionId region, VpcId vpc, List<VSwitchId> vSwitches) {
        return new Builder(name, region, vpc, vSwitches);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the region. */
    public RegionId region() {
        return region;
    }

    /** Returns the body of CreateCluster. */
    public Document document() {
        ObjectBuilder document = Document.object()
                .put("name", name)
                .put("region_id", region.value())
                .put("cluster_type", LiveCluster.REGISTERED)
                .put("vpcid", vpc.value())
                .put("vswitch_ids", vSwitches.stream().map(VSwitchId::value).toList())
                .putIfPresent("security_group_id", securityGroup.map(SecurityGroupId::value))
                .putIfPresent("service_cidr", serviceCidr.map(Cidr::toString))
                .put("endpoint_public_access", internetEndpoint)
                .put("deletion_protection", deletionProtection);
        if (!addOns.isEmpty()) {
            document.put(
                    "addons",
                    addOns.stream()
                            .map(addOn -> ((List<?>) addOn.installBody().root()).get(0))
                            .toList());
        }
        if (!tags.isEmpty()) {
            List<Object> list = new ArrayList<>();
            tags.forEach(
                    (key, value) -> list.add(Document.object().put("key", key).put("value", value)));
            document.put("tags", list);
        }
        return document.build();
    }

    /**
     * Returns how a cluster differs from this one, each on one line; nothing if it does not. What the cloud does not tell of
     * it is not compared.
     */
    public List<String> differences(LiveCluster cluster) {
        requireNonNull(cluster, "cluster");
        List<String> differences = new ArrayList<>();
        compare("type", LiveCluster.REGISTERED, Optional.of(cluster.type()), differences);
        compare("region", region.value(), cluster.region().map(RegionId::value), differences);
        compare("VPC", vpc.value(), cluster.vpcId(), differences);
        ImmutableSet<String> wanted = vSwitches.stream().map(VSwitchId::value).collect(ImmutableSet.toImmutableSet());
        if (!cluster.vSwitchIds().isEmpty() && !wanted.equals(ImmutableSet.copyOf(cluster.vSwitchIds()))) {
            differences.add("vSwitches: wanted " + wanted + ", found "
                    + cluster.vSwitchIds().stream().map(Shown::name).toList());
        }
        securityGroup.ifPresent(
                group -> compare("security group", group.value(), cluster.securityGroupId(), differences));
        serviceCidr.ifPresent(block -> compare("Service block", block.toString(), cluster.serviceCidr(), differences));
        if (deletionProtection != cluster.isDeletionProtected()) {
            differences.add(
                    "deletion protection: wanted " + deletionProtection + ", found " + cluster.isDeletionProtected());
        }
        return List.copyOf(differences);
    }

    private static void compare(String what, String wanted, Optional<String> found, List<String> differences) {
        found.filter(text -> !text.equals(wanted))
                .ifPresent(text -> differences.add(what + ": wanted " + wanted + ", found " + Shown.name(text)));
    }

    /** Returns name and region. */
    @Override
    public String toString() {
        return "registered cluster " + Shown.name(name) + " in " + region;
    }

    /** Builds a {@link NewCluster}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final String name;
        private final RegionId region;
        private final VpcId vpc;
        private final ImmutableList<VSwitchId> vSwitches;
        private @Nullable SecurityGroupId securityGroup;
        private @Nullable Cidr serviceCidr;
        private boolean internetEndpoint;
        private boolean deletionProtection = true;
        private List<AddOnRequest> addOns = List.of();
        private Map<String, String> tags = Map.of();

        private Builder(String name, RegionId region, VpcId vpc, List<VSwitchId> vSwitches) {
            if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
                throw new IllegalArgumentException("\"" + name
                        + "\" is not a cluster's name: expected 1 to 63 letters, digits and \"-\", not beginning with"
                        + " \"-\"");
            }
            this.name = name;
            this.region = requireNonNull(region, "region");
            this.vpc = requireNonNull(vpc, "vpc");
            this.vSwitches = ImmutableList.copyOf(requireNonNull(vSwitches, "vSwitches"));
            if (this.vSwitches.isEmpty() || ImmutableSet.copyOf(this.vSwitches).size() < this.vSwitches.size()) {
                throw new IllegalArgumentException(
                        "a registered cluster has at least one vSwitch, each once; found " + this.vSwitches);
            }
        }

        /** Sets the security group. The cloud makes one by default. */
        public Builder securityGroup(SecurityGroupId value) {
            securityGroup = requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the block of Service addresses: the one that the cluster in the data centre has. It cannot be changed later.
         * The cloud's default is 172.19.0.0/20.
         */
        public Builder serviceCidr(Cidr value) {
            serviceCidr = requireNonNull(value, "value");
            return this;
        }

        /** Has the agent's end of the tunnel reached from the Internet, too, which costs an address. False by default. */
        public Builder internetEndpoint(boolean value) {
            internetEndpoint = value;
            return this;
        }

        /** Has the cluster refuse to be deleted until that is turned off. True by default, unlike the cloud's default. */
        public Builder deletionProtection(boolean value) {
            deletionProtection = value;
            return this;
        }

        /** Has add-ons installed when the agent is connected. None by default. */
        public Builder addOns(List<AddOnRequest> value) {
            addOns = List.copyOf(value);
            return this;
        }

        /**
         * Sets tags, in order. None by default.
         *
         * @throws IllegalArgumentException if there are more than 20, or one begins as the cloud reserves it
         */
        public Builder tags(Map<String, String> value) {
            Map<String, String> copy = new LinkedHashMap<>(value);
            if (copy.size() > MOST_TAGS) {
                throw new IllegalArgumentException(
                        "a cluster has at most " + MOST_TAGS + " tags, found " + copy.size());
            }
            copy.forEach((key, text) -> {
                requireTag(key);
                requireTag(text);
            });
            tags = copy;
            return this;
        }

        private static void requireTag(String text) {
            for (String reserved : List.of("aliyun", "acs:", "http://", "https://")) {
                if (text.startsWith(reserved)) {
                    throw new IllegalArgumentException("\"" + text + "\" cannot be in a tag: what begins with \""
                            + reserved + "\" is the cloud's");
                }
            }
        }

        /** Builds the value. */
        public NewCluster build() {
            return new NewCluster(this);
        }
    }
}
