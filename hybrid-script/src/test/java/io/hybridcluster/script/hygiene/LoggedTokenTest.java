// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedTokenTest {
    private static final String ID = "Join.TokenLogged";

    @Test
    void findsATraceThatIsOnAtTheJoin() {
        assertThat(Check.of(ID, "#!/bin/bash\nset -eux\n" + Check.JOIN))
                .containsExactly(
                        "[WARNING] line 2, column 1: Bash prints the join with its token, and the output of the"
                                + " script is kept in /var/log/acs/init.log");
    }

    @Test
    void findsATokenThatIsPrinted() {
        assertThat(Check.of(ID, "T=" + Check.TOKEN + "\necho \"joining with $T\"\nkubeadm join a:1 --token \"$T\"\n"))
                .containsExactly(
                        "[WARNING] line 2, column 6: the join's token is printed, and the output of the script is"
                                + " kept in /var/log/acs/init.log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/bash -x\nJOIN",
                "#!/usr/bin/env -S bash -ex\nJOIN",
                "set -o xtrace\nJOIN",
                "set -euxo pipefail\nJOIN",
                "set -x\nset +x\nset -x\nJOIN",
                "set -x\nbash -c 'JOIN'",
            })
    void findsATraceInEachForm(String script) {
        assertThat(Check.lines(ID, script.replace("JOIN", Check.JOIN.strip()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T=TOKEN\nprintf '%s\\n' \"${T}\"",
                "T=TOKEN\necho $T >&2",
                "T=TOKEN\necho $T | tee -a /root/log",
                "T=TOKEN\nlogger -t init \"token $T\" > /dev/null",
                "echo 'kubeadm join a:1 --token TOKEN'",
                "C='kubeadm join a:1 --token TOKEN'\necho \"+ $C\"\n$C",
                "T=$(fetch)\necho \"$T\"\nkubeadm join a:1 --token \"$T\"",
            })
    void findsAPrintInEachForm(String script) {
        assertThat(Check.lines(ID, script.replace("TOKEN", Check.TOKEN))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JOIN",
                "set -eu\nJOIN",
                "set -x\nyum install -y a\nset +x\nJOIN",
                "set -x\nset +o xtrace\nJOIN",
                "(set -x; ls)\nJOIN",
                "JOIN\nset -x",
                "# set -x\nJOIN",
                "echo 'set -x'\nJOIN",
                "set -x\nkubeadm join --config j.yaml",
                "T=TOKEN\necho \"$T\" > /run/token",
                "T=TOKEN\necho \"$T\" | sha256sum",
                "T=TOKEN\necho \"$T\" | tee /run/token > /dev/null",
                "T=TOKEN\necho joining",
                "echo \"$TOKENS joined\"",
                "echo version 1.2.3",
            })
    void findsNothingElse(String script) {
        String filled = script.replaceAll("TOKEN(?!S)", Check.TOKEN).replace("JOIN", Check.JOIN.strip());

        assertThat(Check.lines(ID, filled)).isEmpty();
    }
}
