// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A fake Alibaba Cloud in this JVM, over real HTTP on loopback.
 *
 * <p>Thread-safe. Requests are processed one after the other.
 */
public final class FakeAlibabaCloud implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final String ACCOUNT = "1234567890123456";

    private final World world;
    private final ExecutorService threads;
    private final HttpServer server;

    private FakeAlibabaCloud(CloudOptions options) throws IOException {
        world = new World(ACCOUNT, options.seed());
        Gateway gateway = new Gateway(world, products(world));
        server = listen();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake Alibaba Cloud");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", new CloudHttp(world, gateway, objects(world), options.clock()));
        server.start();
    }

    /** The products, by their names in the table of actions. */
    private static Map<String, FakeProduct> products(World world) {
        Map<String, FakeProduct> products = new LinkedHashMap<>();
        products.put("ram", new RamProduct(world));
        products.put("sts", new StsProduct(world));
        return products;
    }

    private static ObjectStore objects(World world) {
        return request -> Answer.text(501, "application/xml", "<Error><Code>NotImplemented</Code></Error>");
    }

    private static synchronized HttpServer listen() throws IOException {
        boolean unset = System.getProperty(NO_DELAY) == null;
        if (unset) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } finally {
            if (unset) {
                System.clearProperty(NO_DELAY);
            }
        }
    }

    /** As {@link #start(CloudOptions)} with the defaults. */
    public static FakeAlibabaCloud start() {
        return start(CloudOptions.defaults());
    }

    /** Starts one, with nothing in it but the root account and its key. */
    public static FakeAlibabaCloud start(CloudOptions options) {
        try {
            return new FakeAlibabaCloud(requireNonNull(options, "options"));
        } catch (IOException e) {
            throw new UncheckedIOException("no HTTP server on loopback", e);
        }
    }

    /** Returns where it listens for every product, without a scheme, as the official SDK has it: {@code 127.0.0.1:40123}. */
    public String endpoint() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Closes every connection. Does nothing the second time. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
