// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.id.ClusterId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentUserTest {
    private static final ClusterId CLUSTER = new ClusterId("c0a1b2c3d4e5f60718293a4b5c6d7e8f9");

    /** printf %s c0a1b2c3d4e5f60718293a4b5c6d7e8f9 | sha256sum */
    @Test
    void isNamedAsOnectlNamesThem() {
        ComponentUser user = ComponentUser.of(CLUSTER, "terway-eniip");

        assertThat(user.policyName()).isEqualTo("ack-one-registered-cluster-policy-terway-eniip");
        assertThat(user.userName()).isEqualTo("ack-one-user-eb9ed9ae91");
        assertThat(ComponentUser.of(CLUSTER, "logtail-ds").userName()).isEqualTo(user.userName());
        assertThat(ComponentUser.named("terway-eniip", "ack-one-user-ce313528c3"))
                .isEqualTo(new ComponentUser(
                        "terway-eniip", "ack-one-user-ce313528c3", "ack-one-registered-cluster-policy-terway-eniip"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Terway | u   | p   | "Terway" is not the name of an add-on: expected 1 to 64 lower-case letters, digits and "-"
            terway | u v | p   | "u v" is not the name of a RAM user: expected 1 to 64 letters, digits, ".", "_" and "-"
            terway | u   | p_q | "p_q" is not the name of a RAM policy: expected 1 to 128 letters, digits and "-"
            """)
    void refusesOtherNames(String addOn, String user, String policy, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComponentUser(addOn, user, policy))
                .withMessage(message);
    }
}
