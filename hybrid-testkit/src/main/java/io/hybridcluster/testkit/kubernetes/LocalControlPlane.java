// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A real Kubernetes control plane on loopback: etcd, kube-apiserver and, unless told otherwise, kube-controller-manager
 * and kube-scheduler, from a folder of binaries such as setup-envtest makes. There is no kubelet: a test makes Node
 * objects and patches their {@code /status} with capacity and a Ready condition, and the scheduler uses them.
 *
 * <p>Each has ports, a temporary folder and an administrator's token of its own, so several run side by side. It takes
 * some seconds to start and some 600 MB while it runs: share one between test classes. The servers are killed and the
 * folder is deleted on {@link #close}, or at the latest when the JVM ends in order; a JVM that is itself killed leaves
 * them behind.
 *
 * <p>Flags are those of Kubernetes 1.20 ({@code --port=0} is given to servers of 1.20 and not known by those of 1.24
 * and later). RBAC is on; admission by ServiceAccount is off, so that pods need no service account token; the Service
 * {@code default/kubernetes} has no endpoints; nodes are never marked NotReady for want of a heartbeat.
 *
 * <p>Thread-safe.
 */
public final class LocalControlPlane implements AutoCloseable {
    /** The environment variable that names the folder of binaries, known from setup-envtest. */
    public static final String BINARIES_VARIABLE = "KUBEBUILDER_ASSETS";

    private static final Duration ONE_REQUEST = Duration.ofSeconds(5);

    private final ControlPlaneOptions options;
    private final String adminToken = UUID.randomUUID().toString();
    private final ControlPlaneFiles files;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final Thread hook = new Thread(this::end, "end of a local control plane");
    private final Path binaries;
    private URI server = URI.create("https://127.0.0.1/");
    private boolean closed;

    private LocalControlPlane(Path binaries, ControlPlaneOptions options) {
        this.binaries = binaries;
        this.options = options;
        List<TestUser> users = new ArrayList<>();
        users.add(new TestUser(adminToken, "admin", List.of("system:masters")));
        users.addAll(options.users());
        this.files = ControlPlaneFiles.create(users);
    }

    /** As {@link #fromEnvironment(ControlPlaneOptions)} with the defaults. */
    public static Optional<LocalControlPlane> fromEnvironment() {
        return fromEnvironment(ControlPlaneOptions.defaults());
    }

    /**
     * Starts one from the folder that the environment variable {@value #BINARIES_VARIABLE} names; empty if it is not set.
     *
     * @throws IllegalArgumentException and {@link IllegalStateException} as {@link #start}
     */
    public static Optional<LocalControlPlane> fromEnvironment(ControlPlaneOptions options) {
        requireNonNull(options, "options");
        String folder = System.getenv(BINARIES_VARIABLE);
        return folder == null || folder.isEmpty() ? Optional.empty() : Optional.of(start(Path.of(folder), options));
    }

    /**
     * Starts one and returns when {@code /readyz} says ok and the namespaces default and kube-system are there.
     * Controllers and scheduler are only begun by then: poll for what they do.
     *
     * @param binaries the folder with etcd, kube-apiserver and the others
     * @throws IllegalArgumentException if a binary is not there or not executable
     * @throws IllegalStateException if a server ends, or the API server is not ready in time; with the server's last words
     */
    public static LocalControlPlane start(Path binaries, ControlPlaneOptions options) {
        requireNonNull(options, "options");
        for (String name : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            Path binary = requireNonNull(binaries, "binaries").resolve(name);
            if (!Files.isExecutable(binary)) {
                throw new IllegalArgumentException(
                        binary + " is not there or not executable; expected a folder of Kubernetes binaries");
            }
        }
        LocalControlPlane plane = new LocalControlPlane(binaries.toAbsolutePath(), options);
        try {
            plane.begin();
            return plane;
        } catch (RuntimeException | Error e) {
            plane.close();
            throw e;
        }
    }

    /** Returns where the API server listens, such as {@code https://127.0.0.1:40123}. */
    public URI server() {
        return server;
    }

    /** Returns the certificates to trust, in PEM: the API server made them itself when it started, for 127.0.0.1. */
    public byte[] caCertificate() {
        return files.certificate();
    }

    /** Returns the bearer token of user {@code admin}, who is in {@code system:masters} and may do everything. */
    public String adminToken() {
        return adminToken;
    }

    /** Returns a kubeconfig for the administrator. */
    public Path kubeconfig() {
        return files.folder().resolve("kubeconfig");
    }

    /**
     * Returns the requests that were answered, or for a watch begun, so far, in the order in which they came in; those
     * of the servers among themselves too. A request whose answer the caller has is among them.
     *
     * @throws IllegalStateException if there is no audit log, by the options
     */
    public List<AuditEvent> auditEvents() {
        if (!options.audit()) {
            throw new IllegalStateException("this control plane was started without audit");
        }
        return new AuditLog(files.auditLog()).read();
    }

    /** Kills the servers and deletes what they wrote. Does nothing the second time. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook runs or has run.
            return;
        }
    }

    /** Returns the process ids, for a test of the end. */
    synchronized List<Long> pids() {
        return processes.stream().map(ServerProcess::pid).toList();
    }

    /** Returns the folder, for a test of the end. */
    Path folder() {
        return files.folder();
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            processes.forEach(ServerProcess::kill);
            files.delete();
        }
    }

    private void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
        int[] ports = freePorts(5);
        server = URI.create("https://127.0.0.1:" + ports[2]);
        String etcd = "http://127.0.0.1:" + ports[0];
        String peer = "http://127.0.0.1:" + ports[1];
        run("etcd", ControlPlaneFlags.etcd(files, etcd, peer));
        run("kube-apiserver", ControlPlaneFlags.apiServer(files, etcd, ports[2], options.audit()));
        awaitReady();
        files.writeKubeconfig("kubeconfig", server, adminToken);
        if (options.controllers()) {
            run("kube-controller-manager", ControlPlaneFlags.controllers(files, ports[3]));
            run("kube-scheduler", ControlPlaneFlags.scheduler(files, ports[4]));
        }
    }

    private synchronized void run(String name, List<String> flags) {
        if (closed) {
            throw new IllegalStateException("the JVM is ending");
        }
        processes.add(ServerProcess.start(binaries, files.folder(), name, flags));
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + options.deadline().toNanos();
        while (!files.hasCertificate()) {
            checkAlive(deadline);
            Pause.brief();
        }
        HttpClient http = TrustedHttp.client(files.certificate());
        for (String path : List.of("/readyz", "/api/v1/namespaces/default", "/api/v1/namespaces/kube-system")) {
            while (!isOk(http, path)) {
                checkAlive(deadline);
                Pause.brief();
            }
        }
    }

    private boolean isOk(HttpClient http, String path) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + adminToken)
                .timeout(ONE_REQUEST)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the API server was starting", e);
        }
    }

    private synchronized void checkAlive(long deadline) {
        processes.forEach(ServerProcess::checkAlive);
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("kube-apiserver was not ready within " + options.deadline()
                    + "; its last words:\n" + processes.get(1).lastWords());
        }
    }

    /**
     * Ports below 32768, where Linux begins to take the ports of outgoing connections from: a port of those may be taken again
     * before the server that it is meant for listens. Random, since several JVMs start control planes at once.
     */
    private static int[] freePorts(int count) {
        Random random = new Random();
        Set<Integer> ports = new LinkedHashSet<>();
        for (int tries = 0; ports.size() < count && tries < 1_000; tries++) {
            int port = 15_000 + random.nextInt(32_768 - 15_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                ports.add(socket.getLocalPort());
            } catch (IOException e) {
                // In use: the next one.
            }
        }
        if (ports.size() < count) {
            throw new IllegalStateException("no " + count + " free ports between 15000 and 32767 on loopback");
        }
        return ports.stream().mapToInt(Integer::intValue).toArray();
    }
}
