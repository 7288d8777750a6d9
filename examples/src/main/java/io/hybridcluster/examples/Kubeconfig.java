// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import io.kubernetes.client.openapi.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;

/**
 * The current context of a kubeconfig as the official client (Kubernetes: kubeconfig v1): the server and its certificates,
 * and a token or a client certificate.
 *
 * <p>Programs that fetch credentials are not run. No message holds a token, a key or anything else of the file but names.
 */
final class Kubeconfig {
    private static final int MAX_BYTES = 1 << 20;

    /** What changes who is talking or how the server is reached, and would be missed if it were passed over. */
    private static final List<String> REFUSED_OF_USER = List.of("exec", "auth-provider", "username", "as");

    private final Path file;
    private final Map<?, ?> cluster;
    private final Map<?, ?> user;
    private final String userName;

    private Kubeconfig(Path file) throws IOException {
        this.file = file;
        Map<?, ?> root = read(file);
        String context = text(root, "current-context")
                .orElseThrow(() -> refused("has no current-context; set one: kubectl config use-context NAME"));
        Map<?, ?> chosen = named(root, "context", context);
        this.cluster =
                named(root, "cluster", text(chosen, "cluster").orElseThrow(() -> lacks("context", context, "cluster")));
        this.userName = text(chosen, "user").orElseThrow(() -> lacks("context", context, "user"));
        this.user = named(root, "user", userName);
    }

    /**
     * Returns a client of the cluster that the file's current context names.
     *
     * @throws IOException if the file, or one that it names, cannot be read or used
     */
    static ApiClient client(Path file) throws IOException {
        return new Kubeconfig(file).client();
    }

    private ApiClient client() throws IOException {
        for (String word : REFUSED_OF_USER) {
            if (user.get(word) != null) {
                throw refused("user \"" + userName + "\" has " + word
                        + ", which is not done here; give a kubeconfig with a token or a client certificate");
            }
        }
        if (cluster.get("proxy-url") != null) {
            throw refused("the cluster has proxy-url, which is not done here; give a kubeconfig without one");
        }
        ApiClient client = new ApiClient();
        client.setBasePath(text(cluster, "server")
                .orElseThrow(() -> refused("the cluster has no server"))
                .replaceAll("/+$", ""));
        certificates(client);
        Optional<String> token = token();
        if (token.isPresent()) {
            client.setApiKeyPrefix("Bearer");
            client.setApiKey(token.get());
        }
        return client;
    }

    private void certificates(ApiClient client) throws IOException {
        Optional<byte[]> certificate = content(user, "client-certificate");
        Optional<byte[]> key = content(user, "client-key");
        if (certificate.isPresent() != key.isPresent()) {
            throw refused("user \"" + userName + "\" has one of client-certificate and client-key; expected both");
        }
        // The key before the CA: with each, the client reads the CA anew, and the stream holds it only once.
        if (certificate.isPresent() && key.isPresent()) {
            try {
                client.setKeyManagers(new KeyManager[] {ClientKey.manager(certificate.get(), key.get())});
            } catch (IllegalArgumentException e) {
                throw refused("user \"" + userName + "\": " + e.getMessage());
            }
        }
        Optional<byte[]> ca = content(cluster, "certificate-authority");
        if (ca.isPresent()) {
            try {
                client.setSslCaCert(new ByteArrayInputStream(ca.get()));
            } catch (RuntimeException e) {
                throw refused("certificate-authority holds no certificate that can be read; expected PEM");
            }
        }
        if (Boolean.TRUE.equals(cluster.get("insecure-skip-tls-verify"))) {
            client.setVerifyingSsl(false);
        }
        Optional<String> name = text(cluster, "tls-server-name");
        if (name.isPresent()) {
            client.setTlsServerName(name.get());
        }
    }

    /** A token in a file of its own goes before one that is written out, as in kubectl. */
    private Optional<String> token() throws IOException {
        Optional<String> tokenFile = text(user, "tokenFile");
        Optional<String> token = tokenFile.isPresent()
                ? Optional.of(Plans.text(beside(tokenFile.get()), MAX_BYTES))
                : text(user, "token");
        return token.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Returns what {@code NAME-data} holds, or else the file that {@code NAME} names. */
    private Optional<byte[]> content(Map<?, ?> of, String name) throws IOException {
        Optional<String> inline = text(of, name + "-data");
        if (inline.isPresent()) {
            try {
                return Optional.of(Base64.getDecoder().decode(inline.get().replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                throw refused(name + "-data is not base64");
            }
        }
        Optional<String> path = text(of, name);
        return path.isPresent() ? Optional.of(Plans.bytes(beside(path.get()), MAX_BYTES)) : Optional.empty();
    }

    private Path beside(String path) {
        return file.resolveSibling(path);
    }

    private static Map<?, ?> read(Path file) throws IOException {
        try {
            return (Map<?, ?>)
                    YamlText.read(file.toString(), Plans.bytes(file, MAX_BYTES)).root();
        } catch (UnreadableFileException e) {
            // Its messages quote what they found, which may be a token.
            throw new UnreadableFileException(e.problems().stream()
                    .map(problem -> new FileProblem(
                            problem.file(), problem.position(), "found what is no kubeconfig, expected YAML or JSON"))
                    .toList());
        }
    }

    private Map<?, ?> named(Map<?, ?> root, String what, String name) throws IOException {
        if (root.get(what + "s") instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> entry
                        && name.equals(entry.get("name"))
                        && entry.get(what) instanceof Map<?, ?> found) {
                    return found;
                }
            }
        }
        throw refused("has no " + what + " \"" + name + "\"");
    }

    private static Optional<String> text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private IOException lacks(String what, String name, String member) {
        return refused(what + " \"" + name + "\" has no " + member);
    }

    private IOException refused(String why) {
        return new IOException(file + ": " + why);
    }
}
