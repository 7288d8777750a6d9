// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.aliyun.client.procedure.AddOnClient;
import io.hybridcluster.aliyun.client.procedure.InstalledAddOn;
import io.hybridcluster.aliyun.client.procedure.WaitPolicy;
import io.hybridcluster.aliyun.cluster.AddOn;
import io.hybridcluster.aliyun.cluster.AddOnRequest;
import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.model.plan.HybridPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code addon PLAN list|install|upgrade|uninstall [NAME]}: the add-ons of the plan's cluster; NAME is Terway's by default. */
final class Addon {
    private Addon() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--version"), Set.of("--fakes"));
        List<String> rest = arguments.words("plan");
        if (rest.size() < 2 || rest.size() > 3) {
            throw new UsageException("expected a plan, what to do and perhaps an add-on's name");
        }
        HybridPlan plan = Plans.read(Path.of(rest.get(0))).plan();
        String name = rest.size() > 2 ? rest.get(2) : "terway-eniip";
        try (Account account = Account.open(arguments, plan, err)) {
            AddOnClient addOns = new AddOnClient(
                    account.cloud(), plan.cluster().id(), WaitPolicy.standard(), task -> err.println(task.toString()));
            InstalledAddOn done = switch (rest.get(1)) {
                case "list" -> {
                    addOns.installed().forEach(addOn -> out.println("installed " + addOn));
                    addOns.available().forEach(addOn -> out.println("available " + addOn));
                    yield null;
                }
                case "install" -> addOns.install(AddOnRequest.of(name, version(arguments, addOns, name)));
                case "upgrade" -> addOns.upgrade(AddOnRequest.of(name, version(arguments, addOns, name)));
                case "uninstall" -> addOns.uninstall(name, false);
                default -> throw new UsageException("cannot \"" + rest.get(1) + "\" an add-on");
            };
            if (done == null) {
                return 0;
            }
            out.println(done.step());
            done.instance().ifPresent(addOn -> out.println("now " + addOn));
            if (!done.isAsWanted()) {
                throw new RefusedException(
                        done.outcome() + ": " + done.outcome().remedy());
            }
            return 0;
        }
    }

    private static String version(Arguments arguments, AddOnClient addOns, String name) {
        return arguments
                .value(Option.VERSION)
                .or(() -> addOns.available(name).map(AddOn::version))
                .orElseThrow(() -> new RefusedException("this cluster can have no add-on " + name));
    }
}
