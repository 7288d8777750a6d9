// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.file.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of what was done to a cluster, from which another process undoes it. It is readable by its owner alone, and holds no value of
 * a Secret.
 */
final class StateFile {
    /** In the folder that the program runs in. */
    static final Path STANDARD = Path.of("confine.state.json");

    private static final int MAX_BYTES = 1 << 26;

    private final Path path;

    StateFile(Path path) {
        this.path = path;
    }

    /**
     * Requires that the file can be written: before anything is changed, since without it nothing can be undone.
     *
     * @throws RefusedException if there is one already, which may be all that is known of an earlier run
     */
    void requireWritable() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedException(path + " exists: it has what an earlier run did. Undo that by --undo " + path
                    + ", or name another file by --state. Nothing was changed");
        }
        Files.delete(fresh());
    }

    /** Writes the file in one step. */
    void write(Changes done) throws IOException {
        Path fresh = fresh();
        try {
            Files.write(fresh, done.toDocument().toJson().getBytes(UTF_8));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path fresh() throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = requireNonNull(absolute.getParent(), "a file is in a folder");
        Path fresh = Files.createTempFile(folder, "." + path.getFileName(), ".new");
        PosixFileAttributeView posix = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
        return fresh;
    }

    /** Reads the file. */
    Changes read() throws IOException {
        try {
            return Changes.read(YamlText.read(path.toString(), Plans.bytes(path, MAX_BYTES)));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(path + ": " + e.getMessage() + ". Nothing was undone", e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
