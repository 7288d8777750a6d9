// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A marker on any line of any script: taken where the real Bash runs the block and stops by it, refused elsewhere. */
class MarkerPositionsTest {
    private static final String MARKER = "# hybrid: insert here\n";

    private static final List<String> PIECES = List.of(
            "echo a\n",
            "arr=(\n  a\n  b # c\n)\n",
            "case x in\n  (x)\n    echo b\n    ;;\n  *)\n    echo c ;;\nesac\n",
            "for i in a b\ndo\n  echo d\ndone\n",
            "for i\nin a b\ndo\n  kubeadm join 1\ndone\n",
            "if [[ a == a\n  && b == b\n]]; then\n  kubeadm join 2\nelse\n  echo e\nfi\n",
            "true &&\n  echo f ||\n  echo g\n",
            "echo h |\n  cat |\n  sort\n",
            "(\n  echo i\n  kubeadm join 3\n) | cat\n",
            "(\n  echo j\n)\n",
            "x=$(\n  echo k\n)\n",
            "cat <(\n  echo l\n)\n",
            "{\n  echo m\n  kubeadm join 4\n} | cat\n",
            "{\n  echo n\n} &\nwait\n",
            "{\n  echo o\n}\n",
            "f()\n{\n  echo p\n}\nf\n",
            "g() {\n  echo q\n  kubeadm join 5\n}\ng | cat\n",
            "h() (\n  echo r\n)\nh\n",
            "echo s \\\n  t\n",
            "cat <<E\nu\nE\n",
            "echo 'v\nw'\n",
            "x=`\necho y\n`\n",
            "((\n1\n))\n",
            "until\n  true\ndo\n  :\ndone\n",
            "eval 'kubeadm join 6' --node-name '$ALIBABA_CLOUD_NODE_NAME'\n",
            "kubeadm join 7 --node-name \"$ALIBABA_CLOUD_NODE_NAME\"\n");

    /** Each join leaves a line, in whatever process it runs. */
    private static final String PROLOGUE = "ALIBABA_CLOUD_NODE_NAME=n\nexec 3>&1 >/dev/null 2>&1\n"
            + "kubeadm() { printf 'joined %s\\n' \"$*\" >&3; }\n";

    @Test
    void noneBreaksTheScriptAndNoJoinRunsAfterAFailure(@TempDir Path folder) throws IOException {
        Random random = new Random(20265);
        List<String> accepted = new ArrayList<>();
        int refused = 0;
        StringBuilder driver = new StringBuilder();
        while (accepted.size() < 120) {
            StringBuilder script = new StringBuilder();
            for (int i = random.nextInt(3); i >= 0; i--) {
                script.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            script.append("kubeadm join 8\n");
            List<Integer> lines = new ArrayList<>(List.of(0));
            for (int i = script.indexOf("\n"); i >= 0; i = script.indexOf("\n", i + 1)) {
                lines.add(i + 1);
            }
            int at = lines.get(random.nextInt(lines.size()));
            String marked = script.substring(0, at) + MARKER + script.substring(at);
            String converted;
            try {
                converted = ScriptLaws.convert(marked);
            } catch (UnsupportedScriptException e) {
                refused++;
                continue;
            }
            for (String block : List.of("false || exit 1\n", "hybrid_node_name=n\n")) {
                String shown = converted.replace(KubeletFlagBlock.HARDENED, "echo block >&3\n" + block);
                Path file = Files.writeString(folder.resolve(accepted.size() + ".sh"), PROLOGUE + shown, UTF_8);
                driver.append("bash -n ").append(file).append(" 2>&1; bash ").append(file);
                driver.append(" </dev/null; echo @@\n");
                accepted.add(shown);
            }
        }
        Path file = Files.writeString(folder.resolve("all.sh"), driver, UTF_8);

        String[] outputs = Tool.run("bash", file.toString()).out().split("@@\n", -1);

        for (int i = 0; i < accepted.size(); i += 2) {
            assertThat(outputs[i]).as("a failed block in\n" + accepted.get(i)).doesNotContain("joined", "syntax");
            assertThat(outputs[i + 1])
                    .as("a block in\n" + accepted.get(i + 1))
                    .doesNotContain("syntax")
                    .doesNotStartWith("joined");
        }
        assertThat(String.join("", outputs)).contains("joined join 8 --node-name n");
        assertThat(refused).isGreaterThan(60);
    }
}
