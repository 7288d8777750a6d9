// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.aliyun.client.procedure.ComponentGrant;
import io.hybridcluster.aliyun.client.procedure.ComponentUserClient;
import io.hybridcluster.aliyun.client.procedure.Granted;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.TerwayRamPolicy;
import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.client.procedure.AddonSecretClient;
import io.hybridcluster.model.plan.HybridPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code grant PLAN --kubeconfig FILE}: grants Terway what its version needs. The access key goes from RAM into the cluster's
 * Secret, and is neither printed nor written anywhere else.
 */
final class Grant {
    private static final String TERWAY = "terway-eniip";

    private Grant() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--kubeconfig", "--user"), Set.of("--fakes", "--dry-run"));
        HybridPlan plan = Plans.read(arguments.file("plan")).plan();
        ComponentUser user = arguments
                .value(Option.USER)
                .map(name -> ComponentUser.named(TERWAY, name))
                .orElseGet(() -> ComponentUser.of(plan.cluster().id(), TERWAY));
        try (Account account = Account.open(arguments, plan, err)) {
            AddonSecretClient secret = new AddonSecretClient(account.cluster(arguments));
            Optional<String> keyId = secret.keyId();
            ComponentGrant grant = new ComponentGrant(user, TerwayRamPolicy.of(plan), keyId);
            ComponentUserClient users = new ComponentUserClient(account.cloud());
            Granted granted = arguments.has(Option.DRY_RUN) ? users.plan(grant) : users.grant(grant, secret::put);
            granted.steps().forEach(out::println);
            return 0;
        }
    }
}
