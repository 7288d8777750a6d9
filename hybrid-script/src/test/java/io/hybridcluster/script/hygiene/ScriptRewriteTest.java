// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.script.NodeScript;
import io.hybridcluster.script.join.KubeadmJoin;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRewriteTest {
    private static final CaCertHash HASH = CaCertHash.parse("sha256:" + "a".repeat(64));
    private static final CaCertHash OTHER = CaCertHash.parse("sha256:" + "b".repeat(64));
    private static final ScriptRewrite PIN = ScriptRewrite.caCertHash(List.of(HASH));
    private static final String SKIP = "--discovery-token-unsafe-skip-ca-verification";
    private static final String PINNED = "--discovery-token-ca-cert-hash";

    @Test
    void pinsAJoin() {
        rewrites(
                PIN,
                "Join.SkipsCaVerification",
                "kubeadm join a:1 --token x " + SKIP + " \\\n  --v=2\n",
                "kubeadm join a:1 --token x " + PINNED + " '" + HASH + "' \\\n  --v=2\n");
    }

    @Test
    void pinsEachHashInEachJoin() {
        rewrites(
                ScriptRewrite.caCertHash(List.of(HASH, OTHER)),
                "Join.SkipsCaVerification",
                "kubeadm join a:1 " + SKIP + "=true || kubeadm join a:1 " + SKIP + "\n",
                "kubeadm join a:1 " + PINNED + " '" + HASH + "' " + PINNED + " '" + OTHER + "' || kubeadm join a:1 "
                        + PINNED + " '" + HASH + "' " + PINNED + " '" + OTHER + "'\n");
    }

    @Test
    void pinsAJoinInATextWithoutEndingItsQuotes() {
        rewrites(
                PIN,
                "Join.SkipsCaVerification",
                "bash -c 'kubeadm join a:1 " + SKIP + "'\nARGS=\"-v 2 " + SKIP + "\"\nkubeadm join a:1 $ARGS\n",
                "bash -c 'kubeadm join a:1 " + PINNED + " " + HASH + "'\nARGS=\"-v 2 " + PINNED + " " + HASH
                        + "\"\nkubeadm join a:1 $ARGS\n");
    }

    @Test
    void pinsAConfiguration() {
        rewrites(
                ScriptRewrite.caCertHash(List.of(HASH, OTHER)),
                "Join.SkipsCaVerification",
                "cat > j <<E\nkind: JoinConfiguration\n  unsafeSkipCAVerification: true # yet\nE\n",
                "cat > j <<E\nkind: JoinConfiguration\n  caCertHashes: [\"" + HASH + "\", \"" + OTHER
                        + "\"] # yet\nE\n");
    }

    @Test
    void makesAJoinThatTheBuilderReads() {
        NodeScript script =
                NodeScript.parse("kubeadm join 10.200.1.253:6443 --token " + Check.TOKEN + " " + SKIP + "\n");

        assertThat(KubeadmJoin.parse(PIN.apply(script).text()).caCertHashes()).containsExactly(HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeadm join a:1\n",
                "# kubeadm join --discovery-token-unsafe-skip-ca-verification\n",
                "echo kubeadm join --discovery-token-unsafe-skip-ca-verification\n",
                "kubeadm join a:1 --discovery-token-unsafe-skip-ca-verification=false\n",
            })
    void pinsNothingElse(String script) {
        assertThat(PIN.apply(NodeScript.parse(script))).isEqualTo(NodeScript.parse(script));
    }

    @Test
    void needsAHash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptRewrite.caCertHash(List.of()))
                .withMessage("there is no hash of a CA certificate to put into the join");
    }

    @Test
    void switchesTheCheckOnWhereTheKeyIsNamed() {
        rewrites(
                ScriptRewrite.gpgCheckOn(),
                "Script.GpgCheckOff",
                "cat > a.repo <<E\n[a]\nbaseurl=https://a\ngpgcheck=0\nrepo_gpgcheck=0\ngpgkey=https://a/key\n"
                        + "[b]\nbaseurl=https://b\ngpgkey=https://b/key\ngpgcheck = no\nE\necho gpgcheck=0\n",
                "cat > a.repo <<E\n[a]\nbaseurl=https://a\ngpgcheck=1\nrepo_gpgcheck=0\ngpgkey=https://a/key\n"
                        + "[b]\nbaseurl=https://b\ngpgkey=https://b/key\ngpgcheck = 1\nE\necho gpgcheck=0\n");
    }

    @Test
    void leavesTheCheckOffWhereNoKeyIsNamed() {
        String script =
                "cat > a.repo <<E\n[a]\nbaseurl=https://a\ngpgcheck=0\n[b]\nbaseurl=https://b\ngpgkey=https://b/key\n"
                        + "E\nyum install --nogpgcheck -y a\n";

        assertThat(ScriptRewrite.gpgCheckOn().apply(NodeScript.parse(script)).text())
                .isEqualTo(script);
        assertThat(Check.lines("Script.GpgCheckOff", script)).containsExactly(4, 9);
    }

    @Test
    void takesHttpsWhereTheHostHasIt() {
        rewrites(
                ScriptRewrite.httpsMirrors(),
                "Script.HttpMirror",
                "M=http://mirrors.aliyun.com\nyum-config-manager --add-repo $M/a.repo\n"
                        + "cat > a.repo <<E\n[a]\nbaseurl=HTTP://mirrors.aliyun.com/a\n  http://mirrors.aliyun.com/b\n"
                        + "  http://mirrors.cloud.aliyuncs.com/b\nE\ncurl -O http://pkgs.k8s.io # http://pkgs.k8s.io\n",
                "M=https://mirrors.aliyun.com\nyum-config-manager --add-repo $M/a.repo\n"
                        + "cat > a.repo <<E\n[a]\nbaseurl=HTTPs://mirrors.aliyun.com/a\n  https://mirrors.aliyun.com/b\n"
                        + "  http://mirrors.cloud.aliyuncs.com/b\nE\ncurl -O https://pkgs.k8s.io # http://pkgs.k8s.io\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -O http://mirror.idc.example/a\n",
                "curl -O http://mirrors.aliyun.com:8080/a\n",
                "curl -O http://$HOST/a\n",
                "echo http://mirrors.aliyun.com/\n",
                "curl http://mirrors.cloud.aliyuncs.com/a\n",
                "curl http://mirrors.aliyun.com.example/a\n",
            })
    void leavesOtherHosts(String script) {
        assertThat(ScriptRewrite.httpsMirrors().apply(NodeScript.parse(script)).text())
                .isEqualTo(script);
    }

    @Test
    void makesLineEndsOfUnix() {
        rewrites(
                ScriptRewrite.unixLineEnds(),
                "Script.WindowsLineEnds",
                "#!/bin/bash\r\nprintf '\r'\r\r\nls\n",
                "#!/bin/bash\nprintf '\r'\nls\n");
    }

    @Test
    void refusesAScriptThatItCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PIN.apply(NodeScript.parse("ls\nls\r\n")))
                .withMessage("line 2 ends with CR LF; apply ScriptRewrite.unixLineEnds first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PIN.apply(NodeScript.parse("ls\n'")))
                .withMessage("line 2 cannot be read as Bash: a single quote is not closed");
    }

    @Test
    void keepsOtherBytesWhateverTheyAre() {
        byte[] before = "curl -O http://pkgs.k8s.io/\u00ff\u00c3\u0080 # \u00fe\n".getBytes(ISO_8859_1);
        byte[] after = "curl -O https://pkgs.k8s.io/\u00ff\u00c3\u0080 # \u00fe\n".getBytes(ISO_8859_1);

        assertThat(ScriptRewrite.httpsMirrors().apply(NodeScript.parse(before)).bytes())
                .isEqualTo(after);
    }

    @Test
    void repairsTheGuidesScriptBeforeAndAfterItsConversion() throws IOException {
        NodeScript guide;
        try (InputStream in = NodeScript.class.getResourceAsStream("guide/init-node.sh")) {
            guide = NodeScript.parse(Objects.requireNonNull(in).readAllBytes());
        }
        NodeScript repaired = repair(guide);

        assertThat(ScriptRules.standard().check(repaired).stream()
                        .map(f -> f.ruleId().value()))
                .containsExactly(
                        "Join.GoesOnAfterFailure",
                        "Script.FrozenRepository",
                        "Script.RepoGpgCheckOff",
                        "Join.TokenMalformed");
        assertThat(repair(guide.withKubeletFlags())).isEqualTo(repaired.withKubeletFlags());
        assertThat(repair(guide.withKubeletFlags()).withoutBlock()).isEqualTo(repaired);
    }

    @Test
    @Tag("generated")
    void isTheSameTwiceOnBrokenScriptsToo() throws IOException {
        String guide;
        try (InputStream in = NodeScript.class.getResourceAsStream("guide/init-node-ecs.sh")) {
            guide = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
        Random random = new Random(23);
        int repaired = 0;
        for (int i = 0; i < 300; i++) {
            NodeScript script = ScriptRewrite.unixLineEnds().apply(Check.mutated(guide, random));
            for (ScriptRewrite rewrite : List.of(PIN, ScriptRewrite.gpgCheckOn(), ScriptRewrite.httpsMirrors())) {
                try {
                    NodeScript once = rewrite.apply(script);
                    repaired += once.equals(script) ? 0 : 1;

                    assertThat(rewrite.apply(once)).isEqualTo(once);
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining("cannot be read as Bash");
                }
            }
        }

        assertThat(repaired).isGreaterThan(300);
    }

    private static NodeScript repair(NodeScript script) {
        NodeScript pinned = PIN.apply(script);
        return ScriptRewrite.httpsMirrors().apply(ScriptRewrite.gpgCheckOn().apply(pinned));
    }

    /** Also checks the laws: twice is once, and the finding is gone. */
    private static void rewrites(ScriptRewrite rewrite, String finding, String before, String after) {
        assertThat(Check.lines(finding, before)).isNotEmpty();

        NodeScript rewritten = rewrite.apply(NodeScript.parse(before));

        assertThat(rewritten.text()).isEqualTo(after);
        assertThat(rewrite.apply(rewritten)).isEqualTo(rewritten);
        assertThat(Check.lines(finding, rewritten.text())).isEmpty();
    }
}
