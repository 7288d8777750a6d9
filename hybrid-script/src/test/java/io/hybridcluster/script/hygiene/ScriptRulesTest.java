// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.NodeScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRulesTest {
    @Test
    void findsWhatTheGuidesScriptGetsWrong() {
        assertThat(Check.all(resource("guide/init-node.sh")).stream().map(ScriptFinding::toString))
                .containsExactly(
                        "[WARNING] line 17, column 1: when this fails, the script goes on, and joins a node that lacks what"
                                + " should be installed here | Join.GoesOnAfterFailure",
                        "[WARNING] line 33, column 9: packages or files come over plain http from mirrors.aliyun.com, so"
                                + " that whoever is on the way can change them | Script.HttpMirror",
                        "[WARNING] line 33, column 56: this mirrors a package repository of Kubernetes that was frozen in"
                                + " September 2023: no later version, no fix | Script.FrozenRepository",
                        "[WARNING] line 35, column 1: packages are installed without a check of their signatures |"
                                + " Script.GpgCheckOff",
                        "[WARNING] line 47, column 40: the token is not 6 of a-z and 0-9, a dot, and 16 of a-z and 0-9, so"
                                + " that kubeadm refuses it | Join.TokenMalformed",
                        "[WARNING] line 47, column 64: the join takes whoever answers at the API server's address for the"
                                + " control plane | Join.SkipsCaVerification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide/init-node.sh", "scripts/ubuntu-sudo.before.sh", "scripts/here-documents.before.sh"})
    void findsTheSameInTheConvertedScript(String name) {
        NodeScript script = NodeScript.parse(resource(name));

        assertThat(ids(script.withKubeletFlags())).isEqualTo(ids(script));
    }

    @Test
    void findsNothingInASoundScript() {
        assertThat(Check.all("""
                        #!/bin/bash
                        set -euo pipefail
                        cat > /etc/yum.repos.d/kubernetes.repo <<'EOF'
                        [kubernetes]
                        baseurl=https://pkgs.k8s.io/core:/stable:/v1.31/rpm/
                        gpgcheck=1
                        gpgkey=https://pkgs.k8s.io/core:/stable:/v1.31/rpm/repodata/repomd.xml.key
                        EOF
                        yum install -y kubelet kubeadm
                        token=$(curl -fsS https://tokens.idc.example/join)
                        kubeadm join 10.200.1.253:6443 --token "$token" --discovery-token-ca-cert-hash sha256:0
                        """)).isEmpty();
    }

    @Test
    void countsColumnsInCharacters() {
        assertThat(Check.of("Join.IgnoresPreflight", "echo '配置😀'; kubeadm join a:1 --ignore-preflight-errors=all\n"))
                .containsExactly(
                        "[WARNING] line 1, column 31: the join ignores every preflight error, those too that keep"
                                + " the node from ever being ready");
    }

    @Test
    void findsWindowsLineEndsAndAllElse() {
        String script = "#!/bin/bash\r\nset -e\r\nkubeadm join a:1 \\\r\n  --ignore-preflight-errors=all\r\n";

        assertThat(Check.all(script).stream().map(ScriptFinding::toString))
                .containsExactly(
                        "[ERROR] line 1, column 12: lines end with CR LF, and Bash takes the CR for a part of the command |"
                                + " Script.WindowsLineEnds",
                        "[WARNING] line 4, column 3: the join ignores every preflight error, those too that keep the node"
                                + " from ever being ready | Join.IgnoresPreflight");
    }

    @Test
    void findsWhereAScriptCannotBeRead() {
        assertThat(Check.all("echo ok\nif true; then\n  echo 'a\n").stream().map(ScriptFinding::toString))
                .containsExactly(
                        "[ERROR] line 3, column 8: the script cannot be read: a single quote is not closed | Script.Unreadable");
    }

    @Test
    void neverShowsASecret() {
        String token = "k7x2p9.q4w8e2r6t1y5u3i9";
        String password = "hunter2hunter2";
        List<String> templates = List.of(
                "set -x\nkubeadm join a:1 --token TOKEN",
                "echo TOKEN; kubeadm join a:1 --token=TOKENx",
                "T=TOKEN; printf %s $T; kubeadm join a:1 --token $T --ignore-preflight-errors=all,TOKEN",
                "curl -O http://u:PASSWORD@a.example/?t=TOKEN",
                "wget http://TOKEN/PASSWORD http://PASSWORD@TOKEN:80/",
                "cat > a.repo <<E\n[TOKEN]\nbaseurl=http://PASSWORD@a.example/TOKEN\ngpgcheck=0\nE",
                "cat <<E\nkind: JoinConfiguration\n  taints: PASSWORD\n  token: TOKEN\n  token: TOKEN1\nE",
                "echo 'TOKEN",
                "cat <<TOKEN\n");
        for (String template : templates) {
            String script = template.replace("TOKEN", token).replace("PASSWORD", password);
            for (ScriptFinding finding : Check.all(script)) {
                assertThat(finding + finding.remedy())
                        .as(template)
                        .doesNotContain(password)
                        .doesNotContain("q4w8e2r6t1y5u3i9");
            }
        }
    }

    @Test
    @Tag("generated")
    void neverThrows() {
        Random random = new Random(17);
        String guide = resource("guide/init-node-ecs.sh");
        for (int i = 0; i < 400; i++) {
            NodeScript script = Check.mutated(guide, random);

            List<ScriptFinding> findings = ScriptRules.standard().check(script);

            assertThat(findings).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void readsBytesThatAreNoUtf8() {
        NodeScript script = NodeScript.parse(new byte[] {'#', (byte) 0xff, (byte) 0xc3, '\n', '(', '\n'});

        assertThat(ids(script)).containsExactly("Script.Unreadable 2");
    }

    @Test
    void describesEachFindingOnce() {
        List<ScriptRuleDescription> all = ScriptRules.standard().descriptions();

        assertThat(all).isSorted().hasSize(26);
        assertThat(all.stream().map(ScriptRuleDescription::id)).doesNotHaveDuplicates();
        assertThat(all.stream()
                        .filter(rule -> rule.severity() == Severity.ERROR)
                        .map(rule -> rule.id().value()))
                .containsExactly(
                        "Script.MisspelledLabel",
                        "Script.RemovedRepository",
                        "Script.Unreadable",
                        "Script.WindowsLineEnds");
    }

    /** Returns the ids of the findings, and the lines as if there were no block. */
    private static List<String> ids(NodeScript script) {
        Pattern block = Pattern.compile("(?s)# >>> hybrid-cluster.* <<<\n");
        long before = block.matcher(script.text())
                .results()
                .map(match -> match.group().lines().count())
                .reduce(0L, Long::sum);
        int start = script.text().indexOf("# >>> hybrid-cluster");
        long at = start < 0
                ? Long.MAX_VALUE
                : script.text().substring(0, start).lines().count();
        return ScriptRules.standard().check(script).stream()
                .map(finding ->
                        finding.ruleId() + " " + (finding.line() > at ? finding.line() - before : finding.line()))
                .collect(Collectors.toList());
    }

    private static String resource(String name) {
        try (InputStream in = NodeScript.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
