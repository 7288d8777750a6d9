// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import org.jspecify.annotations.Nullable;

/** RAM 2015-05-01: users, access keys, policies with versions, and who has which. */
final class RamProduct implements FakeProduct {
    private final RamUsers users;
    private final RamKeys keys;
    private final RamPolicies policies;
    private final RamAttachments attachments;

    RamProduct(World world) {
        Identities identities = world.identities();
        RamSystemPolicies.addTo(identities);
        RamDirectory directory = new RamDirectory(identities);
        users = new RamUsers(directory, world.ids());
        keys = new RamKeys(directory, world.ids());
        policies = new RamPolicies(directory);
        attachments = new RamAttachments(directory);
    }

    @Override
    public @Nullable Object answer(FakeCall call) throws FakeFailure {
        return switch (call.action()) {
            case "CreateUser" -> users.create(call);
            case "GetUser" -> users.get(call);
            case "ListUsers" -> users.list(call);
            case "DeleteUser" -> users.delete(call);
            case "CreateAccessKey" -> keys.create(call);
            case "ListAccessKeys" -> keys.list(call);
            case "UpdateAccessKey" -> keys.update(call);
            case "DeleteAccessKey" -> keys.delete(call);
            case "CreatePolicy" -> policies.create(call);
            case "GetPolicy" -> policies.get(call);
            case "DeletePolicy" -> policies.delete(call);
            case "CreatePolicyVersion" -> policies.addVersion(call);
            case "GetPolicyVersion" -> policies.getVersion(call);
            case "ListPolicyVersions" -> policies.listVersions(call);
            case "SetDefaultPolicyVersion" -> policies.setDefault(call);
            case "DeletePolicyVersion" -> policies.deleteVersion(call);
            case "AttachPolicyToUser" -> attachments.attach(call);
            case "DetachPolicyFromUser" -> attachments.detach(call);
            case "ListPoliciesForUser" -> attachments.ofUser(call);
            case "ListEntitiesForPolicy" -> attachments.ofPolicy(call);
            default ->
                throw new FakeFailure(
                        404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
        };
    }
}
