// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.InstanceTypesFile;
import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.file.Position;
import io.hybridcluster.model.file.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The edge between files and the SDK, which itself opens none. */
final class Plans {
    private Plans() {}

    static PlanFile read(Path file) throws IOException {
        return PlanFile.parse(file.toString(), bytes(file, PlanFile.MAX_BYTES));
    }

    static InstanceTypes instanceTypes(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? InstanceTypes.none()
                : InstanceTypesFile.parse(file.get().toString(), bytes(file.get(), InstanceTypesFile.MAX_BYTES));
    }

    /** Reads a text, which is UTF-8 to the last byte: a script with another byte in it would not be the user's script. */
    static String text(Path file, int most) throws IOException {
        byte[] content = bytes(file, most);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length);
        CoderResult result = UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            String before = out.flip().toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
            throw unreadable(file, new Position(line, column), "found a byte that is not UTF-8, expected text");
        }
        return out.flip().toString();
    }

    /**
     * Reads a file whole.
     *
     * @throws UnreadableFileException if it has more bytes than that
     */
    static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw unreadable(
                        file,
                        new Position(1, 1),
                        "found more than " + most + " bytes, expected a file of at most that");
            }
            return content;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Such as "Is a directory", which does not say what is one.
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private static UnreadableFileException unreadable(Path file, Position position, String message) {
        return new UnreadableFileException(List.of(new FileProblem(file.toString(), position, message)));
    }
}
