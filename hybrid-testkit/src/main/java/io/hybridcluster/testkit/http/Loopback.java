// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Makes HTTP servers on loopback, at a port that is free. */
public final class Loopback {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private Loopback() {}

    /**
     * Returns a server that listens and is not started. Nagle's algorithm, which costs 40 ms an answer on Linux, is off if
     * this is the JVM's first HTTP server: the property that says so is set for this moment, unless somebody has set it. One
     * lock for all fakes, so that none clears it while another makes its server.
     */
    public static synchronized HttpServer listen() throws IOException {
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
}
