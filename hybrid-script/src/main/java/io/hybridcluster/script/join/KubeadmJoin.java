// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.join;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.plan.Endpoint;
import io.hybridcluster.script.BashWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code kubeadm join} of a worker node that trusts the control plane only if its CA certificate is pinned.
 *
 * <pre>{@code
 * KubeadmJoin join = KubeadmJoin.builder(
 *                 Endpoint.parse("10.200.1.253:6443"), BootstrapToken.parse(token), CaCertHash.ofPem(caCrt))
 *         .build();
 * String line = join.text();
 * }</pre>
 *
 * <p>The node's name is left out on purpose: {@link io.hybridcluster.script.NodeScript#withKubeletFlags} adds the one
 * that the registered cluster gives.
 *
 * <p>Immutable and thread-safe; two joins are equal when all their parts are. Source: the Kubernetes reference of
 * kubeadm join.
 */
public final class KubeadmJoin {
    private static final Pattern SOCKET = Pattern.compile("unix://(/[A-Za-z0-9._+@-]+)+");
    private static final Pattern CHECK = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    private final Endpoint apiServer;
    private final BootstrapToken token;
    private final List<CaCertHash> caCertHashes;
    private final @Nullable String criSocket;
    private final List<String> ignorePreflightErrors;

    private KubeadmJoin(Builder builder) {
        this.apiServer = builder.apiServer;
        this.token = builder.token;
        this.caCertHashes = builder.caCertHashes;
        this.criSocket = builder.criSocket;
        this.ignorePreflightErrors = builder.ignorePreflightErrors;
    }

    /**
     * Returns a builder.
     *
     * @param apiServer where nodes reach the API server
     * @param token the token; it must still be valid when the last node of a pool joins, so one without end
     *     ({@code kubeadm token create --ttl 0}) or one that is renewed together with the script
     * @param caCertHashes the pins of the CA certificates, of which one must match; at least one, each is taken once
     * @throws IllegalArgumentException if there is no hash: without one, whoever answers at that address gets the node
     */
    public static Builder builder(Endpoint apiServer, BootstrapToken token, List<CaCertHash> caCertHashes) {
        return new Builder(apiServer, token, caCertHashes);
    }

    /**
     * Returns the join that {@code kubeadm token create --print-join-command} or {@code kubeadm init} printed for
     * workers, or that {@link #text} returned: words without expansions, also over lines that end with a backslash.
     *
     * @throws IllegalArgumentException if it is anything else, has no hash, or joins a control plane; the message does
     *     not repeat the token
     */
    public static KubeadmJoin parse(String text) {
        return PrintedJoin.read(requireNonNull(text, "text"));
    }

    /** Returns where nodes reach the API server. */
    public Endpoint apiServer() {
        return apiServer;
    }

    /** Returns the token. */
    public BootstrapToken token() {
        return token;
    }

    /** Returns the pins, at least one, in the order given. */
    public List<CaCertHash> caCertHashes() {
        return caCertHashes;
    }

    /** Returns the socket of the container runtime, or empty when kubeadm is to find it. */
    public Optional<String> criSocket() {
        return Optional.ofNullable(criSocket);
    }

    /** Returns the names of the preflight checks whose errors only warn. */
    public List<String> ignorePreflightErrors() {
        return ignorePreflightErrors;
    }

    /**
     * Returns the command as one line of Bash, without a line break, token included: each value a {@link BashWord}.
     *
     * <p>Who can read the script can read the token, and with it add nodes; on the node itself it also shows in the list
     * of processes while the command runs.
     */
    public String text() {
        return token.reveal(whole -> line(whole, word -> BashWord.quote(word).toString()));
    }

    private String line(String shownToken, UnaryOperator<String> quote) {
        StringBuilder out = new StringBuilder("kubeadm join ").append(quote.apply(apiServer.toString()));
        out.append(" --token ").append(quote.apply(shownToken));
        for (CaCertHash hash : caCertHashes) {
            out.append(" --discovery-token-ca-cert-hash ").append(quote.apply(hash.value()));
        }
        if (criSocket != null) {
            out.append(" --cri-socket ").append(quote.apply(criSocket));
        }
        if (!ignorePreflightErrors.isEmpty()) {
            out.append(" --ignore-preflight-errors ").append(quote.apply(String.join(",", ignorePreflightErrors)));
        }
        return out.toString();
    }

    private List<Object> parts() {
        return List.of(apiServer, token, caCertHashes, criSocket(), ignorePreflightErrors);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KubeadmJoin that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Returns the command with the secret half of the token masked. */
    @Override
    public String toString() {
        return line(token.toString(), word -> word);
    }

    /** Builds a {@link KubeadmJoin}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final Endpoint apiServer;
        private final BootstrapToken token;
        private final List<CaCertHash> caCertHashes;
        private @Nullable String criSocket;
        private List<String> ignorePreflightErrors = List.of();

        private Builder(Endpoint apiServer, BootstrapToken token, List<CaCertHash> caCertHashes) {
            this.apiServer = requireNonNull(apiServer, "apiServer");
            this.token = requireNonNull(token, "token");
            this.caCertHashes = List.copyOf(caCertHashes).stream().distinct().toList();
            if (caCertHashes.isEmpty()) {
                throw new IllegalArgumentException("there is no hash of a CA certificate, so that the node would take"
                        + " whoever answers at " + apiServer + " for the control plane");
            }
        }

        /**
         * Sets the socket of the container runtime, such as {@code unix:///run/containerd/containerd.sock}; needed only
         * where a machine has more than one runtime. By default kubeadm finds it.
         *
         * @throws IllegalArgumentException if it is not {@code unix://} and an absolute path, the only form that newer
         *     kubeadm takes, of ASCII letters, digits and {@code . _ + @ -}
         */
        public Builder criSocket(String criSocket) {
            requireNonNull(criSocket, "criSocket");
            if (!SOCKET.matcher(criSocket).matches()) {
                throw new IllegalArgumentException("CRI socket " + Shown.of(criSocket)
                        + " is not unix:// and an absolute path, such as unix:///run/containerd/containerd.sock");
            }
            this.criSocket = criSocket;
            return this;
        }

        /**
         * Sets the preflight checks whose errors shall only warn, such as {@code Swap} or
         * {@code FileContent--proc-sys-net-ipv4-ip_forward}, in place of those set before. None by default.
         *
         * @throws IllegalArgumentException if one is {@code all}, which hides each mistake that is still to come, or no
         *     name: a letter, then letters, digits, dots, dashes and underscores
         */
        public Builder ignorePreflightErrors(List<String> ignorePreflightErrors) {
            List<String> names = List.copyOf(ignorePreflightErrors);
            for (String name : names) {
                if (name.toLowerCase(Locale.ROOT).equals("all")) {
                    throw new IllegalArgumentException(
                            "preflight check \"" + name + "\" would ignore every error; name the checks one by one");
                }
                if (!CHECK.matcher(name).matches()) {
                    throw new IllegalArgumentException("preflight check " + Shown.of(name)
                            + " is not a name such as Swap or FileAvailable--etc-kubernetes-kubelet.conf");
                }
            }
            this.ignorePreflightErrors = names.stream().distinct().toList();
            return this;
        }

        /** Returns the join. */
        public KubeadmJoin build() {
            return new KubeadmJoin(this);
        }
    }
}
