// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipedDownloadTest {
    private static final String ID = "Script.PipesDownloadToShell";

    @Test
    void findsADownloadThatIsRunAsItComes() {
        assertThat(Check.of(ID, "set -e\n  curl -sfL https://get.example | sudo sh -s - server\n"))
                .containsExactly(
                        "[WARNING] line 2, column 3: what is downloaded here is run at once, whatever it is, and by"
                                + " half if the download breaks off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl https://a.example | bash",
                "wget -qO- https://a.example | sh -",
                "curl -fsSL https://a.example 2>/dev/null | bash -x",
                "curl https://a.example |& bash",
                "curl https://a.example \\\n  | bash",
                "curl https://a.example |\n  bash",
                "curl https://a.example | gunzip | bash",
                "curl https://a.example | tee /tmp/a | env K=v bash -s -- --flag",
                "curl https://a.example | bash /dev/stdin",
                "bash <(curl -s https://a.example)",
                "source <(curl -s https://a.example)",
                ". <(wget -qO- https://a.example)",
                "sh -c \"$(curl -fsSL https://a.example)\"",
                "eval \"$(curl -fsSL https://a.example)\"",
                "eval \"`curl -fsSL https://a.example`\"",
                "if true; then curl https://a.example | bash; fi",
            })
    void findsItInEachForm(String script) {
        assertThat(Check.lines(ID, script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -o a.sh https://a.example && bash a.sh",
                "curl https://a.example || bash fallback.sh",
                "curl https://a.example; bash a.sh",
                "curl https://a.example | bash install.sh",
                "curl https://a.example | bash -c 'cat > a'",
                "curl https://a.example | gpg --dearmor -o k.gpg",
                "curl https://a.example | tar xz",
                "curl https://a.example | sudo tee a.repo",
                "echo 'curl https://a.example | bash'",
                "# curl https://a.example | bash",
                "bash -c \"echo $(date)\"",
                "ip=$(curl https://a.example)",
                "sh -c \"echo $ip\"",
                "cat a.sh | bash",
            })
    void findsNothingElse(String script) {
        assertThat(Check.lines(ID, script)).isEmpty();
    }
}
