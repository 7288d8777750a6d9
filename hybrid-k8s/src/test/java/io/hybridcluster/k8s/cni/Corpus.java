// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import io.hybridcluster.k8s.manifest.Manifests;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Manifests in the shape of those that projects publish. */
final class Corpus {
    private static final Path FOLDER = Path.of("src", "test", "resources", "cni", "corpus");

    private Corpus() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<KubernetesObject> objects(Path file) {
        try {
            return Manifests.read(file.getFileName().toString(), Files.readAllBytes(file))
                    .objects();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NetworkSeparation separation(String name, String... keepAway) {
        return NetworkSeparation.of(
                objects(FOLDER.resolve(name + ".yaml")),
                NodeProfile.cloudNode(),
                Set.copyOf(Stream.of(keepAway).map(WorkloadName::parse).toList()));
    }
}
