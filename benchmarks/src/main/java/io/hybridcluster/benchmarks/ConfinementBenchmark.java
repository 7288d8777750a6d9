// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.manifest.Manifests;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.model.text.Document;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Keeps the workloads of a folder of manifests off cloud nodes: reads every file, judges, and writes the patches. Beside it
 * SnakeYAML, which we read with too, that loads the same files and dumps what it loaded.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8)
@Measurement(iterations = 9)
public class ConfinementBenchmark {
    private static final Path CORPUS = Path.of("hybrid-k8s", "src", "test", "resources", "cni", "corpus");

    /** How many files the folder has: copies of the corpus, each object under names of its own. */
    @Param("1000")
    int files;

    private Path folder;
    private List<Path> manifests;

    /** Writes the folder. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("confinement-benchmark");
        manifests = new ArrayList<>();
        List<Path> corpus;
        try (Stream<Path> found = Files.list(CORPUS)) {
            corpus = found.sorted().toList();
        }
        long bytes = 0;
        for (int i = 0; i < files; i++) {
            Path original = corpus.get(i % corpus.size());
            String text = Files.readString(original).replaceAll("(?m)^(  namespace: .+)$", "$1-" + i / corpus.size());
            manifests.add(Files.writeString(folder.resolve(i + "-" + original.getFileName()), text));
            bytes += text.length();
        }
        System.out.println(
                files + " files, " + bytes + " characters, " + confine().length() + " of patches");
    }

    /** Removes the folder. */
    @TearDown
    public void clean() throws IOException {
        for (Path file : manifests) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** Every file read; every workload judged; each patch as YAML. */
    @Benchmark
    public String confine() throws IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        for (Path file : manifests) {
            objects.addAll(
                    Manifests.read(file.toString(), Files.readAllBytes(file)).objects());
        }
        StringBuilder patches = new StringBuilder();
        NetworkSeparation.of(objects, NodeProfile.cloudNode(), Set.of())
                .changes()
                .forEach(change -> {
                    ObjectChange whole = ObjectChange.of(
                                    change.before(), (Map<?, ?>) change.after().root())
                            .withoutPrecondition();
                    Document patch = whole.strategicMergePatch().orElseGet(whole::mergePatch);
                    patches.append(patch.toYaml());
                });
        return patches.toString();
    }

    /** As {@link #confine}, each file judged by itself, as one does for charts that do not belong together. */
    @Benchmark
    public int confineEachFile() throws IOException {
        int length = 0;
        for (Path file : manifests) {
            List<KubernetesObject> objects =
                    Manifests.read(file.toString(), Files.readAllBytes(file)).objects();
            for (var change : NetworkSeparation.of(objects, NodeProfile.cloudNode(), Set.of())
                    .changes()) {
                ObjectChange whole = ObjectChange.of(
                                change.before(), (Map<?, ?>) change.after().root())
                        .withoutPrecondition();
                length += whole.strategicMergePatch()
                        .orElseGet(whole::mergePatch)
                        .toYaml()
                        .length();
            }
        }
        return length;
    }

    /** Reading alone. */
    @Benchmark
    public int readOnly() throws IOException {
        int objects = 0;
        for (Path file : manifests) {
            objects += Manifests.read(file.toString(), Files.readAllBytes(file))
                    .objects()
                    .size();
        }
        return objects;
    }

    /** The peer: the same files through SnakeYAML, all documents loaded and dumped. */
    @Benchmark
    public int snakeYamlLoadAndDump() throws IOException {
        int length = 0;
        for (Path file : manifests) {
            DumperOptions options = new DumperOptions();
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options);
            StringWriter text = new StringWriter();
            yaml.dumpAll(yaml.loadAll(Files.readString(file)).iterator(), text);
            length += text.getBuffer().length();
        }
        return length;
    }
}
