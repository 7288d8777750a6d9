// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.model.id.VpcId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * Makes the vSwitch that a plan lacks: another one for pods, where the addresses of the zone run out. Stateless, thread-safe.
 *
 * <p>It is looked for by its block first, and made with an idempotency token, so that no failure leaves two; a VPC takes no
 * two vSwitches of one block anyway (VPC: CreateVSwitch).
 */
public final class VSwitchClient {
    private final AlibabaCloud cloud;
    private final WaitPolicy wait;

    /** Waits by the standard policy. */
    public VSwitchClient(AlibabaCloud cloud) {
        this(cloud, WaitPolicy.standard());
    }

    /** Waits by this policy until a new vSwitch can be used. */
    public VSwitchClient(AlibabaCloud cloud, WaitPolicy wait) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.wait = requireNonNull(wait, "wait");
    }

    /**
     * A vSwitch that is there now.
     *
     * @param vSwitch as it was read last
     * @param step whether it was made now, and how to undo that
     */
    public record Provided(LiveVSwitch vSwitch, Step step) {
        /** Requires both. */
        public Provided {
            requireNonNull(vSwitch, "vSwitch");
            requireNonNull(step, "step");
        }
    }

    /**
     * Makes a vSwitch unless it is there, and waits until it can be used.
     *
     * @param name for people; the cloud takes 1 to 128 characters that do not start with {@code http://} or {@code https://}
     * @throws ProcedureFailedException {@code STATE} if a vSwitch of that block is in another zone; {@code CALL} if the cloud
     *     refused or could not be reached; {@code TIMED_OUT}, {@code INTERRUPTED}
     */
    public Provided provide(VpcId vpc, ZoneId zone, Cidr cidr, String name) {
        requireNonNull(zone, "zone");
        String what = "create vSwitch " + requireNonNull(cidr, "cidr") + " in " + requireNonNull(vpc, "vpc");
        Optional<LiveVSwitch> there;
        try {
            there = find(vpc, cidr);
        } catch (AlibabaCloudException e) {
            throw ProcedureFailedException.of(e, what, List.of());
        }
        if (there.isPresent() && !there.get().zone().equals(zone.value())) {
            throw ProcedureFailedException.of(
                    ProcedureFailedException.Reason.STATE,
                    what + " failed: vSwitch " + there.get().id() + " has that block in zone "
                            + there.get().zone(),
                    "take another block for zone " + zone,
                    List.of());
        }
        Step step = there.isPresent() ? Step.alreadyThere(what) : create(vpc, zone, cidr, name, what);
        try {
            LiveVSwitch available = new TaskWaiter(cloud, wait)
                    .until(what, () -> find(vpc, cidr).orElse(null), LiveVSwitch::isAvailable);
            return new Provided(available, step);
        } catch (ProcedureFailedException e) {
            throw e.after(List.of(step));
        }
    }

    private Step create(VpcId vpc, ZoneId zone, Cidr cidr, String name, String what) {
        try {
            String id = cloud.call(ApiRequest.of(ApiAction.CREATE_V_SWITCH)
                            .with("RegionId", cloud.region().value())
                            .with("VpcId", vpc.value())
                            .with("ZoneId", zone.value())
                            .with("CidrBlock", cidr.toString())
                            .with("VSwitchName", requireNonNull(name, "name")))
                    .text("VSwitchId");
            return Step.done(what, "delete vSwitch " + id);
        } catch (AlibabaCloudException e) {
            if (e.outcomeUnknown() && isThere(vpc, cidr)) {
                return Step.done(what, "delete the vSwitch of " + cidr + " in " + vpc);
            }
            throw ProcedureFailedException.of(e, what, List.of());
        }
    }

    /** After a create whose outcome is not known; if this cannot be told either, that failure is the one that counts. */
    private boolean isThere(VpcId vpc, Cidr cidr) {
        try {
            return find(vpc, cidr).isPresent();
        } catch (AlibabaCloudException e) {
            return false;
        }
    }

    private Optional<LiveVSwitch> find(VpcId vpc, Cidr cidr) {
        return cloud
                .list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)
                        .with("RegionId", cloud.region().value())
                        .with("VpcId", vpc.value()))
                .stream()
                .map(LiveVSwitch::from)
                .filter(vSwitch -> vSwitch.cidr().equals(cidr))
                .findFirst();
    }
}
