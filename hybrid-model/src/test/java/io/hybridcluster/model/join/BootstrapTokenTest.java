// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.secret.Secret;
import org.junit.jupiter.api.Test;

class BootstrapTokenTest {
    private static final String RULE =
            "the bootstrap token is not 6 of a-z and 0-9, a dot, and 16 of a-z and 0-9: it has ";

    @Test
    void hasAPublicIdAndASecret() {
        BootstrapToken token = BootstrapToken.parse("abcdef.0123456789abcdef");

        assertThat(token.id()).isEqualTo("abcdef");
        assertThat(token.secret()).isEqualTo(Secret.of("0123456789abcdef"));
        assertThat(token).isEqualTo(new BootstrapToken("abcdef", Secret.of("0123456789abcdef")));
        assertThat(token.<String>reveal(text -> text)).isEqualTo("abcdef.0123456789abcdef");
    }

    @Test
    void isEqualToATokenOfTheSameHalves() {
        BootstrapToken token = BootstrapToken.parse("abcdef.0123456789abcdef");

        assertThat(token)
                .isEqualTo(BootstrapToken.parse("abcdef.0123456789abcdef"))
                .hasSameHashCodeAs(BootstrapToken.parse("abcdef.0123456789abcdef"))
                .isNotEqualTo(BootstrapToken.parse("abcdef.0123456789abcdee"))
                .isNotEqualTo(BootstrapToken.parse("abcdee.0123456789abcdef"));
    }

    @Test
    void showsTheIdOnly() {
        assertThat(BootstrapToken.parse("abcdef.0123456789abcdef")).hasToString("abcdef.******");
    }

    @Test
    void rejectsTheMaskedTokenOfTheGuide() {
        rejects("cqgql5.1mdcjcvhszol****", RULE + "23 characters, and a '*' at index 19 as when somebody masked it");
    }

    @Test
    void rejectsOtherLengthsAndCharacters() {
        rejects("", RULE + "0 characters");
        rejects("abcdef.0123456789abcde", RULE + "22 characters");
        rejects("abcdef.0123456789abcdefg", RULE + "24 characters");
        rejects("ABCDEF.0123456789abcdef", RULE + "23 characters");
        rejects("abcdef-0123456789abcdef", RULE + "23 characters");
        rejects("abcdef.0123456789abcdef\n", RULE + "24 characters");
    }

    @Test
    void rejectsSwappedHalvesWithoutTellingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BootstrapToken("0123456789abcdef", Secret.of("abcdef")))
                .withMessage("the id of a bootstrap token is not 6 of a-z and 0-9: it has 16 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BootstrapToken("abcdef", Secret.of("0123456789ABCDEF")))
                .withMessage("the secret of a bootstrap token is not 16 of a-z and 0-9: it has 16 characters");
    }

    private static void rejects(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapToken.parse(text))
                .withMessage(message);
    }
}
