// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeScriptTest {
    private static final String USE_MARKER =
            "put a line '# hybrid: insert here' where the kubelet is installed and the node has not joined yet";
    private static final String WRITE_JOIN =
            "write the join as a command of this script, such as kubeadm join, or $JOIN --node-name"
                    + " \"$ALIBABA_CLOUD_NODE_NAME\"";
    private static final String JOIN = "kubeadm join 10.0.0.1:6443 --token a.b\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "echo hello\\n ! line 2, column 1: there is no kubeadm join, and no other start of a node is found",
                "^# kubeadm join x\\n^ ! line 1, column 3: the only kubeadm join stands in a comment",
                "^cat <<E\\n kubeadm join x\\nE\\n^ ! line 2, column 2: the only kubeadm join stands in a here-document",
                "^echo 'kubeadm join x'\\n^ ! line 1, column 7: the only kubeadm join stands in quotes",
                "^x=\"join\"\\nbash $x.sh^ ! line 2, column 11: there is no kubeadm join, and no other start of a node is found",
                "^systemctl restart kubelet\\nsudo $JOIN --node-name a^ ! line 2, column 25: there is no kubeadm join, and no other start of a node is found",
                "^systemctl restart kubelet\\nbash /joincluster.sh^ ! line 2, column 21: there is no kubeadm join, and no other start of a node is found"
            })
    void refusesWhatDoesNotJoinAndSaysWhatAJoinWouldBe(String script, String problem) {
        refuses(script.replace("\\n", "\n"), problem + "; " + WRITE_JOIN + ", behind a line '# hybrid: insert here'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "^kubeadm join x\\nyum install kubelet\\nkubeadm join y^ ! ^line 3, column 1: this is the second kubeadm join of the script, and no place is before both and none else^",
                "f() { kubeadm join x; }\\nf ! ^line 1, column 7: kubeadm join stands inside the function f, on no line of its own^",
                "function g\\n(\\nkubeadm join x\\n) ! ^line 3, column 1: kubeadm join stands inside the function g, on no line of its own^",
                "^f() {\\n kubeadm join x\\n}\\nkubeadm join y^ ! ^line 4, column 1: this is the second kubeadm join of the script, and no place is before both and none else^",
                "if a; then kubeadm join x; fi ! ^line 1, column 12: 'a' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "echo KUBELET_EXTRA_ARGS= >/etc/sysconfig/kubelet && kubeadm join x ! ^line 1, column 53: 'echo' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "a && kubeadm join x ! ^line 1, column 6: 'a' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "sudo a && kubeadm join x ! ^line 1, column 11: 'sudo' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "^{\\n yum install\\n kubeadm join x\\n} | tee log^ ! ^line 3, column 2: 'yum' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "a; kubeadm join x ! ^line 1, column 4: something else stands on one line with kubeadm join, before it^",
                "^echo; \\\\nkubeadm join x^ ! ^line 2, column 1: something else stands on one line with kubeadm join, before it^",
                "^echo() { yum install kubelet; }\\necho a && kubeadm join x^ ! ^line 2, column 11: 'echo' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "^function sleep { yum install kubelet; }\\nsleep 1 && kubeadm join x^ ! ^line 2, column 12: 'sleep' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "kubeadm reset -f && kubeadm join x ! ^line 1, column 21: 'kubeadm' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "systemctl revert kubelet && kubeadm join x ! ^line 1, column 29: 'systemctl' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "[ `yum install kubelet` ] && kubeadm join x ! ^line 1, column 30: '[' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "a=`yum install kubelet` && kubeadm join x ! ^line 1, column 28: an assignment runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "^J=\"kubeadm join $x\"\\neval $J^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^J=\"kubeadm join $x\"\\n\"$J\"^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^kubeadm join x\\necho 'kubeadm join y' | sudo bash^ ! line 2, column 1: this command may run kubeadm join in a way that cannot be followed",
                "kubeadm join phase preflight ! line 1, column 1: kubeadm join runs single phases",
                "^bash -c 'kubeadm join x; y'^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^bash -c \"kubeadm join $x\"^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^bash -c 'kubeadm join x' y^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^eval \"kubeadm join x >y\"^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^eval \"kubeadm join x # y\"^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^bash <<E\\nkubeadm join x\\nE^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "$KUBEADM join x ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^J='kubeadm join x'\\nif a; then J=b; fi\\n$J^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^J='kubeadm join x'\\nrun $J^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^if a; then J='kubeadm join x'; fi\\n$J^ ! line 1, column 12: this command may run kubeadm join in a way that cannot be followed",
                "^J='kubeadm join x'\\nread J\\n$J^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^log() { eval \"$@\"; }\\nkubeadm join y || log 'kubeadm join x'^ ! line 2, column 19: this command may run kubeadm join in a way that cannot be followed",
                "^log() { echo `$1`; }\\nkubeadm join y || log 'kubeadm join x'^ ! line 2, column 19: this command may run kubeadm join in a way that cannot be followed",
                "^log() { echo $*; }\\nlog() { $*; }\\nkubeadm join y || log 'kubeadm join x'^ ! line 3, column 19: this command may run kubeadm join in a way that cannot be followed",
                "^echo() { $1; }\\nlog() { echo \"$1\"; }\\nkubeadm join y || log 'kubeadm join x'^ ! line 3, column 19: this command may run kubeadm join in a way that cannot be followed",
                "^log() { echo \"$1\" | bash; }\\nkubeadm join y || log 'kubeadm join x'^ ! line 2, column 19: this command may run kubeadm join in a way that cannot be followed",
                "^sudo $JOIN --node-name \"$ALIBABA_CLOUD_NODE_NAME\"^ ! line 1, column 1: this command may run kubeadm join in a way that cannot be followed",
                "^kubeadm join y\\ncase `kubeadm join x` in *) ;; esac^ ! line 2, column 6: this command may run kubeadm join in a way that cannot be followed",
                "^kubeadm join y\\necho `kubeadm join x`^ ! line 2, column 6: this command may run kubeadm join in a way that cannot be followed",
                "^kubeadm join y\\nif (( `kubeadm join x` )); then b; fi^ ! line 2, column 7: this command may run kubeadm join in a way that cannot be followed",
                "^if (( $(yum install kubelet; echo 1) )); then kubeadm join x; fi^ ! ^line 1, column 47: 'yum' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "^if [[ `yum install kubelet` ]]; then kubeadm join x; fi^ ! ^line 1, column 38: '`yum install kubelet`' runs in one statement with kubeadm join, before it, and may change the kubelet^",
                "kubeadm join y\\nretry 'kubeadm join x' ! line 2, column 1: this command may run kubeadm join in a way that cannot be followed"
            })
    void refusesWhatCannotBeProvenAndSaysHowToGoOn(String script, String problem) {
        refuses(script.replace("\\n", "\n"), problem + "; " + USE_MARKER);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "^a 'b\\n^ ! line 1, column 3: a single quote is not closed",
                "a \"b ! line 1, column 3: a double quote is not closed",
                "a `b ! line 1, column 3: a backtick is not closed",
                "a $(b ! line 1, column 3: a command substitution is not closed",
                "a ${b ! line 1, column 3: a ${ is not closed",
                "a $'b ! line 1, column 3: a $' is not closed",
                "a=(b ! line 1, column 3: an array is not closed",
                "cat <<E\\nx ! line 1, column 5: a here-document is not closed by a line E",
                "cat <<E ! line 1, column 5: a here-document is not closed by a line E",
                "if a; then b ! line 1, column 1: an if is not closed",
                "( a ! line 1, column 1: a subshell is not closed",
                "[[ a ! line 1, column 1: a [[ is not closed",
                "case a in b ! line 1, column 1: this case is not closed",
                "for a in b; c ! line 1, column 1: this loop has no do",
                "a\\nfi ! line 2, column 1: 'fi' is not expected here",
                "a ) ! line 1, column 3: ')' is not expected here",
                "a;; ! line 1, column 2: ';;' is not expected here",
                "a (b) ! line 1, column 4: '(' is not expected here",
                "kubeadm join x\\ ! line 1, column 15: the script ends with a backslash",
                "a > ! line 1, column 4: the script ends here"
            })
    void refusesWhatItCannotReadToTheEnd(String script, String problem) {
        refuses(
                script.replace("\\n", "\n"),
                problem + "; check the script with bash -n; nothing can be inserted before it can be read");
    }

    @Test
    void refusesWhatIsNoBashScript() {
        refuses("#!/bin/sh\n" + JOIN, "line 1, column 1: the script is for /bin/sh; the block needs #!/bin/bash");
        refuses(
                "#!/usr/bin/env python3\n" + JOIN,
                "line 1, column 1: the script is for /usr/bin/env python3; the block needs #!/bin/bash");
        refuses(
                "#!/bin/bash\r\n" + JOIN,
                "line 1, column 12: there is a carriage return, which Bash takes for a part of the command;"
                        + " save the script with LF line ends");
        refuses("a\0" + JOIN, "line 1, column 2: there is a NUL character; save the script as plain text");
        refuses(
                "\uFEFF" + JOIN,
                "line 1, column 1: the script starts with a byte order mark, so its first line is no '#!' line; remove it");
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowing() {
        for (String open : List.of("$(", "( ", "{ ", "! ", "${a:-", "if ", "f() ", "\"$(", "<(", "((", "a=(")) {
            String script = open.repeat(20_000) + "\n" + JOIN;
            assertThatExceptionOfType(UnsupportedScriptException.class)
                    .as(open)
                    .isThrownBy(() -> NodeScript.parse(script).withKubeletFlags())
                    .withMessageContaining("the script is nested more than 200 deep here");
        }
    }

    @Test
    void refusesAnotherNodeNameInAVariable() {
        refuses(
                "J=\"kubeadm join $x --node-name $(hostname)\"\n$J\n",
                "line 2, column 1: kubeadm join gets another node name than the kubelet will have;"
                        + " write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out");
    }

    @Test
    void refusesAnotherNodeName() {
        String remedy = "; write --node-name \"$ALIBABA_CLOUD_NODE_NAME\", or leave the flag out";
        refuses(
                "kubeadm join x --node-name \"$(hostname)\"\n",
                "line 1, column 16: kubeadm join gets another node name than the kubelet will have" + remedy);
        refuses(
                "kubeadm join x --node_name=a\n",
                "line 1, column 16: kubeadm join gets another node name than the kubelet will have" + remedy);
    }

    @Test
    void refusesBackticksThatCannotBeGuardedButNotTheCommandAroundThem() {
        String join = "`kubeadm join $x --node-name $ALIBABA_CLOUD_NODE_NAME`";
        String marker = "# hybrid: insert here\n";

        refuses(
                marker + "[[ " + join + " ]]\n",
                "line 2, column 4: kubeadm join in backticks cannot be kept from running without the block; write $(...)"
                        + " instead of the backticks");
        assertThat(ScriptGolden.checkLaws(marker + "a=" + join + "\n", NodeScript::withKubeletFlags))
                .isEqualTo(KubeletFlagBlock.HARDENED + marker + KubeletFlagBlock.GUARD + "a=" + join + "\n");
    }

    @Test
    void refusesArithmeticThatIsNestedTooDeep() {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> NodeScript.parse("a=" + "$((".repeat(9999) + "))".repeat(9999) + "\n" + JOIN)
                        .withKubeletFlags())
                .withMessageContaining("the script is nested more than 200 deep here");
    }

    @Test
    void refusesAMarkerThatDoesNotHelp() {
        String marker = "# hybrid: insert here\n";
        refuses(marker + marker + JOIN, "line 2, column 1: this is the second marker; leave one");
        refuses(JOIN + marker, "line 1, column 1: the node joins here, before the marker; move the marker up");
        refuses(
                marker + "eval \"kubeadm join $X\"\n",
                "line 2, column 1: this command may run kubeadm join without --node-name;"
                        + " write --node-name \"$ALIBABA_CLOUD_NODE_NAME\" into the join, the name that the kubelet will have");
        refuses(
                marker + "./join.sh\n",
                "line 3, column 1: no kubeadm join is found to which --node-name could be added; " + WRITE_JOIN);
    }

    @Test
    void takesAMarkerWhereTheJoinNamesTheNodeItself() {
        String script = "# hybrid: insert here\neval \"kubeadm join $X --node-name $ALIBABA_CLOUD_NODE_NAME\"\n";

        assertThat(ScriptGolden.checkLaws(script, NodeScript::withKubeletFlags))
                .isEqualTo(KubeletFlagBlock.HARDENED + script.replace("eval", KubeletFlagBlock.GUARD + "eval"));
    }

    @Test
    void replacesAnOlderBlockWhereItStands() {
        String converted =
                NodeScript.parse("a\n" + JOIN + "b").withKubeletFlags().text();
        String older =
                "a\n" + ScriptGolden.read("blocks/v1.sh") + converted.substring(converted.indexOf("kubeadm join 10"));

        assertThat(NodeScript.parse(older).withKubeletFlags().text()).isEqualTo(converted);
        assertThat(NodeScript.parse(older).withoutBlock().text()).isEqualTo("a\n" + JOIN + "b");
    }

    @Test
    void returnsItselfWhereNothingChanges() {
        NodeScript converted = NodeScript.parse(JOIN).withKubeletFlags();
        NodeScript plain = NodeScript.parse(JOIN);

        assertThat(converted.withKubeletFlags()).isSameAs(converted);
        assertThat(plain.withoutBlock()).isSameAs(plain);
    }

    @Test
    void refusesDamagedMarkerLines() {
        String begin = "# >>> hybrid-cluster kubelet flags v2 >>>\n";
        String end = "# <<< hybrid-cluster kubelet flags v2 <<<\n";
        String other = ": this marker line has no other to it; delete what is left of the block";
        refuses(begin + JOIN, "line 1, column 1" + other);
        refuses("a\n" + end + JOIN, "line 2, column 1" + other);
        refuses(end + begin + JOIN, "line 2, column 1" + other);
        refuses(begin + end.replace("v2", "v0") + JOIN, "line 1, column 1" + other);
        refuses(begin + end + end + JOIN, "line 3, column 1" + other);
        refuses(begin + end + begin + JOIN, "line 3, column 1: this is the second block; delete one of the two");
        refuses(
                (begin + end).replace("v2", "v3") + JOIN,
                "line 1, column 1: this block was written by a newer SDK; convert the script with that one");
        refuses(
                "kubeadm join x --node-name \"${hybrid_node_name:?}\"\n",
                "line 1, column 31: here is a rest of a block that is gone; delete it, with the --node-name in front of it");
    }

    @Test
    void refusesTheGuidesBlockInAnotherForm() {
        String edited = RawText.decode(KubeletFlagBlock.DOCUMENTED).replace("/etc/sysconfig", "/etc/default") + JOIN;

        refuses(
                edited,
                "line 1, column 1: here is the block of the guide, but changed or incomplete;"
                        + " delete it; what it does is done by the block that is inserted");
    }

    @Test
    void tellsPlaceReasonAndRemedyEachForItself() {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> NodeScript.parse("a\n b; kubeadm join x").withDocumentedBlock())
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(5);
                    assertThat(e.reason()).isEqualTo("something else stands on one line with kubeadm join, before it");
                    assertThat(e.remedy()).isEqualTo(USE_MARKER);
                });
    }

    @Test
    void isEqualToAScriptOfTheSameTextAndDoesNotShowIt() {
        assertThat(NodeScript.parse("a")).isEqualTo(NodeScript.parse("a")).hasSameHashCodeAs(NodeScript.parse("a"));
        assertThat(NodeScript.parse("a")).isNotEqualTo(NodeScript.parse("b")).isNotEqualTo("a");
        assertThat(NodeScript.parse(JOIN)).hasToString("NodeScript[39 bytes]");
    }

    private static void refuses(String script, String message) {
        assertThatExceptionOfType(UnsupportedScriptException.class)
                .isThrownBy(() -> NodeScript.parse(script).withKubeletFlags())
                .withMessage(message);
    }
}
