// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.k8s.rbac.Feature;
import io.hybridcluster.k8s.rbac.Permissions;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code rbac --user NAME FEATURE...}: prints the roles that these features need, and their bindings to the user. */
final class Rbac {
    private static final String NAME = "hybrid-cluster-sdk";

    private Rbac() {}

    static int run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments(words, Set.of("--user"), Set.of());
        String user = arguments
                .value(Arguments.Option.USER)
                .orElseThrow(() -> new UsageException("the option --user is missing"));
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (String word : arguments.words("feature")) {
            features.addAll(word.equals("all") ? EnumSet.allOf(Feature.class) : Set.of(feature(word)));
        }
        out.print(Permissions.ofUser(features, NAME, user).toYaml());
        return 0;
    }

    private static Feature feature(String word) {
        return Arrays.stream(Feature.values())
                .filter(feature -> word(feature).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no feature \"" + word + "\"; there are: all, "
                        + Arrays.stream(Feature.values()).map(Rbac::word).collect(Collectors.joining(", "))));
    }

    private static String word(Feature feature) {
        return feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
