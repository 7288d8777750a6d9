// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Acts like the metadata service of ECS, in its normal and its hardened mode; one request a connection. */
final class MetadataServer implements AutoCloseable {
    final Map<String, String> metadata = new TreeMap<>(Map.of(
            "/latest/meta-data/instance/instance-type", "ecs.g7.xlarge",
            "/latest/meta-data/zone-id", "cn-hangzhou-i",
            "/latest/meta-data/region-id", "cn-hangzhou"));

    volatile boolean hardened;
    volatile String token = "AQ-_0=";
    private final ServerSocket socket;

    MetadataServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "metadata");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
                List<String> request = new ArrayList<>();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    request.add(line);
                }
                byte[] body = answer(request).getBytes(UTF_8);
                String status = body.length == 0 ? "403 Forbidden" : "200 OK";
                String head =
                        "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
                connection.getOutputStream().write(head.getBytes(UTF_8));
                connection.getOutputStream().write(body);
                connection.getOutputStream().flush();
            } catch (IOException e) {
                // The caller went away, or the test is over; who misses an answer says so.
                continue;
            }
        }
    }

    private String answer(List<String> request) {
        if (request.isEmpty()) {
            return "";
        }
        String[] words = request.get(0).split(" ");
        if (words[0].equals("PUT")) {
            boolean asked = request.contains("X-aliyun-ecs-metadata-token-ttl-seconds: 60");
            return asked && words[1].equals("/latest/api/token") ? token : "";
        }
        boolean allowed = !hardened || request.contains("X-aliyun-ecs-metadata-token: " + token);
        return allowed ? metadata.getOrDefault(words[1], "") : "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
