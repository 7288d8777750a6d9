// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.script.NodeScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {
    private static final Path GUIDE = Path.of("plans/init-node.sh");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("init.sh"), text);
    }

    @Test
    void printsTheConvertedScriptAndNothingElse() throws IOException {
        Run run = Run.of("convert", GUIDE);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(NodeScript.parse(Files.readString(GUIDE))
                        .withKubeletFlags()
                        .text());
    }

    @Test
    void printsAConvertedScriptAsItIs() throws IOException {
        Path converted = file(Run.of("convert", GUIDE).out());

        assertThat(Run.of("convert", converted).out()).isEqualTo(Files.readString(converted));
        assertThat(Run.of("convert", converted, "--diff").out()).isEmpty();
    }

    @Test
    void givesTheOriginalBackByteForByte() throws IOException {
        byte[] original = "#!/bin/bash\n# \u00ff\u00c3\nkubeadm join 10.0.0.1:6443".getBytes(ISO_8859_1);
        Path file = Files.write(folder.resolve("init.sh"), original);
        Files.write(file, bytes("convert", file.toString()));
        assertThat(file).binaryContent().hasSizeGreaterThan(10_000);

        assertThat(bytes("convert", "--remove", file.toString())).isEqualTo(original);
    }

    private static byte[] bytes(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, false, UTF_8)) {
            assertThat(Main.run(List.of(words), print, print)).isZero();
        }
        return out.toByteArray();
    }

    @Test
    void givesTheGuidesOwnBlockOnDemand() {
        Run run = Run.of("convert", GUIDE, "--documented");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("####### <新增部分\n").doesNotContain("hybrid-cluster");
        assertThat(run.err()).contains("| Documented.SecondRun\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/bash\nset -e\nkubeadm join 10.0.0.1:6443 --token a.b\necho done\n",
                "kubeadm join 10.0.0.1:6443",
                "echo a\n\n\n\n\n\n\n\nif [ -f b ]; then\n  kubeadm join c\n\n\n\n\n\n\nfi\necho d"
            })
    void showsADifferenceThatPatchTakes(String script) throws IOException {
        Path file = file(script);
        String converted = Run.of("convert", file).out();
        Path diff = Files.writeString(
                folder.resolve("diff"), Run.of("convert", file, "--diff").out());

        Tool.Answer patched = new Tool("patch").run("-s", "-o", "-", file, diff);

        assertThat(patched.err()).isEmpty();
        assertThat(patched.out()).isEqualTo(converted);
        assertThat(new Tool("patch")
                        .run("-R", "-s", "-o", "-", file(converted), diff)
                        .out())
                .isEqualTo(script);
    }

    @Test
    void takesTheOptionsOfTheBlock() throws IOException {
        Path file = file("kubeadm join x\n");

        assertThat(Run.of("convert", file, "--max-pods", "48", "--topology-labels", "--foreign-cni-aside")
                        .out())
                .contains("\nif hybrid_kubelet_flags max-pods=48 foreign-cni topology-labels; then\n");
        assertThat(Run.of("convert", file, "--max-pods", "ecs.g7.xlarge=48,ecs.c7.large=15", "--remove-stale-pki")
                        .out())
                .contains("\nif hybrid_kubelet_flags max-pods=ecs.c7.large:15,ecs.g7.xlarge:48 stale-pki; then\n");
    }

    @Test
    void takesMaxPodsFromTheCapacityOfInstanceTypes() throws IOException {
        Path file = file("kubeadm join x\n");
        Path types = Files.writeString(folder.resolve("types.json"), """
                {"InstanceTypes": {"InstanceType": [
                  {"InstanceTypeId": "ecs.g7.xlarge", "EniQuantity": 4, "EniPrivateIpAddressQuantity": 15},
                  {"InstanceTypeId": "ecs.g7.large", "EniQuantity": 3, "EniPrivateIpAddressQuantity": 6}]}}
                """);

        assertThat(Run.of("convert", file, "--instance-types", types).out())
                .contains("\nif hybrid_kubelet_flags max-pods=ecs.g7.large:15,ecs.g7.xlarge:48; then\n");
        assertThat(Run.of("convert", file, "--instance-types", types, "--max-pods", "9")
                        .err())
                .startsWith("give --max-pods or --instance-types, not both\n");
        assertThat(Run.of("convert", file, "--instance-types", file).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "many ! --max-pods is a number, or TYPE=NUMBER,TYPE=NUMBER, not \"many\"",
                "0 ! --max-pods: max pods are 1 to 1024, not 0",
                "ecs.g7.xlarge=a ! --max-pods is a number, or TYPE=NUMBER,TYPE=NUMBER, not \"ecs.g7.xlarge=a\"",
                "g7=4 ! --max-pods: \"g7\" is no instance type; one is like ecs.g7.xlarge, of small letters, digits, - and ., and at most 63 characters"
            })
    void tellsWhatIsNoNumberOfPods(String words, String message) throws IOException {
        Run run = Run.of("convert", file("kubeadm join x\n"), "--max-pods", words);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message + "\nusage:");
    }

    @Test
    void tellsWhatElseIsWrongBesideTheScript() throws IOException {
        Path file = file("#!/bin/bash\nset -e\nkubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef"
                + " --discovery-token-unsafe-skip-ca-verification\n");

        Run run = Run.of("convert", file);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("| Join.TokenExpires\n    ").contains("| Join.SkipsCaVerification\n    ");
        assertThat(run.err()).doesNotContain("0123456789abcdef");
        Run check = Run.of("convert", file, "--check");
        assertThat(check.code()).isZero();
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).startsWith("[WARNING] " + file + ":3:36: the token ends 24 hours after it was made");
        assertThat(Run.of(
                                "convert",
                                file(
                                        "yum-config-manager --add-repo https://packages.cloud.google.com/yum/repos/kubernetes-el7-x86_64\nkubeadm join a\n"),
                                "--check")
                        .code())
                .isOne();
    }

    @Test
    void repairsOnDemand() throws IOException {
        Path file = file("#!/bin/bash\r\nset -e\r\ncurl -O http://mirrors.aliyun.com/a\r\n"
                + "kubeadm join a --discovery-token-unsafe-skip-ca-verification\r\n");
        Path certificate = folder.resolve("ca.crt");
        new Tool("openssl")
                .run(
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-subj",
                        "/CN=a",
                        "-keyout",
                        folder.resolve("ca.key"),
                        "-out",
                        certificate);

        assertThat(Run.of("convert", file).code()).isOne();
        Run run = Run.of("convert", file, "--fix", "--ca-cert", certificate);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("#!/bin/bash\nset -e\ncurl -O https://mirrors.aliyun.com/a\n# >>> ")
                .containsPattern("\nkubeadm join a --discovery-token-ca-cert-hash 'sha256:[0-9a-f]{64}' --node-name ");
        assertThat(Run.of("convert", file, "--ca-cert", file))
                .satisfies(refused -> assertThat(refused.code()).isOne())
                .satisfies(refused -> assertThat(refused.err()).startsWith(file + ": "));
    }

    @Test
    void refusesWithLineAndColumnAndPrintsNothing() throws IOException {
        Path file = file("#!/bin/bash\n  ./join.sh; kubeadm join x\n");

        assertThat(Run.of("convert", file))
                .isEqualTo(new Run(
                        1,
                        "",
                        file + ":2:14: something else stands on one line with kubeadm join, before it; put a line"
                                + " '# hybrid: insert here' where the kubelet is installed and the node has not joined"
                                + " yet\n"));
    }

    @Test
    void tellsThatThereIsNoSuchFile() {
        Path file = folder.resolve("none.sh");

        assertThat(Run.of("convert", file)).isEqualTo(new Run(2, "", file + ": there is no such file\n"));
    }
}
