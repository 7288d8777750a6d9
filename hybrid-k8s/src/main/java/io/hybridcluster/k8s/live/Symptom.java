// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.live;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;

/**
 * A known word in a message of Terway or of the cloud, what it means and what helps. Messages also hold request ids and,
 * in some versions, credentials; so only these words are ever taken from one.
 */
public enum Symptom {
    /** The init container checks the kernel since Terway 1.14.0 (terway {@code cmd/terway-cli}). */
    KERNEL_UNSUPPORTED(
            "unsupport kernel version",
            "Terway 1.14.0 and later want kernel 5.10",
            "take an image with kernel 5.10, such as AliyunLinux3, for the node pool, or a Terway before 1.14.0"),

    /** The init container could not read the configuration (terway {@code cmd/terway-cli}). */
    CONFIG_UNREADABLE(
            "failed process input",
            "ConfigMap kube-system/eni-config is not what Terway reads",
            "lint ConfigMap kube-system/eni-config: eni_conf and 10-terway.conf must both be there and be JSON"),

    /** The configuration has no member eni_conf (terway {@code types/daemon/dynamicconfig.go}). */
    CONFIG_MISSING(
            "has no eni_conf",
            "ConfigMap kube-system/eni-config has no eni_conf",
            "write eni_conf into ConfigMap kube-system/eni-config, and restart the Terway pods"),

    /** Without an access key Terway asks the metadata for the role of the instance (terway {@code pkg/aliyun/credential}). */
    NO_CREDENTIALS(
            "Aliyun Metadata API Error",
            "Terway has no access key, and the instance has no RAM role",
            "give Terway its access key by Secret kube-system/alibaba-addon-secret (from 1.8.0 on), or the instances a RAM"
                    + " role"),

    /** Terway asks DescribeInstanceTypes at its start (terway {@code daemon/daemon.go}). */
    NO_INSTANCE_LIMITS(
            "upable get instance limit",
            "Terway may not ask for the limits of the instance type",
            "grant Terway's RAM user ecs:DescribeInstanceTypes, which the guide's policy lacks"),

    /** The data path is not one that this Terway has (terway {@code plugin/driver}). */
    DATAPATH_UNSUPPORTED(
            "ipvlan is unsupported",
            "this Terway has no IPvlan any more",
            "take eniip_virtual_type Veth or datapathv2 in 10-terway.conf"),

    /** The vSwitch has no address left (terway {@code pkg/aliyun/client/errors}). */
    VSWITCH_EXHAUSTED(
            "InvalidVSwitchId.IpNotEnough",
            "a pod vSwitch has no address left",
            "add a pod vSwitch of the same zone to eni_conf; it serves new interfaces only, so replace the nodes whose"
                    + " interfaces are full"),

    /** The VPC has no address left (terway {@code pkg/aliyun/client/errors}). */
    ADDRESS_QUOTA(
            "QuotaExceeded.PrivateIpAddress",
            "the VPC's quota of private addresses is used up",
            "raise the VPC's quota of private addresses, or free some"),

    /** The instance has all the interfaces it may have (terway {@code pkg/aliyun/client/errors}). */
    ENI_LIMIT(
            "EniPerInstanceLimitExceeded",
            "the instance has all the interfaces that its type allows",
            "have the kubelet take no more pods than the type has addresses for (--max-pods), and detach foreign"
                    + " interfaces"),

    /** The security group holds all the addresses it may (terway {@code pkg/aliyun/client/errors}). */
    SECURITY_GROUP_FULL(
            "SecurityGroupInstanceLimitExceed",
            "a security group has all the addresses it may have",
            "take an advanced security group (65,536 addresses instead of 2,000) for the interfaces of pods"),

    /** The RAM user lacks a permission (terway {@code pkg/aliyun/client/errors}). */
    PERMISSION_DENIED(
            "Forbidden.RAM",
            "Terway's RAM user lacks a permission",
            "compare the RAM user's policy with what this Terway calls; the guide's policy lacks"
                    + " ecs:DescribeInstanceTypes"),

    /** There is no such access key (RAM: common errors). */
    ACCESS_KEY_UNKNOWN(
            "InvalidAccessKeyId",
            "the cloud does not know Terway's access key",
            "give Terway an access key that exists, and restart its pods"),

    /** The secret is not that of the access key (RAM: common errors). */
    ACCESS_KEY_SECRET_WRONG(
            "SignatureDoesNotMatch",
            "the secret of Terway's access key is wrong",
            "give Terway the secret of its access key, and restart its pods"),

    /** There is no such interface any more (terway {@code pkg/aliyun/client/errors}). */
    ENI_GONE(
            "InvalidEniId.NotFound",
            "an interface that Terway uses is gone",
            "do not delete interfaces that carry the tag creator=terway by hand; restart the node's Terway pod"),

    /** There is no such instance (terway {@code pkg/aliyun/client/errors}). */
    INSTANCE_GONE(
            "InvalidEcsId.NotFound",
            "the cloud does not know the instance of a node",
            "delete the node if its instance was released; otherwise check its provider id"),

    /** The interface is busy (terway {@code pkg/aliyun/client/errors}). */
    ENI_BUSY(
            "InvalidOperation.InvalidEniState",
            "an interface is in a state that the call does not allow",
            "wait: Terway tries again; if it lasts, look at the interface in the console"),

    /** The interface has all the addresses it may have (terway {@code pkg/aliyun/client/errors}). */
    ENI_FULL(
            "InvalidOperation.Ipv4CountExceeded",
            "an interface has all the addresses that the type allows",
            "have the kubelet take no more pods than the type has addresses for (--max-pods)"),

    /** Too many calls of the account (ECS: common errors). */
    THROTTLED(
            "Throttling",
            "the cloud refuses calls since the account makes too many",
            "wait: Terway tries again; scale out in smaller steps");

    private static final ImmutableSet<Symptom> NONE = ImmutableSet.of();

    private final String word;
    private final String meaning;
    private final String remedy;

    Symptom(String word, String meaning, String remedy) {
        this.word = word;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    static ImmutableSet<Symptom> in(String... messages) {
        EnumSet<Symptom> found = EnumSet.noneOf(Symptom.class);
        for (String message : messages) {
            if (!message.isEmpty()) {
                for (Symptom symptom : values()) {
                    if (message.contains(symptom.word)) {
                        found.add(symptom);
                    }
                }
            }
        }
        return found.isEmpty() ? NONE : Sets.immutableEnumSet(found);
    }

    /** Returns the word in the message. */
    public String word() {
        return word;
    }

    /** Returns what it means. */
    public String meaning() {
        return meaning;
    }

    /** Returns what helps. */
    public String remedy() {
        return remedy;
    }
}
