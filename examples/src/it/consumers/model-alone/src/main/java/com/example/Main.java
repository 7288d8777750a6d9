// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.hybridcluster.model.secret.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads every class of hybrid-model and resolves every type in its signatures. verify.groovy gives it hybrid-model, Guava
 * and Guava's failureaccess only: no annotations, no SnakeYAML, which the package that reads YAML needs.
 */
public final class Main {
    private static final List<String> YAML = List.of("io.hybridcluster.model.file.");

    private Main() {}

    public static void main(String[] args) throws IOException, URISyntaxException, ClassNotFoundException {
        Path jar = Path.of(Secret.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        int loaded = 0;
        try (JarFile classes = new JarFile(jar.toFile())) {
            for (String name : classes.stream().map(ZipEntry::getName).toList()) {
                String type = name.replace('/', '.').replaceAll("[.]class$", "");
                if (name.endsWith(".class")
                        && !name.equals("module-info.class")
                        && YAML.stream().noneMatch(type::startsWith)) {
                    Class<?> found = Class.forName(type);
                    found.getDeclaredConstructors();
                    found.getDeclaredFields();
                    found.getDeclaredMethods();
                    loaded++;
                }
            }
        }
        System.out.println("classes that stand alone: " + loaded);
        if (loaded == 0) {
            throw new AssertionError("no class in " + jar);
        }
    }
}
