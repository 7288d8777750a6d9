// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.ram;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.AccessKeySink;
import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.ComponentUserState;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testkit.alibabacloud.CloudKey;
import io.hybridcluster.testkit.aliyun.support.FakeAccount;
import java.util.ArrayList;
import java.util.List;

/** Terway as a component that is granted what it needs in a fake account, and the place where its key goes. */
final class Component implements AutoCloseable {
    static final ComponentUser USER = ComponentUser.named("terway-eniip", "ack-one-user-ce313528c3");
    static final RamPolicy POLICY = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.IPV4);
    static final RamPolicy DUAL = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.DUAL);
    static final ComponentGrant GRANT = ComponentGrant.of(USER, POLICY);

    final FakeAccount account = new FakeAccount();
    final AlibabaCloud cloud = account.cloud();
    final ComponentUserClient client = new ComponentUserClient(cloud);
    final List<AccessKey> received = new ArrayList<>();
    final AccessKeySink sink = received::add;

    ComponentUserState state() {
        return client.describe(USER, POLICY);
    }

    AccessKey lastKey() {
        return received.get(received.size() - 1);
    }

    /** The key as the fake's clients take it. */
    AlibabaCloud cloudOf(AccessKey key) {
        return account.cloud(new CloudKey(key.id(), key.secret().reveal(text -> text), ""));
    }

    List<String> versions() {
        return cloud
                .list(ApiRequest.of(ApiAction.LIST_POLICY_VERSIONS)
                        .with("PolicyName", USER.policyName())
                        .with("PolicyType", "Custom"))
                .stream()
                .map(version -> version.text("VersionId") + (version.flag("IsDefaultVersion") ? "*" : ""))
                .toList();
    }

    ApiAnswer call(ApiAction action, String... parameters) {
        ApiRequest request = ApiRequest.of(action);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.with(parameters[i], parameters[i + 1]);
        }
        return cloud.call(request);
    }

    @Override
    public void close() {
        account.close();
    }
}
