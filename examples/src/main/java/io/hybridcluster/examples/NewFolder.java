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
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a folder of files as a whole: all of them are there under its name, or none. */
final class NewFolder {
    private static final String OLD = ".old";

    private NewFolder() {}

    /**
     * Writes these files, readable by their owner alone: one of them holds a join token.
     *
     * <p>They are written to a folder beside the wanted one. A new folder then takes its name in one step; one that is
     * replaced is moved aside first, and is back under its name if anything fails. If the program is killed in between, the next
     * run puts the folder back under its name and removes what was left beside it. Do not run two at once on one folder.
     *
     * @param files contents by name, written as UTF-8
     * @param names every name such a folder can hold; one that holds anything else is never replaced
     * @param force whether a folder that is already there is replaced
     * @throws RefusedException if the folder is there and is not to be replaced
     */
    static void write(Path folder, Map<String, String> files, Set<String> names, boolean force) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null || Path.of("").toAbsolutePath().normalize().startsWith(target)) {
            throw new RefusedException(folder + " is the folder that this program runs in, or one around it");
        }
        recover(target, parent, names);
        boolean present = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (present) {
            checkReplaceable(folder, names, force);
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "." + target.getFileName() + ".new");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.write(path, file.getValue().getBytes(UTF_8));
                keepPrivate(path);
            }
            if (present) {
                replace(target, fresh);
            } else {
                move(fresh, target);
            }
        } finally {
            delete(fresh);
        }
    }

    private static void keepPrivate(Path path) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            boolean script = path.toString().endsWith(".sh");
            posix.setPermissions(PosixFilePermissions.fromString(script ? "rwx------" : "rw-------"));
        }
    }

    private static void replace(Path target, Path fresh) throws IOException {
        Path old = fresh.resolveSibling(fresh.getFileName() + OLD);
        move(target, old);
        try {
            move(fresh, target);
        } catch (IOException e) {
            try {
                move(old, target);
            } catch (IOException again) {
                e.addSuppressed(again);
                throw new IOException(target + " cannot be replaced; what it was is now " + old, e);
            }
            throw e;
        }
        delete(old);
    }

    /** Puts right what a run left that was killed: a folder that was moved aside, and folders that never got their name. */
    private static void recover(Path target, Path parent, Set<String> names) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, "." + glob(target) + ".new*")) {
            for (Path entry : entries) {
                String rest = entry.getFileName()
                        .toString()
                        .substring(target.getFileName().toString().length() + 5);
                if (rest.matches("[0-9]+(?:\\.old)?") && isOurs(entry, names)) {
                    left.add(entry);
                }
            }
        }
        left.sort(null);
        for (Path entry : left) {
            if (entry.toString().endsWith(OLD) && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                move(entry, target);
            } else {
                delete(entry);
            }
        }
    }

    private static String glob(Path target) {
        return target.getFileName().toString().replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
    }

    private static boolean isOurs(Path folder, Set<String> names) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!names.contains(entry.getFileName().toString())
                        || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
            }
        }
        return true;
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
