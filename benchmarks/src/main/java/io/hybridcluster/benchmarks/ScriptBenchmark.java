// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.script.NodeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Converts a large node script from file to file, beside a plain copy of the same file and beside the sed lines of the
 * guide on it. The script is the guide's own, again and again, with one join at its end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
public class ScriptBenchmark {
    /** The four edits of the guide, each the second of its three branches, on the file $1. */
    private static final String SED = """
            for option in --node-labels --register-with-taints --hostname-override --provider-id; do
              if grep -- "$option=" "$1" &>/dev/null; then
                sed -i "s@$option=@$option=value,@g" "$1"
              elif grep "KUBELET_EXTRA_ARGS=" "$1" &>/dev/null; then
                sed -i "s@KUBELET_EXTRA_ARGS=@KUBELET_EXTRA_ARGS=$option=value @g" "$1"
              fi
            done
            """;

    /** How many millions of bytes the script has. */
    @Param({"1", "10", "100"})
    int megabytes;

    private Path folder;
    private Path script;
    private Path result;

    /** Writes the script. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("script-benchmark");
        script = ScriptText.write(folder.resolve("script.sh"), megabytes);
        result = folder.resolve("result.sh");
    }

    /** Has each invocation write a new file. */
    @Setup(Level.Invocation)
    public void remove() throws IOException {
        Files.deleteIfExists(result);
    }

    /** Removes what was written. */
    @TearDown
    public void clean() throws IOException {
        Files.deleteIfExists(script);
        Files.deleteIfExists(result);
        Files.deleteIfExists(folder);
    }

    /** The limit: one read and one write of the same bytes. */
    @Benchmark
    public Path copy() throws IOException {
        return Files.write(result, Files.readAllBytes(script));
    }

    /** Read, converted, written. */
    @Benchmark
    public Path convert() throws IOException {
        return Files.write(
                result,
                NodeScript.parse(Files.readAllBytes(script)).withKubeletFlags().bytes());
    }

    /** The guide's edits of one file, in a process of Bash; the copy that they change is made too. */
    @Benchmark
    public int sed() throws IOException, InterruptedException {
        Files.write(result, Files.readAllBytes(script));
        return new ProcessBuilder("bash", "-c", SED, "sed", result.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Converts a script of so many megabytes once: run it with {@code -Xmx} to see how much heap that takes. */
    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("script", ".sh");
        Path converted = Files.createTempFile("converted", ".sh");
        ScriptText.write(file, Integer.parseInt(args[0]));
        Files.write(
                converted,
                NodeScript.parse(Files.readAllBytes(file)).withKubeletFlags().bytes());
        System.out.println(Files.size(file) + " bytes became " + Files.size(converted));
        Files.delete(file);
        Files.delete(converted);
    }

    /** The text of the script. */
    private static final class ScriptText {
        private static final String LINES = """
                modprobe br_netfilter
                cat > /etc/sysctl.d/k8s.conf <<EOF
                net.bridge.bridge-nf-call-ip6tables = 1
                net.bridge.bridge-nf-call-iptables = 1
                EOF
                sysctl --system
                # the container runtime, by the version in the variable
                if [[ "$RUNTIME" == docker ]]; then
                    yum install -y "docker-ce-${VERSION:-18.06.3.ce}" && systemctl enable --now docker
                elif ! command -v containerd &> /dev/null; then
                    yum-config-manager --add-repo 'https://mirrors.aliyun.com/docker-ce/linux/centos/docker-ce.repo'
                    yum install -y containerd.io-1.6.33 >> "$LOG" 2>&1 || exit 1
                    containerd config default | sed 's/SystemdCgroup = false/SystemdCgroup = true/' > /etc/containerd/config.toml
                fi
                retry() { local n=0; until "$@"; do n=$((n + 1)); [ $n -lt 5 ] || return 1; sleep $n; done; }
                for image in $(crictl images -q | head -n 3); do echo "$image: $(date +%s)"; done
                yum install -y kubelet-1.24.3 kubeadm-1.24.3 --disableexcludes=kubernetes
                case $(uname -m) in
                    x86_64) ARCH=amd64 ;;
                    aarch64) ARCH=arm64 ;;
                esac
                """;

        static Path write(Path file, int megabytes) throws IOException {
            byte[] lines = LINES.getBytes(UTF_8);
            try (var out = Files.newOutputStream(file)) {
                out.write("#!/bin/bash\nKUBELET_EXTRA_ARGS=\n".getBytes(UTF_8));
                for (long written = 0; written < megabytes * 1_000_000L; written += lines.length) {
                    out.write(lines);
                }
                out.write("kubeadm join 10.200.1.253:6443 --token abcdef.0123456789abcdef\n".getBytes(UTF_8));
            }
            return file;
        }
    }
}
