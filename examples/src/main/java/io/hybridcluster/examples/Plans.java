// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.file.InstanceTypesFile;
import io.hybridcluster.model.file.PlanFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
                : InstanceTypesFile.parse(file.get().toString(), bytes(file.get(), PlanFile.MAX_BYTES));
    }

    /** Reads at most one byte more than allowed: enough for the reader of the content to see that it is too much. */
    static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }
}
