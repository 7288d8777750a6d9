// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the way of a bundle is said in one line, and nothing is written. */
class RefusedBundleTest {
    private static final Path GUIDE = Path.of("plans", "guide.yaml");
    private static final Path CALICO_NODE = Path.of("src", "test", "resources", "calico-node.yaml");

    @TempDir
    Path folder;

    private Path plan;
    private Path script;

    @BeforeEach
    void copyTheGuidesPlan() throws IOException {
        plan = Files.copy(GUIDE, folder.resolve("plan.yaml"));
        script = Files.copy(GUIDE.resolveSibling("init-node.sh"), folder.resolve("init-node.sh"));
    }

    private Run refused(int code, Object... words) {
        Path out = folder.resolve("out");
        Object[] all = new Object[words.length + 4];
        all[0] = "bundle";
        all[1] = plan;
        all[2] = "--out";
        all[3] = out;
        System.arraycopy(words, 0, all, 4, words.length);
        Run run = Run.of(all);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(out).doesNotExist();
        return run;
    }

    private void editPlan(String before, String after) throws IOException {
        String text = Files.readString(plan);
        assertThat(text).contains(before);
        Files.writeString(plan, text.replace(before, after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#!/bin/bash\necho nothing joins here\n",
                "#!/bin/sh\nkubeadm join 10.0.0.1:6443\n",
                "#!/bin/bash\r\nkubeadm join 10.0.0.1:6443\r\n",
                "#!/bin/bash\nif true; then\n",
                "#!/usr/bin/env python3\nprint('kubeadm join')\n"
            })
    void aScriptThatCannotBeConverted(String content) throws IOException {
        Files.writeString(script, content);

        assertThat(refused(1).err()).matches("\\Q" + script + "\\E:\\d+:\\d+: .+; .+\n");
    }

    @Test
    void aScriptWithAByteThatIsNotText() throws IOException {
        Files.write(script, "#!/bin/bash\necho \u00d6\n".getBytes(ISO_8859_1));

        assertThat(refused(2).err()).isEqualTo(script + ":2:6: found a byte that is not UTF-8, expected text\n");
    }

    @Test
    void aScriptThatIsTooLarge() throws IOException {
        Files.writeString(script, "#!/bin/bash\n" + "#\n".repeat(9_000_000));

        assertThat(refused(2).err())
                .isEqualTo(script + ":1:1: found more than 16777216 bytes, expected a file of at most that\n");
    }

    @Test
    void aScriptWhoseNameIsNoPath() throws IOException {
        editPlan("source: init-node.sh", "source: \"a\\0b\"");

        assertThat(refused(2).err()).startsWith(plan + ":");
    }

    @Test
    void anErrorThatWasWaivedAndThatNoArtefactCanBeMadeWith() throws IOException {
        editPlan("url: https://", "url: ftp://");
        Files.writeString(
                plan, Files.readString(plan) + "waivers: [{finding: NodeScript.UrlScheme, reason: trust me}]\n");

        assertThat(refused(1).err()).startsWith("an error that was waived stands in the way: ");
    }

    @Test
    void aLiveObjectThatThePlanSaysIsNotTheOwner() throws IOException {
        editPlan("managedBy: manifest", "managedBy: operator");

        assertThat(refused(1, "--calico-node", CALICO_NODE).err())
                .startsWith("--calico-node: found ")
                .endsWith(", expected the Installation, since the plan says idc.cni.managedBy: operator\n");
    }

    @Test
    void aLiveObjectThatIsAFolder() {
        assertThat(refused(2, "--calico-node", folder).err()).isEqualTo(folder + ": Is a directory\n");
    }

    @Test
    void theFolderThatItRunsIn() {
        Run run = Run.of("bundle", GUIDE, "--out", ".");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(". is the folder that this program runs in, or one around it\n");
    }

    @Test
    void aFileWhereTheFolderShouldBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        Run run = Run.of("bundle", plan, "--out", file, "--force");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(file + " is there and is not a folder\n");
        assertThat(file).hasContent("mine");
    }

    @Test
    void isKeptFromOtherUsersWhenItIsWritten() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Run.of("bundle", plan, "--out", out).code()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(Bundle.NODE_SCRIPT))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(Bundle.RUNBOOK))))
                .isEqualTo("rw-------");
    }
}
