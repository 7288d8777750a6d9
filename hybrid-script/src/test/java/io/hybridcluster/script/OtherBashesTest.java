// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testsupport.Need;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That the other versions of Bash are there. With each of them {@link BlockFunctionsTest}, {@link BlockOptionsTest},
 * {@link HostileValuesTest} and {@link GeneratedScriptsTest} run too.
 */
class OtherBashesTest {
    @Test
    void readTheBlock() {
        List<String> others = Bash.others();
        if (others.isEmpty()) {
            throw Need.BASHES.missing("the block is tried with the Bash of this machine only");
        }
        var versions = new TreeSet<String>();
        for (String bash : others) {
            versions.add(Tool.run(Map.of("SHELL", "/bin/bash"), List.of(bash, "-c", "echo $BASH_VERSION"))
                    .out());
            for (String script : Stream.of("guide/init-node.hardened.sh", "guide/init-node-ecs.sh")
                    .map(ScriptGolden::read)
                    .toList()) {
                assertThat(Bash.syntaxErrors(bash, script)).isEmpty();
            }
        }
        assertThat(versions).hasSameSizeAs(others).allMatch(version -> version.matches("[4-9]\\.\\d+\\.\\d+.*\n"));
    }
}
