// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.key.ConfKey;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.Map;

/** Which version knows which member: a rule on a member that Terway ignores would say the wrong thing. */
final class KeyNames {
    private static final Map<String, ConfKey> KEYS = ConfKeys.eniConf().byName();

    private KeyNames() {}

    static boolean knows(TerwayVersion version, String name) {
        ConfKey key = KEYS.get(name);
        return key != null && key.isKnownTo(version);
    }
}
