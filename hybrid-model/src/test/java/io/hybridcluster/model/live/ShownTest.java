// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"cn-hangzhou.10.10.24.7", "kube-system/terway-eniip-x7k2p", "a", "InvalidVSwitchId.IpNotEnough"})
    void leavesNamesAsTheyAre(String name) {
        assertThat(Shown.name(name)).isEqualTo(name);
    }

    @Test
    void quotesWhatIsNoName() {
        assertThat(Shown.name("a b")).isEqualTo("\"a b\"");
        assertThat(Shown.name("")).isEqualTo("\"\"");
        assertThat(Shown.name("-a")).isEqualTo("\"-a\"");
        assertThat(Shown.name("a".repeat(254))).isEqualTo("\"" + "a".repeat(77) + "...\"");
        assertThat(Shown.text("two\nlines\u2028and\u202ea turn"))
                .isEqualTo("\"two\\u{a}lines\\u{2028}and\\u{202e}a turn\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LTAI5tCanaryCanary01",
                "cn-hangzhou/LTAI5tCanaryCanary01",
                "cn-hangzhou.LTAI5tCanaryCanary01",
                "node-LTAI5tCanaryCanary01",
                "abcdef.0123456789abcdef",
                "https://user:pass@host/"
            })
    void hidesWhatLooksLikeASecret(String secret) {
        assertThat(Shown.name(secret)).isEqualTo("(hidden, it looks like a secret)");
        assertThat(Shown.text(secret)).isEqualTo("(hidden, it looks like a secret)");
    }
}
