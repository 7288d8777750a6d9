// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A kubectl of this machine, used without a cluster. */
public final class Kubectl {
    private final Path binary;

    private Kubectl(Path binary) {
        this.binary = binary;
    }

    /** The one on the PATH and the one in {@code KUBEBUILDER_ASSETS}; at least one, or the test is skipped. */
    public static List<Kubectl> all() {
        List<Kubectl> found = new ArrayList<>();
        Need kubectl = Need.program("kubectl");
        kubectl.onPath().ifPresent(binary -> found.add(new Kubectl(binary)));
        Need.CONTROL_PLANE
                .value()
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .ifPresent(binary -> found.add(new Kubectl(binary)));
        if (found.isEmpty()) {
            throw kubectl.missing("kubectl is not on the path");
        }
        return found;
    }

    /** Applies one patch to every document of the file, and returns them. */
    public List<Document> patch(Path file, String type, Document patch) {
        return patchText(file, type, patch.toString());
    }

    /** Applies a patch written in JSON or YAML to every document of the file, and returns them. */
    public List<Document> patchText(Path file, String type, String patch) {
        return objects(run("patch", "--local", "-f", file.toString(), "--type", type, "-p", patch, "-o", "json"));
    }

    /** Reads manifests of any kind by a patch of nothing: everything else of kubectl that reads a file asks a server. */
    public List<Document> read(Path file) {
        return patchText(file, "merge", "{}");
    }

    /** kubectl prints several objects one behind the other, each starting in the first column. */
    private static List<Document> objects(String json) {
        List<Document> objects = new ArrayList<>();
        for (String text : json.split("(?m)^(?=\\{)")) {
            if (!text.isBlank()) {
                objects.add(Document.of((Map<?, ?>) Trees.readJson(text)));
            }
        }
        return objects;
    }

    private String run(String... arguments) {
        try {
            Path errors = Files.createTempFile("kubectl", ".err");
            List<String> command = new ArrayList<>(List.of(binary.toString()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            int exit = process.waitFor();
            assertThat(exit).as(command + ": " + Files.readString(errors)).isZero();
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return binary.toString();
    }
}
