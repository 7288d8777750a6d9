// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import io.hybridcluster.script.KubeletModel.Values;
import io.hybridcluster.testsupport.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a node script under a real systemd with a kubelet unit of a given layout, and tells with which arguments systemd
 * starts the kubelet. The bench is a program of its own, named by HYBRID_SYSTEMD_BENCH.
 */
final class SystemdBench {
    /** What systemd gives the kubelet before KUBELET_EXTRA_ARGS in every layout, after a join. */
    static final List<String> BASE = List.of(
            "--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf",
            "--kubeconfig=/etc/kubernetes/kubelet.conf",
            "--config=/var/lib/kubelet/config.yaml",
            "--container-runtime-endpoint=unix:///run/containerd/containerd.sock",
            "--pod-infra-container-image=registry.aliyuncs.com/k8sxio/pause:3.7");

    /** What happened: the arguments of the kubelet, none if it was not started, and the script's status. */
    record Result(List<String> arguments, int exit) {}

    private SystemdBench() {}

    static Result run(String script, String layout, Values values, int runs) {
        List<String> lines = lines(script, layout, values, Map.of("BENCH_RUNS", Integer.toString(runs)));
        int last = lines.size() - 1;
        return new Result(
                lines.subList(0, last), Integer.parseInt(lines.get(last).substring("exit ".length())));
    }

    /** Runs {@code script} and returns what it wrote, followed by more that the bench shows. */
    static List<String> output(String script, String layout, Values values) {
        return lines(script, layout, values, Map.of("BENCH_V", "1"));
    }

    private static List<String> lines(String script, String layout, Values values, Map<String, String> settings) {
        try {
            Path file = Files.createTempFile("node", ".sh");
            Files.writeString(file, script, UTF_8);
            List<String> command = new ArrayList<>(List.of(program(), file.toString(), layout));
            values.environment().forEach((name, value) -> command.add(name + "=" + value));
            Tool.Result result = Tool.run(new HashMap<>(settings), command);
            Files.delete(file);
            requireStarted(result);
            return result.out().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test only if no systemd can be started here; a bench that fails otherwise fails the test. */
    static void requireStarted(Tool.Result result) {
        if (result.exit() == 2
                && List.of("", "systemd did not start").contains(result.out().strip())) {
            throw Need.SYSTEMD_BENCH.missing("it cannot start here: " + result.out() + result.err());
        }
        if (!result.out().contains("exit ")) {
            fail("the systemd bench broke off: " + result);
        }
    }

    private static String program() {
        Path program = Path.of(Need.SYSTEMD_BENCH.require());
        if (!Files.isExecutable(program)) {
            throw Need.SYSTEMD_BENCH.missing(program + " is not an executable file");
        }
        if (!Tool.run("id", "-u").out().strip().equals("0")) {
            throw Need.SYSTEMD_BENCH.missing("this user is not root");
        }
        return program.toString();
    }
}
