// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {
    private static final String MOVE =
            "; put it on a line of its own between two commands, outside of ( ), $( ) and pipes";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "(\\n@\\nkubeadm join x\\n) | cat ! line 2, column 1: this marker is inside a subshell",
                "a=$(\\n@\\nkubeadm join x\\n) ! line 2, column 1: this marker is inside a command substitution",
                "cat <(\\n@\\nkubeadm join x\\n) ! line 2, column 1: this marker is inside a process substitution",
                "{\\n @\\nkubeadm join x\\n} | cat ! line 2, column 2: this marker is inside a pipeline",
                "a | {\\n@\\nkubeadm join x\\n} ! line 2, column 1: this marker is inside a pipeline",
                "a && b |& if c; then\\n@\\nkubeadm join x\\nfi ! line 2, column 1: this marker is inside a pipeline",
                "{\\n@\\nkubeadm join x\\n} & ! line 2, column 1: this marker is inside a background job",
                "a && {\\n@\\nkubeadm join x\\n} & ! line 2, column 1: this marker is inside a background job",
                "coproc {\\n@\\nkubeadm join x\\n} ! line 2, column 1: this marker is inside a coprocess",
                "f() (\\n@\\nkubeadm join x\\n) ! line 2, column 1: this marker is inside a subshell"
            })
    void isRefusedWhereAFailureDoesNotEndTheScript(String script, String problem) {
        refuses(script, problem + ", from where a failure does not end the script" + MOVE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "a=(\\n@\\n)\\nkubeadm join x ! line 2, column 1",
                "case a in\\n@\\na) b;; esac\\nkubeadm join x ! line 2, column 1",
                "for a in b\\n@\\ndo c; done\\nkubeadm join x ! line 2, column 1",
                "[[ a &&\\n@\\nb ]]\\nkubeadm join x ! line 2, column 1",
                "a &&\\n@\\nkubeadm join x ! line 2, column 1",
                "a ||\\n@\\nkubeadm join x ! line 2, column 1",
                "a |\\n@\\nkubeadm join x ! line 2, column 1",
                "f()\\n@\\n{ a; }\\nkubeadm join x ! line 2, column 1",
                "a \\\\\\n@\\nkubeadm join x ! line 2, column 1",
                "a @\\nkubeadm join x ! line 1, column 3"
            })
    void isRefusedWhereNoCommandCanStart(String script, String place) {
        refuses(script, place + ": no command can start where this marker is" + MOVE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "cat <<E\\n@\\nE\\nkubeadm join x ! line 2, column 1",
                "^echo 'a\\n @\\n'\\nkubeadm join x^ ! line 2, column 2",
                "a=`\\n@\\nb`\\nkubeadm join x ! line 2, column 1",
                "((\\n@\\n1))\\nkubeadm join x ! line 2, column 1"
            })
    void isRefusedInText(String script, String place) {
        refuses(script, place + ": this marker is text, not a comment" + MOVE);
    }

    @Test
    @Tag("generated")
    void isTakenWhereverAListOfCommandsGoesOn() {
        for (String script : new String[] {
            "@\nkubeadm join x\n",
            "a\n# b\n\n\t@\nkubeadm join x\n",
            "cat <<E\na\nE\n@\nkubeadm join x\n",
            "if\n@\na; then b; fi\nkubeadm join x\n",
            "if a; then\n@\nkubeadm join x\nfi\n",
            "{ a\n@\n}\nkubeadm join x\n",
            "a |\nb\n@\nkubeadm join x\n",
            "a &\n@\nkubeadm join x\n",
            "case a in a)\n@\nkubeadm join x\nesac\n",
            "f() {\n@\nkubeadm join x\n}\nf | cat\n"
        }) {
            String marked = marked(script);

            assertThat(ScriptGolden.checkLaws(marked, NodeScript::withKubeletFlags))
                    .isEqualTo(script.replaceFirst("(?m)^(?=[ \\t]*@$)", "BLOCK")
                            .replace("@", "# hybrid: insert here")
                            .replace("kubeadm join x", "kubeadm join x" + KubeletFlagBlock.NODE_NAME)
                            .replace("BLOCK", KubeletFlagBlock.HARDENED));
        }
    }

    private static String marked(String script) {
        return script.replace("@", "# hybrid: insert here");
    }

    private static void refuses(String script, String message) {
        String text = marked(script.replace("\\n", "\n").replace("\\\\", "\\"));
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> NodeScript.parse(text).withKubeletFlags())
                .withMessage(message);
    }
}
