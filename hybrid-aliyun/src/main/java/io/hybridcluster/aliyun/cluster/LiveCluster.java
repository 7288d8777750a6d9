// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.id.ClusterId;
import io.hybridcluster.model.id.RegionId;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.version.KubernetesVersion;
import java.util.List;
import java.util.Optional;

/**
 * A cluster as Container Service has it now (Container Service: DescribeClusterDetail, DescribeClustersV1).
 *
 * <p>What of it the cloud leaves out is empty. {@code master_url} and {@code meta_data} are JSON in a text; one that cannot
 * be read is taken for none. Immutable and thread-safe.
 */
public final class LiveCluster {
    /** The type of registered clusters. */
    public static final String REGISTERED = "ExternalKubernetes";

    private final ClusterId id;
    private final ApiAnswer answer;
    private final ClusterState state;
    private final ClusterEndpoints endpoints;
    private final ApiAnswer metaData;

    private LiveCluster(ApiAnswer answer) {
        this.id = new ClusterId(answer.text("cluster_id"));
        this.answer = answer;
        this.state = answer.findText("state").map(ClusterState::of).orElse(ClusterState.UNKNOWN);
        this.endpoints = ClusterEndpoints.from(EmbeddedJson.object(answer, "master_url"));
        this.metaData = EmbeddedJson.object(answer, "meta_data");
        // Read once, so that what has another shape is refused here and not later.
        name();
        type();
        vpcId();
        vSwitchIds();
        securityGroupId();
        serviceCidr();
        isDeletionProtected();
    }

    /**
     * Returns the cluster of an answer.
     *
     * @throws IllegalArgumentException if there is no id, or a member has another shape than it should have
     */
    public static LiveCluster from(ApiAnswer answer) {
        return new LiveCluster(requireNonNull(answer, "answer"));
    }

    /** Returns its id. */
    public ClusterId id() {
        return id;
    }

    /** Returns its name, which other clusters may have, too; empty if the cloud tells none. */
    public String name() {
        return answer.findText("name").orElse("");
    }

    /** Returns its type, {@value #REGISTERED} for a registered one. */
    public String type() {
        return answer.findText("cluster_type").orElse("");
    }

    /** Returns whether it is a registered cluster. */
    public boolean isRegistered() {
        return type().equals(REGISTERED);
    }

    /** Returns its state. */
    public ClusterState state() {
        return state;
    }

    /** Returns the state as the cloud writes it, for one that this SDK does not know. */
    public String stateText() {
        return answer.findText("state").orElse("");
    }

    /** Returns its region. */
    public Optional<RegionId> region() {
        return answer.findText("region_id").map(RegionId::new);
    }

    /** Returns the version of its control plane; empty before the agent was connected, or if it is no version. */
    public Optional<KubernetesVersion> kubernetesVersion() {
        return answer.findText("current_version").flatMap(text -> {
            try {
                return Optional.of(KubernetesVersion.parse(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Returns its VPC's id. */
    public Optional<String> vpcId() {
        return answer.findText("vpc_id");
    }

    /** Returns its vSwitches' ids; an older answer has them in one text, joined by commas. */
    public List<String> vSwitchIds() {
        List<String> ids = answer.texts("vswitch_ids");
        return ids.isEmpty()
                ? answer.findText("vswitch_id")
                        .map(text -> ImmutableList.copyOf(Splitter.on(',').split(text)))
                        .orElse(ImmutableList.of())
                : ImmutableList.copyOf(ids);
    }

    /** Returns its security group's id. */
    public Optional<String> securityGroupId() {
        return answer.findText("security_group_id");
    }

    /** Returns its block of Service addresses, as the cloud writes it. */
    public Optional<String> serviceCidr() {
        return answer.findText("service_cidr");
    }

    /** Returns whether it cannot be deleted before its deletion protection is turned off. */
    public boolean isDeletionProtected() {
        return answer.flag("deletion_protection");
    }

    /** Returns where its API server is reached. */
    public ClusterEndpoints endpoints() {
        return endpoints;
    }

    /**
     * Returns whether its agent is connected through the intranet, which the nodes of a node pool need, by what the agent
     * reports; empty if that is not told.
     */
    public Optional<Boolean> hasPrivateAgent() {
        return metaData.names().stream()
                .filter(name -> Ascii.equalsIgnoreCase(name, "isintranet"))
                .findFirst()
                .flatMap(metaData::findText)
                .map(text -> Ascii.equalsIgnoreCase(text, "true"));
    }

    /** Returns the names of the add-ons that the cloud notes for it, in its order; those that are installed now the add-on client tells. */
    public List<String> notedAddOns() {
        return metaData.list("Addons").stream()
                .flatMap(addOn -> addOn.findText("name").or(() -> addOn.findText("Name")).stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns name, id and state. */
    @Override
    public String toString() {
        return "cluster " + Shown.name(name()) + " (" + id + ") " + state;
    }
}
