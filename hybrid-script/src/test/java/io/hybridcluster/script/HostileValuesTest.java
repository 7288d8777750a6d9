// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.KubeletModel.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that break their grammar: refused before anything is touched, and never run. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.hybridcluster.script.Bash#all")
class HostileValuesTest {
    @Parameter
    private String bash = "";

    private static final String SCRIPT = NodeScript.parse("set -euo pipefail\nkubeadm join 10.0.0.1:6443 --token a.b\n")
            .withKubeletFlags()
            .text();

    private static final List<String> VARIABLES = List.of(
            "ALIBABA_CLOUD_PROVIDER_ID",
            "ALIBABA_CLOUD_NODE_NAME",
            "ALIBABA_CLOUD_LABELS",
            "ALIBABA_CLOUD_TAINTS",
            "ALIBABA_CLOUD_PROVIDE_ID");

    private static final List<String> PAYLOADS = List.of(
            "'",
            "\"",
            "`touch canary`",
            "$(touch canary)",
            "${HOME}",
            "\n",
            "\ntouch canary\n",
            "\r",
            "\t",
            " ",
            "&",
            "\\",
            "@",
            "%",
            "%s",
            "*",
            "?",
            "[a-z]",
            "~",
            ";touch canary;",
            "|touch canary",
            "> canary",
            "#",
            "!",
            "(",
            ")",
            "{a,b}",
            "<<<",
            "é",
            "\u0001",
            "\u007f",
            "a[$(touch canary)]",
            "x'$(touch canary)'",
            "--v=9 --provider-id=evil",
            "/s@x@y@e",
            "\" --v=9 \"",
            "$'\\x41'",
            "x".repeat(65536),
            "a=b,".repeat(16384));

    static Stream<String> variables() {
        return VARIABLES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variables")
    void areRefusedBeforeAnyWriteAndNeverRun(String variable, @TempDir Path folder) throws IOException {
        prepare(folder);
        for (String payload : PAYLOADS) {
            for (String value : around(variable, payload)) {
                Tool.Result result = run(folder, environment(variable, value));

                assertThat(result.exit()).as(value).isEqualTo(1);
                assertThat(result.err())
                        .as(value)
                        .startsWith("hybrid-cluster: ")
                        .contains(variable.replace("PROVIDE_ID", "PROVIDER_ID"))
                        .endsWith(
                                " Nothing was changed.\n" + "hybrid-cluster: The script stops here, before the join.\n")
                        .hasSizeLessThan(700);
                assertThat(result.out()).isEmpty();
                assertThat(folder.resolve("canary")).as(value).doesNotExist();
                assertThat(folder.resolve("calls"))
                        .as("programs started for " + value)
                        .doesNotExist();
            }
        }
    }

    @Test
    void valuesOutOfTheGrammarAreRefusedWithTheRule(@TempDir Path folder) throws IOException {
        prepare(folder);
        Map<String, List<String>> bad = Map.of(
                "ALIBABA_CLOUD_PROVIDER_ID",
                List.of("", "i-bp1", "cn-hangzhou.", ".i-bp1", "CN.i-bp1", "cn-hangzhou.i-bp1.x", "cn,cn.i-1"),
                "ALIBABA_CLOUD_NODE_NAME",
                List.of("", "Node", "-a", "a-", "a..b", ".a", "a.", "a_b", "a".repeat(64)),
                "ALIBABA_CLOUD_LABELS",
                List.of(
                        "a",
                        "=b",
                        "a=b=c",
                        "a/=b",
                        "/a=b",
                        "A_/a=b",
                        "a/b/c=d",
                        "a=-",
                        "a=" + "b".repeat(64),
                        "a".repeat(64) + "=b",
                        "a".repeat(254) + "/a=b",
                        "a=b,c",
                        "node-role.kubernetes.io/worker=",
                        "kubernetes.io/role=x",
                        "x.k8s.io/a=b"),
                "ALIBABA_CLOUD_TAINTS",
                List.of(
                        "a",
                        "a=b",
                        "a:",
                        "a:Noschedule",
                        "=b:NoSchedule",
                        "a=b=c:NoSchedule",
                        "a:b:NoSchedule",
                        "a=b:NoSchedule,c"));
        for (var entry : bad.entrySet()) {
            for (String value : entry.getValue()) {
                Tool.Result result = run(folder, environment(entry.getKey(), value));

                assertThat(result.exit()).as(value).isEqualTo(1);
                assertThat(result.err()).as(value).contains(entry.getKey()).contains("Nothing was changed.");
                assertThat(folder.resolve("calls")).as(value).doesNotExist();
            }
        }
    }

    @Test
    void aValueThatIsRefusedIsShownQuotedAndShort(@TempDir Path folder) throws IOException {
        prepare(folder);

        Tool.Result result = run(folder, environment("ALIBABA_CLOUD_NODE_NAME", "a\n\u001b[31m$(x)" + "y".repeat(200)));

        assertThat(result.err())
                .isEqualTo("hybrid-cluster: ALIBABA_CLOUD_NODE_NAME is $'a\\n\\E[31m$(x)" + "y".repeat(69)
                        + "': a node name is at most 63 lower-case letters, digits, \"-\" and \".\", beginning and ending"
                        + " with a letter or digit. Nothing was changed.\n"
                        + "hybrid-cluster: The script stops here, before the join.\n");
    }

    @Test
    void labelsThatAreNotSetAreNoRegisteredCluster(@TempDir Path folder) throws IOException {
        prepare(folder);
        Map<String, String> environment = new HashMap<>(Values.SAMPLE.environment());
        environment.remove("ALIBABA_CLOUD_LABELS");

        assertThat(run(folder, environment).err())
                .isEqualTo("hybrid-cluster: ALIBABA_CLOUD_LABELS is not set. Nothing was changed. A registered cluster"
                        + " always sets it.\n"
                        + "hybrid-cluster: The script stops here, before the join.\n");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    /** The payload alone, and where a check that is not anchored would miss it. */
    private static List<String> around(String variable, String payload) {
        String good = Values.SAMPLE.environment().getOrDefault(variable, Values.SAMPLE.providerId());
        List<String> values = new ArrayList<>(List.of(good + payload, payload + good));
        values.add(good.substring(0, 4) + payload + good.substring(4));
        return values;
    }

    private static Map<String, String> environment(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Values.SAMPLE.environment());
        if (variable.equals("ALIBABA_CLOUD_PROVIDE_ID")) {
            environment.remove("ALIBABA_CLOUD_PROVIDER_ID");
        }
        environment.put(variable, value);
        return environment;
    }

    /** Every program that the block could start leaves a line in the file "calls". */
    private static void prepare(Path folder) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String name :
                List.of("systemctl", "kubeadm", "mktemp", "mv", "cp", "mkdir", "chmod", "rm", "touch", "sed")) {
            Path stub = bin.resolve(name);
            Files.writeString(stub, "#!/bin/bash\necho \"" + name + " $*\" >>" + folder + "/calls\n", UTF_8);
            assertThat(stub.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(
                folder.resolve("script.sh"), "cd " + BashWord.quote(folder.toString()) + "\n" + SCRIPT, UTF_8);
    }

    private Tool.Result run(Path folder, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        return Bash.run(bash, all, folder.resolve("script.sh"));
    }
}
