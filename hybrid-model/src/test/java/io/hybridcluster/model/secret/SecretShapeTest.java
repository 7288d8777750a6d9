// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LTAI4G123456Abcd",
                "LTAI5tExample4Zq8XyW3vU2t",
                "STS.NUExample8kXyZ",
                "abcdef.0123456789abcdef",
                "kubeadm join --token=abcdef.0123456789abcdef",
                "k3YcAExRy9ZxQ2wV7uT1sR6pO4nM5b",
                "id:LTAI4G123456Abcd",
                "https://h/p?OSSAccessKeyId=LTAI4G123456Abcd",
                "https://u:p@h",
                "ftp://u:p@h/x",
                "see http://a:b@c and",
                "x://:@",
                "-----BEGIN PRIVATE KEY-----",
                "a\n-----END EC PRIVATE KEY-----\n",
                "CAIS0123456789abcdefghij+xyz",
                "https://h/a http://u:p@h"
            })
    void knowsSecrets(String text) {
        assertThat(SecretShape.isSecret(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AliyunLinux3ContainerOptimized",
                "LTAI",
                "LTAI4G12345",
                "STS.short",
                "https://h:443/a@b",
                "https://u@h:80/",
                "http://h",
                "kubele.internaldomainxx",
                "master.cluster",
                "c0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "vsw-bp1node0000000000000",
                "k3YcAExRy9ZxQ2wV7uT1sR6pO4nM5",
                "k3YcAExRy9ZxQ2wV7uT1sR6pO4nM5bb",
                "https://kubelet-0000.oss-cn-hangzhou-internal.aliyuncs.com/init-node-ecs.sh",
                "routed to the IDC by a more specific CEN route",
                "user:password@host",
                "PRIVATE KEY",
                "://",
                "a://b"
            })
    void knowsWhatIsNone(String text) {
        assertThat(SecretShape.isSecret(text)).isFalse();
    }

    @Test
    void knowsNearlyAllRandomKeys() {
        Random random = new Random(5);
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder key = new StringBuilder();
            random.ints(30, 0, 62)
                    .forEach(c ->
                            key.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt(c)));
            known += SecretShape.isSecret(key.toString()) ? 1 : 0;
        }
        assertThat(known).isGreaterThan(9_900);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessKeySecret",
                "access_key",
                "ACCESS-KEY",
                "login_password",
                "token",
                "acme.io/token",
                "a/b/Secret",
                "private.key",
                "credentials"
            })
    void knowsNamesOfSecrets(String name) {
        assertThat(SecretShape.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key", "keyPair", "name", "tokens", "secret/name", "url", "secretRef"})
    void knowsNamesOfOtherThings(String name) {
        assertThat(SecretShape.isSecretName(name)).isFalse();
    }

    /** Each of these took quadratic time in a regular expression; a test that hangs is one that fails. */
    @Test
    void takesLongTexts() {
        for (String part : new String[] {":", "://", "a:b@", "-----BEGIN ", "x://:", "@", "/", "LTAI", "aA1"}) {
            assertThat(SecretShape.isSecret("http:" + part.repeat(200_000))).isIn(true, false);
        }
        assertThatNullPointerException()
                .isThrownBy(() -> SecretShape.isSecret(null))
                .withMessage("text");
    }
}
