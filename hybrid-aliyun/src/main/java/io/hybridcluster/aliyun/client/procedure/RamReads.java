// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.ram.AttachedPolicy;
import io.hybridcluster.aliyun.ram.RamPolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this package reads of RAM. What is not there is empty. */
final class RamReads {
    private static final String CUSTOM = "Custom";
    private static final String SYSTEM = "System";

    /**
     * A version of a policy.
     *
     * @param document empty if it was not told, or cannot be read
     */
    record Version(String id, boolean isDefault, Optional<RamPolicyDocument> document) {
        /** Versions are numbered in the order in which they were made. */
        long number() {
            try {
                return Long.parseLong(id.substring(1));
            } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                return 0;
            }
        }
    }

    private final AlibabaCloud cloud;

    RamReads(AlibabaCloud cloud) {
        this.cloud = cloud;
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AlibabaCloudException e) {
            if (e.reason() == AlibabaCloudException.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<ApiAnswer> user(String name) {
        return ifThere(() -> cloud.call(ApiRequest.of(ApiAction.GET_USER).with("UserName", name))
                .member("User"));
    }

    static ApiRequest ofPolicy(ApiAction action, String name) {
        return ApiRequest.of(action).with("PolicyName", name);
    }

    /** Returns the account's own policy of this name. */
    Optional<ApiAnswer> policy(String name) {
        return ifThere(() -> cloud.call(ofPolicy(ApiAction.GET_POLICY, name).with("PolicyType", CUSTOM)));
    }

    /** Returns the version that is in force, of an answer of GetPolicy. */
    static Version inForce(ApiAnswer policy) {
        return version(policy.member("DefaultPolicyVersion"), true);
    }

    private static Version version(ApiAnswer answer, boolean isDefault) {
        return new Version(
                answer.findText("VersionId").orElse(""),
                isDefault || answer.flag("IsDefaultVersion"),
                document(answer.member("PolicyDocument").tree()));
    }

    /** Returns all versions of the account's own policy, oldest first. */
    List<Version> versions(String name) {
        return cloud.list(ofPolicy(ApiAction.LIST_POLICY_VERSIONS, name).with("PolicyType", CUSTOM)).stream()
                .map(item -> version(item, false))
                .sorted(java.util.Comparator.comparingLong(Version::number))
                .toList();
    }

    /** The reference shows documents as text, and some answers as a tree. */
    private static Optional<RamPolicyDocument> document(@Nullable Object found) {
        try {
            if (found instanceof String text) {
                return Optional.of(RamPolicyDocument.parse(text));
            }
            return found instanceof Map<?, ?> tree ? Optional.of(RamPolicyDocument.of(tree)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the policies that are attached to a user, without their documents. */
    List<AttachedPolicy> attached(String user) {
        return ifThere(() -> cloud.list(
                        ApiRequest.of(ApiAction.LIST_POLICIES_FOR_USER).with("UserName", user)))
                .orElse(List.of())
                .stream()
                .map(item -> new AttachedPolicy(
                        item.text("PolicyName"),
                        item.findText("PolicyType").filter(SYSTEM::equals).isPresent(),
                        Optional.empty()))
                .toList();
    }

    /** Returns the policy with its document. */
    AttachedPolicy withDocument(AttachedPolicy policy) {
        String type = policy.system() ? SYSTEM : CUSTOM;
        Optional<RamPolicyDocument> document = ifThere(() ->
                        cloud.call(ofPolicy(ApiAction.GET_POLICY, policy.name()).with("PolicyType", type)))
                .flatMap(answer -> inForce(answer).document());
        return new AttachedPolicy(policy.name(), policy.system(), document);
    }

    boolean isAttached(String user, String policy) {
        return attached(user).stream()
                .anyMatch(each -> !each.system() && each.name().equals(policy));
    }

    /** Returns whether a user, group or role has the account's own policy. */
    boolean isHeld(String policy) {
        return ifThere(() -> cloud.call(
                        ofPolicy(ApiAction.LIST_ENTITIES_FOR_POLICY, policy).with("PolicyType", CUSTOM)))
                .filter(answer -> !answer.list("Users", "User").isEmpty()
                        || !answer.list("Groups", "Group").isEmpty()
                        || !answer.list("Roles", "Role").isEmpty())
                .isPresent();
    }

    List<ComponentUserState.Key> keys(String user) {
        return ifThere(() ->
                        cloud.list(ApiRequest.of(ApiAction.LIST_ACCESS_KEYS).with("UserName", user)))
                .orElse(List.of())
                .stream()
                .map(item -> new ComponentUserState.Key(
                        item.text("AccessKeyId"),
                        item.findText("Status").filter("Active"::equals).isPresent(),
                        item.findText("CreateDate").orElse("")))
                .toList();
    }

    boolean hasKey(String user, String keyId) {
        return keys(user).stream().anyMatch(key -> key.id().equals(keyId));
    }
}
