// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No join runs without the block, whatever is done to the script after its conversion. */
class JoinGuardTest {
    private static final String MARKER = "# hybrid: insert here\n";
    private static final String BLOCK = KubeletFlagBlock.HARDENED;
    private static final String FLAG = KubeletFlagBlock.NODE_NAME;
    private static final String GUARD = KubeletFlagBlock.GUARD;
    private static final String USE_NAME =
            "; write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have";

    @Test
    void isAddedBesideANameThatIsRightAlready() {
        String script = "kubeadm join x --node-name=$ALIBABA_CLOUD_NODE_NAME || exit 1\n";

        assertThat(ScriptGolden.checkLaws(script, NodeScript::withKubeletFlags))
                .isEqualTo(BLOCK + "kubeadm join x --node-name=$ALIBABA_CLOUD_NODE_NAME" + FLAG + " || exit 1\n");
    }

    @Test
    void isPutBeforeEachCommandThatHidesAJoin() {
        String named = "kubeadm join $X --node-name $ALIBABA_CLOUD_NODE_NAME";
        String script = MARKER + "eval \"" + named + "\"\nJ='" + named + "'\nif a; then\n  retry 9 " + named
                + " >x\nfi\nkubeadm join y\n";

        assertThat(ScriptGolden.checkLaws(script, NodeScript::withKubeletFlags))
                .isEqualTo(BLOCK + MARKER + GUARD + "eval \"" + named + "\"\n" + GUARD + "J='" + named
                        + "'\nif a; then\n  " + GUARD + "retry 9 " + named + " >x\nfi\nkubeadm join y" + FLAG + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@$JOIN --node-name \"$ALIBABA_CLOUD_NODE_NAME\"\n",
                "@sudo -E ${JOIN} --node-name=$ALIBABA_CLOUD_NODE_NAME || exit 1\n",
                "if a; then\n  @eval \"$(cat join.sh) --node-name $ALIBABA_CLOUD_NODE_NAME\"\nfi\n",
                "@bash -ec \"$JOIN --node-name ${ALIBABA_CLOUD_NODE_NAME}\"\n"
            })
    void isPutBeforeATextOfTheMachineThatNamesTheNode(String marked) {
        assertThat(ScriptGolden.checkLaws(MARKER + marked.replace("@", ""), NodeScript::withKubeletFlags))
                .isEqualTo(BLOCK + MARKER + marked.replace("@", GUARD));
    }

    @Test
    void keepsRealBashFromRunningAnyJoin() {
        for (String join : List.of(
                "echo joined" + FLAG,
                GUARD + "eval echo joined",
                GUARD + "echo joined",
                GUARD + "bash -c 'echo joined'",
                GUARD + "J='echo joined'; $J",
                GUARD + "declare -a J=(echo joined); echo joined")) {
            Tool.Result result = Tool.run("bash", "-c", "f() { exit 1; }\nf | cat\n" + join + "\n");

            assertThat(result.out()).as(join).isEmpty();
            assertThat(result.err()).as(join).contains("hybrid_node_name: parameter null or not set");
            assertThat(Tool.run("bash", "-c", "hybrid_node_name=n\n" + join + "\n")
                            .out())
                    .as(join)
                    .startsWith("joined");
        }
    }

    @Test
    void isNotReachedByAnotherShellThanBash(@TempDir Path folder) throws IOException {
        String script = convert("kubeadm join x || true\necho joined\n");
        Path file = Files.writeString(folder.resolve("script"), script, UTF_8);

        Tool.Result result = Tool.run("dash", file.toString());

        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isNotZero();
    }

    @Test
    void needsTheNameInTheHiddenJoinItself() {
        String message = ": this command may run kubeadm join without --node-name" + USE_NAME;
        String right = "--node-name $ALIBABA_CLOUD_NODE_NAME";
        refuses(MARKER + "# " + right + "\neval \"kubeadm join $x\"\n", "line 3, column 1" + message);
        refuses(MARKER + "kubeadm join x " + right + "\neval \"kubeadm join $x\"\n", "line 3, column 1" + message);
        refuses(MARKER + "eval \"kubeadm join x --node-name $(hostname)\"\n", "line 2, column 1" + message);
        refuses(MARKER + "bash -c \"kubeadm join x " + right + "; kubeadm join y\"\n", "line 2, column 1" + message);
        refuses(MARKER + "eval \"kubeadm join x " + right + " --node-name=a\"\n", "line 2, column 1" + message);
        refuses(MARKER + "eval \"$(cat # " + right + "\n) kubeadm join x\"\n", "line 2, column 1" + message);
        refuses(MARKER + "bash -c 'kubeadm \\\n join x' y\n", "line 2, column 1" + message);
    }

