// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policies of RAM and their versions. */
final class RamPolicies {
    private static final int MOST_VERSIONS = 5;
    private static final int LONGEST_DOCUMENT = 6144;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final String ROTATE = "DeleteOldestNonDefaultVersionWhenLimitExceeded";

    private final RamDirectory directory;

    RamPolicies(RamDirectory directory) {
        this.directory = directory;
    }

    Map<String, @Nullable Object> create(FakeCall call) throws FakeFailure {
        String name = RamNames.policy(call);
        String document = document(call);
        String description = RamNames.text(call, "Description", LONGEST_DESCRIPTION);
        if (directory.identities().policies.containsKey(RamPolicy.key("Custom", name))) {
            throw new FakeFailure(409, "EntityAlreadyExists.Policy", "The policy does already EXIST.");
        }
        RamPolicy policy = new RamPolicy("Custom", name, document, call.now(), call.serial());
        policy.description = description;
        directory.identities().policies.put(policy.key(), policy);
        return Trees.of("Policy", tree(policy));
    }

    private static String document(FakeCall call) throws FakeFailure {
        String document = call.parameter("PolicyDocument", "");
        RamNames.within("PolicyDocument", document, 1, LONGEST_DOCUMENT);
        RamGrammar.check(document);
        return document;
    }

    Map<String, @Nullable Object> get(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        Map<String, @Nullable Object> tree = tree(policy);
        tree.put("PolicyDocument", policy.document());
        tree.put("AttachmentCount", directory.holders(policy).size());
        tree.put("UpdateDate", RamDirectory.time(policy.updated));
        RamPolicy.Version version = Objects.requireNonNull(policy.versions.get(policy.defaultVersion));
        return Trees.of("Policy", tree, "DefaultPolicyVersion", tree(policy, version));
    }

    Map<String, @Nullable Object> delete(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.custom(call);
        List<RamUser> holders = directory.holders(policy);
        if (!call.flag("CascadingDelete", false)) {
            if (!holders.isEmpty()) {
                throw new FakeFailure(
                        409,
                        "DeleteConflict.Policy.User",
                        "The policy CAN NOT been attached to any user while deleting the policy.");
            }
            if (policy.versions.size() > 1) {
                throw new FakeFailure(
                        409,
                        "DeleteConflict.Policy.Version",
                        "The policy CAN NOT has any version except the default version.");
            }
        }
        holders.forEach(user -> user.attached.remove(policy.key()));
        directory.identities().policies.remove(policy.key());
        return RamDirectory.done();
    }

    Map<String, @Nullable Object> addVersion(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.custom(call);
        String document = document(call);
        String strategy = call.parameter("RotateStrategy", "None");
        if (!strategy.equals("None") && !strategy.equals(ROTATE)) {
            throw new FakeFailure(
                    400, "InvalidParameter.RotateStrategy", "The parameter - \"RotateStrategy\" is incorrect.");
        }
        if (policy.versions.size() >= MOST_VERSIONS) {
            if (!strategy.equals(ROTATE)) {
                throw new FakeFailure(
                        409, "LimitExceeded.Policy.Version", "The count of policy version beyond the current limits.");
            }
            dropOldest(policy);
        }
        RamPolicy.Version version = policy.add(document, call.now());
        if (call.flag("SetAsDefault", false)) {
            policy.defaultVersion = version.id();
        }
        policy.updated = call.now();
        return Trees.of("PolicyVersion", tree(policy, version));
    }

    private static void dropOldest(RamPolicy policy) {
        Iterator<String> versions = policy.versions.keySet().iterator();
        while (versions.hasNext()) {
            if (!versions.next().equals(policy.defaultVersion)) {
                versions.remove();
                return;
            }
        }
    }

    Map<String, @Nullable Object> getVersion(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        return Trees.of("PolicyVersion", tree(policy, directory.version(call, policy)));
    }

    Map<String, @Nullable Object> listVersions(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.policy(call);
        List<Map<String, @Nullable Object>> versions = policy.versions.values().stream()
                .map(version -> tree(policy, version))
                .toList();
        return Trees.of("PolicyVersions", Trees.of("PolicyVersion", versions));
    }

    Map<String, @Nullable Object> setDefault(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.custom(call);
        policy.defaultVersion = directory.version(call, policy).id();
        policy.updated = call.now();
        return RamDirectory.done();
    }

    Map<String, @Nullable Object> deleteVersion(FakeCall call) throws FakeFailure {
        RamPolicy policy = directory.custom(call);
        String version = directory.version(call, policy).id();
        if (version.equals(policy.defaultVersion)) {
            throw new FakeFailure(
                    409,
                    "DeleteConflict.Policy.Version.Default",
                    "The default policy version CAN NOT been deleted directly.");
        }
        policy.versions.remove(version);
        policy.updated = call.now();
        return RamDirectory.done();
    }

    static Map<String, @Nullable Object> tree(RamPolicy policy) {
        return Trees.of(
                "PolicyName", policy.name,
                "PolicyType", policy.type,
                "Description", policy.description,
                "DefaultVersion", policy.defaultVersion,
                "CreateDate", RamDirectory.time(policy.created));
    }

    private static Map<String, @Nullable Object> tree(RamPolicy policy, RamPolicy.Version version) {
        return Trees.of(
                "VersionId",
                version.id(),
                "IsDefaultVersion",
                version.id().equals(policy.defaultVersion),
                "PolicyDocument",
                version.document(),
                "CreateDate",
                RamDirectory.time(version.created()));
    }
}
