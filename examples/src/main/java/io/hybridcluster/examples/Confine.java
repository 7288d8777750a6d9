// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.WorkloadName;
import io.hybridcluster.k8s.manifest.Manifests;
import io.hybridcluster.k8s.manifest.TemplateException;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code confine FILE...}: finds what must stay off cloud nodes in manifests or live objects, and prints the patch for each;
 * with {@code --kubeconfig} in a live cluster, see {@link ConfineLive}.
 *
 * <p>With {@code --json} standard output is one object a line, and all that is said goes to standard error. With {@code
 * --undo BEFORE} the files are the objects as they are now, BEFORE is them as they were, and the patches take back what was
 * done since.
 */
final class Confine {
    private static final int MAX_BYTES = 1 << 26;

    private Confine() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = new Arguments(
                words,
                Set.of("--keep-away", "--undo", "--state", "--kubeconfig"),
                Set.of("--json", "--dry-run", "--apply"));
        if (arguments.has(Option.KUBECONFIG)) {
            return ConfineLive.run(arguments, new ConfineReport(true, arguments.has(Option.JSON), out, err));
        }
        if (arguments.has(Option.DRY_RUN) || arguments.has(Option.APPLY) || arguments.has(Option.STATE)) {
            throw new UsageException("--dry-run, --apply and --state are for a live cluster: --kubeconfig is missing");
        }
        List<KubernetesObject> objects = read(arguments.files("file of manifests"), err);
        Optional<Path> before = arguments.path(Option.UNDO);
        NetworkSeparation separation = NetworkSeparation.of(
                before.isPresent() ? read(List.of(before.get()), err) : objects,
                NodeProfile.cloudNode(),
                keepAway(arguments));
        ConfineReport report = new ConfineReport(false, arguments.has(Option.JSON), out, err);
        if (before.isPresent()) {
            separation.changes().forEach(change -> undo(change, objects).ifPresent(report::patch));
            return 0;
        }
        return report.separation(separation);
    }

    private static List<KubernetesObject> read(List<Path> files, PrintStream err) throws IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        for (Path file : files) {
            try {
                Manifests manifests = Manifests.read(file.toString(), Plans.bytes(file, MAX_BYTES));
                manifests.passedOver().forEach(err::println);
                objects.addAll(manifests.objects());
            } catch (TemplateException e) {
                throw new RefusedException(String.valueOf(e.getMessage()), e);
            }
        }
        if (objects.isEmpty()) {
            throw new RefusedException("found no Kubernetes object in " + files);
        }
        return objects;
    }

    static Set<WorkloadName> keepAway(Arguments arguments) {
        Set<WorkloadName> names = new TreeSet<>();
        try {
            for (String name : arguments.value(Option.KEEP_AWAY).orElse("").split(",", -1)) {
                if (arguments.has(Option.KEEP_AWAY)) {
                    names.add(WorkloadName.parse(name));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--keep-away: " + e.getMessage());
        }
        return names;
    }

    private static Optional<ObjectChange> undo(AffinityChange change, List<KubernetesObject> now) {
        try {
            return now.stream()
                    .filter(change.before()::isSameObjectAs)
                    .findFirst()
                    .map(current -> change.undo(current.root().object()))
                    .filter(ObjectChange::isChange);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(change.before() + ": " + e.getMessage(), e);
        }
    }
}
