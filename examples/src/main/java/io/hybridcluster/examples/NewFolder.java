// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a folder of files as a whole: all of them are there under its name, or none. */
final class NewFolder {
    private NewFolder() {}

    /**
     * Writes these files.
     *
     * <p>They are written to a folder beside the wanted one, which then takes its name in one step.
     *
     * @param files contents by name, written as UTF-8
     * @param names every name such a folder can hold; one that holds anything else is never replaced
     * @param force whether a folder that is already there is replaced
     * @throws RefusedException if the folder is there and is not to be replaced
     */
    static void write(Path folder, Map<String, String> files, Set<String> names, boolean force) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new RefusedException(folder + " cannot be a new folder");
        }
        boolean present = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (present) {
            checkReplaceable(folder, names, force);
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "." + target.getFileName() + ".new");
        Path old = fresh.resolveSibling(fresh.getFileName() + ".old");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.write(path, file.getValue().getBytes(UTF_8));
                if (file.getKey().endsWith(".sh") && !path.toFile().setExecutable(true, false)) {
                    throw new IOException(path + ": cannot be made executable");
                }
            }
            // createTempDirectory makes the folder readable by its owner only.
            if (!fresh.toFile().setReadable(true, false) || !fresh.toFile().setExecutable(true, false)) {
                throw new IOException(fresh + ": cannot be made readable");
            }
            if (present) {
                move(target, old);
            }
            try {
                move(fresh, target);
            } catch (IOException e) {
                if (present) {
                    move(old, target);
                }
                throw e;
            }
        } finally {
            delete(fresh);
            delete(old);
        }
    }

    private static void checkReplaceable(Path folder, Set<String> names, boolean force) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedException(folder + " is there and is not a folder");
        }
        List<String> foreign = new ArrayList<>();
        boolean empty = true;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                empty = false;
                String name = entry.getFileName().toString();
                if (!names.contains(name) || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    foreign.add(name);
                }
            }
        }
        if (!empty && !force) {
            throw new RefusedException(folder + " is already there; --force replaces it");
        }
        if (!foreign.isEmpty()) {
            foreign.sort(null);
            throw new RefusedException(folder + " holds what this program did not write, so it is not replaced: "
                    + String.join(", ", foreign));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Deletes a folder of plain files that this class made or moved away. */
    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
        }
        Files.delete(folder);
    }
}
