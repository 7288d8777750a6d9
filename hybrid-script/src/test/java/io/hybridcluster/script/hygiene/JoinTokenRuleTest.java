// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTokenRuleTest {
    private static final String EXPIRES = "Join.TokenExpires";
    private static final String MALFORMED = "Join.TokenMalformed";

    @Test
    void findsATokenThatIsWrittenDown() {
        assertThat(Check.of(EXPIRES, Check.JOIN))
                .containsExactly("[WARNING] line 1, column 40: the token ends 24 hours after it was made, if it was not"
                        + " made to last; nodes that the pool adds later do not join then");
        assertThat(Check.of(MALFORMED, Check.JOIN)).isEmpty();
    }

    @Test
    void findsTheMaskedTokenOfTheGuide() {
        String script = "kubeadm join 10.200.1.253:6443 --token cqgql5.1mdcjcvhszol****\n";

        assertThat(Check.of(MALFORMED, script))
                .containsExactly(
                        "[WARNING] line 1, column 40: the token is not 6 of a-z and 0-9, a dot, and 16 of a-z and"
                                + " 0-9, so that kubeadm refuses it");
        assertThat(Check.of(EXPIRES, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --token=abcdef.0123456789abcdef",
                "kubeadm join a:1 --discovery-token 'abcdef.0123456789abcdef'",
                "kubeadm join a:1 --tls-bootstrap-token=\"abcdef.0123456789abcdef\"",
                "TOKEN=abcdef.0123456789abcdef; kubeadm join a:1 --token \"$TOKEN\"",
                "bash -c \"kubeadm join a:1 --token abcdef.0123456789abcdef\"",
                "tee j.yaml <<EOF\nkind: JoinConfiguration\ndiscovery:\n  bootstrapToken:\n    token: \"abcdef.0123456789abcdef\"\nEOF",
                "tee j.yaml <<EOF\nkind: JoinConfiguration\ndiscovery:\n  tlsBootstrapToken: abcdef.0123456789abcdef\nEOF",
            })
    void findsItInEachForm(String script) {
        assertThat(Check.lines(EXPIRES, script)).hasSize(1);
        assertThat(Check.lines(MALFORMED, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --token '<token>'",
                "kubeadm join a:1 --token ABCDEF.0123456789abcdef",
                "T=abcdef.0123456789abcde; kubeadm join a:1 --token $T",
            })
    void findsWhatIsNoToken(String script) {
        assertThat(Check.lines(MALFORMED, script)).hasSize(1);
        assertThat(Check.lines(EXPIRES, script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1 --token \"$(curl -fsS https://tokens.example/t)\"",
                "kubeadm join a:1 --token ${TOKEN:?}",
                "TOKEN=$1; kubeadm join a:1 --token $TOKEN",
                "if a; then T=x; else T=y; fi; kubeadm join a:1 --token $T",
                "# kubeadm join a:1 --token abcdef.0123456789abcdef",
                "echo kubeadm join a:1 --token abcdef.0123456789abcdef",
                "kubeadm token create abcdef.0123456789abcdef",
                "tee j.yaml <<EOF\nkind: JoinConfiguration\n# token: abcdef.0123456789abcdef\nEOF",
                "tee j.yaml <<EOF\nkind: Secret\ntoken: abcdef.0123456789abcdef\nEOF",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(EXPIRES, script)).isEmpty();
        assertThat(Check.lines(MALFORMED, script)).isEmpty();
    }
}
