// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.change.Changes;
import java.util.List;

/**
 * What moving an access key did. It prints as objects and places, never as the key.
 *
 * @param changes what was written, in order; nothing if there was no key to move
 * @param leftovers where the key still is, besides the Secret; must be empty. A Terway before 1.5.7 wrote it into its log,
 *     too, and whoever could read the ConfigMap knows it: replace the key soon
 */
public record MovedAccessKey(Changes changes, List<String> leftovers) {
    public MovedAccessKey {
        requireNonNull(changes, "changes");
        leftovers = List.copyOf(requireNonNull(leftovers, "leftovers"));
    }
}