    @Test
    void doesNotTakeAJoinThatItCanReadForAHiddenOne() {
        String script = MARKER + "out=$(kubeadm join x) || exit 1\n";

        assertThat(ScriptGolden.checkLaws(script, NodeScript::withKubeletFlags))
                .isEqualTo(BLOCK + MARKER + "out=$(kubeadm join x" + FLAG + ") || exit 1\n");
    }

    @Test
    void needsEachNameOfTheJoinToBeRight() {
        String message = ": kubeadm join gets another node name than the kubelet will have;"
                + " write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out";
        String right = "kubeadm join x --node-name $ALIBABA_CLOUD_NODE_NAME";
        refuses(right + " --node-name a\n", "line 1, column 53" + message);
        refuses("kubeadm join x --node-name a --node-name $ALIBABA_CLOUD_NODE_NAME\n", "line 1, column 16" + message);
        refuses(right + " --node_name=$(hostname)\n", "line 1, column 53" + message);
        refuses("kubeadm join x --node-name $hybrid_node_nam\n", "line 1, column 16" + message);
        refuses("kubeadm join x -- y\n", "line 1, column 16: kubeadm takes no flag behind this --; delete it");
    }

    @Test
    void isAddedToAJoinPastedIntoAConvertedScript() {
        String converted = BLOCK + "kubeadm join x" + FLAG + "\n";

        assertThat(convert(converted.replace("kubeadm join x" + FLAG, "kubeadm join y --token z")))
                .isEqualTo(BLOCK + "kubeadm join y --token z" + FLAG + "\n");
        assertThat(convert(converted + "f() { kubeadm join y; }\neval 'kubeadm join z --node-name "
                        + "\"$ALIBABA_CLOUD_NODE_NAME\"'\n"))
                .isEqualTo(converted + "f() { kubeadm join y" + FLAG + "; }\n"
                        + "eval 'kubeadm join z --node-name \"$ALIBABA_CLOUD_NODE_NAME\"'" + FLAG + "\n");
        assertThat(convert("f() {\nkubeadm join y\n}\n" + converted))
                .isEqualTo("f() {\nkubeadm join y" + FLAG + "\n}\n" + converted);
        assertThat(convert(converted.replace(FLAG, FLAG + " --v=5")))
                .isEqualTo(converted.replace(FLAG, FLAG + " --v=5"));
    }

    @Test
    void refusesAConvertedScriptWhoseBlockHasBeenMoved() {
        long lines = BLOCK.lines().count();
        String join = "kubeadm join x" + FLAG + "\n";
        String before = ": the node joins here, before the block; move the block up";
        refuses(join + BLOCK, "line 1, column 1" + before);
        refuses("if a; then\n  " + join + "fi\n" + BLOCK + join, "line 2, column 3" + before);
        refuses("f() {\n  " + join + BLOCK + "}\n", "line 2, column 3" + before);
        refuses("eval \"kubeadm join $y\"\n" + BLOCK + join, "line 1, column 1" + before);
        String move = "; put it on a line of its own between two commands, outside of ( ), $( ) and pipes";
        refuses(
                "(\n" + BLOCK + join + ")\n",
                "line 2, column 1: this block is inside a subshell, from where a failure does not end the script"
                        + move);
        refuses("a &&\n" + BLOCK + join, "line 2, column 1: no command can start where this block is" + move);
        refuses(
                "cat <<E\n" + BLOCK + "E\n" + join,
                "line 2, column 1: this block is text, not commands; delete it there");
        refuses(
                BLOCK + "kubeadm join x --node-name a\n",
                "line " + (lines + 1) + ", column 16: kubeadm join gets another node name than the kubelet will have;"
                        + " write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out");
        refuses(
                BLOCK + "echo\n",
                "line " + (lines + 2)
                        + ", column 1: there is no kubeadm join, and no other start of a node is found; write the"
                        + " join as a command of this script, such as kubeadm join, or $JOIN --node-name"
                        + " \"$ALIBABA_CLOUD_NODE_NAME\", behind a line '# hybrid: insert here'");
    }

    @Test
    void refusesARestOfItselfForTheGuidesBlockToo() {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(
                        () -> NodeScript.parse("kubeadm join x" + FLAG + "\n").withDocumentedBlock())
                .withMessage(
                        "line 1, column 31: here is a rest of a block that is gone; delete it, with the --node-name in"
                                + " front of it");
    }

    private static String convert(String script) {
        return NodeScript.parse(script).withKubeletFlags().text();
    }

    private static void refuses(String script, String message) {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> NodeScript.parse(script).withKubeletFlags())
                .withMessage(message);
    }
}
