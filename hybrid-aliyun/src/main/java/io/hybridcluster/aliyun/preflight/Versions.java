// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.version.KubernetesVersion;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Optional;
import java.util.function.Function;

/** Versions as the cloud writes them. */
final class Versions {
    private Versions() {}

    static Optional<KubernetesVersion> kubernetes(String text) {
        return read(text, KubernetesVersion::parse);
    }

    static Optional<TerwayVersion> terway(String text) {
        return read(text, TerwayVersion::parse);
    }

    /** Returns the least Kubernetes for this Terway, as far as ACK's release notes of Terway tell. */
    static Optional<KubernetesVersion> leastFor(TerwayVersion terway) {
        if (terway.isAtLeast(1, 10, 0)) {
            return Optional.of(new KubernetesVersion(1, 31, 0));
        }
        if (terway.isAtLeast(1, 9, 0)) {
            return Optional.of(new KubernetesVersion(1, 30, 0));
        }
        return terway.isAtLeast(1, 8, 0) ? Optional.of(new KubernetesVersion(1, 24, 0)) : Optional.empty();
    }

    private static <T> Optional<T> read(String text, Function<String, T> parse) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            // What is no version cannot be compared; the rule says nothing then.
            return Optional.empty();
        }
    }
}
