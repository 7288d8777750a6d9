// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program read of Secrets is not in its heap once it let the objects go and read something else: the SDK keeps
 * nothing. OkHttp's buffers, which are pooled by okio, hold the bytes until other answers overwrite them.
 */
class HeapDumpTest {
    private static final String KEY = "heap-canary-9f3b2c71d5";
    private static final String ENCODED = Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));
    private static final int LARGE = 512 * 1024;

    @TempDir
    private Path folder;

    @Test
    void isFreeOfWhatWasReadOnceTheObjectsAreGone() throws IOException, InterruptedException {
        assertThat(found("gone")).isEmpty();
    }

    /** The search finds what is there. */
    @Test
    void showsWhatIsStillHeld() throws IOException, InterruptedException {
        assertThat(found("holding")).contains(ENCODED + " in ISO-8859-1");
    }

    private List<String> found(String how) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HeapDumpTest::answer);
        server.start();
        Path dump = folder.resolve("heap.hprof");
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HeapDumpChild.class.getName(),
                            "http://127.0.0.1:" + server.getAddress().getPort(),
                            dump.toString(),
                            how)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(child.getInputStream().readAllBytes(), UTF_8);
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(output).startsWith("held ").hasLineCount(1);
        } finally {
            server.stop(0);
        }
        // One byte to a character, so that bytes can be searched for.
        String bytes = Files.readString(dump, ISO_8859_1);
        assertThat(bytes).startsWith("JAVA PROFILE").contains("KubernetesApi");
        List<String> found = new ArrayList<>();
        for (String text : List.of(KEY, ENCODED)) {
            for (Charset charset : List.of(ISO_8859_1, UTF_16BE, UTF_16LE)) {
                if (bytes.contains(new String(text.getBytes(charset), ISO_8859_1))) {
                    found.add(text + " in " + charset);
                }
            }
        }
        return found;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String kind = name.equals("secret") ? "Secret" : "ConfigMap";
        String value = switch (name) {
            case "secret" -> ENCODED;
            case "map" -> KEY;
            default -> "x".repeat(LARGE);
        };
        byte[] body = ("{\"apiVersion\":\"v1\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"a\"},\"data\":{\"key\":\"" + value + "\"}}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
