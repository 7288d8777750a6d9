// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.procedure.AddOnClient;
import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.NodePoolChange;
import io.hybridcluster.aliyun.client.procedure.NodePoolClient;
import io.hybridcluster.aliyun.client.procedure.Preflight;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.aliyun.nodepool.NodePoolRequest;
import io.hybridcluster.aliyun.permission.Feature;
import io.hybridcluster.aliyun.permission.OperatorPolicy;
import io.hybridcluster.aliyun.permission.Scope;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.k8s.client.procedure.AddonSecretClient;
import io.hybridcluster.model.plan.HybridPlan;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Executor;

/** What an embedder writes for the account: whether it is ready, what Terway is granted, the add-on, the pool. */
final class EmbeddingAccount {
    private EmbeddingAccount() {}

    static String account(Config config, HybridPlan plan, AddonSecretClient secret, Executor executor) {
        // [account]
        AlibabaCloud cloud = AlibabaCloud.of(plan.cluster().region(), config); // the official SDK's Config
        Preflight.of(cloud, executor) // reads only, at most ten requests at a time
                .check(plan)
                .findings()
                .forEach(finding -> System.out.println(finding + "\n    " + finding.remedy()));
        ComponentUser user = ComponentUser.of(plan.cluster().id(), "terway-eniip");
        new ComponentUserClient(cloud) // RAM user, policy and key, as onectl ram-user grant; the key goes to the Secret
                .grant(ComponentGrant.of(user, TerwayRamPolicy.of(plan)), secret::put);
        new AddOnClient(cloud, plan.cluster().id()).install(AddOnRequest.of("terway-eniip", "v1.8.2"));
        NodePoolClient pools = new NodePoolClient(cloud, plan.cluster().id());
        NodePoolChange made = pools.create(NodePoolRequest.of(plan)); // looked up first: never two of a name
        pools.awaitNodes(made, 2, Duration.ofMinutes(30), pool -> System.out.println(pool.nodes()));
        String policy = OperatorPolicy.of(
                        EnumSet.of(Feature.PREFLIGHT, Feature.GRANT, Feature.ADD_ON, Feature.NODE_POOL),
                        Scope.everything().cluster(plan.cluster().id()).component(user))
                .toString(); // what this needs of RAM, and nothing more
        // [/account]
        return policy;
    }
}
