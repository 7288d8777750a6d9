// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static io.hybridcluster.k8s.object.ApiResource.CONFIG_MAPS;
import static io.hybridcluster.k8s.object.ApiResource.SECRETS;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.hybridcluster.k8s.object.KubernetesObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A program that reads a Secret and a ConfigMap, goes on to other objects, and dumps its heap. */
final class HeapDumpChild {
    private HeapDumpChild() {}

    /** Takes the server, the file of the dump, and how the objects are held while it is made. */
    public static void main(String[] arguments) throws IOException {
        OkHttpClient http = new OkHttpClient();
        KubernetesApi api = KubernetesApi.of(http, URI.create(arguments[0]), () -> "");
        KubernetesObject held = readSecrets(api);
        if (!arguments[2].equals("holding")) {
            held = api.get(CONFIG_MAPS.named("a", "large"));
            overwritePooledBuffers(http, arguments[0]);
            http.connectionPool().evictAll();
        }
        System.gc();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[1], true);
        System.out.println("held " + held.name());
        http.dispatcher().executorService().shutdown();
    }

    /** Takes an answer as a whole, for which OkHttp needs every buffer that lies in the pool of this thread. */
    private static void overwritePooledBuffers(OkHttpClient http, String server) throws IOException {
        Request request = new Request.Builder().url(server + "/large").build();
        try (Response response = http.newCall(request).execute()) {
            if (response.body().bytes().length == 0) {
                throw new IllegalStateException("nothing came");
            }
        }
    }

    private static KubernetesObject readSecrets(KubernetesApi api) {
        KubernetesObject secret = api.get(SECRETS.named("a", "secret"));
        KubernetesObject map = api.get(CONFIG_MAPS.named("a", "map"));
        if (secret.equals(map)) {
            throw new IllegalStateException("two objects that are one");
        }
        return secret;
    }
}
