// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Secret {@code kube-system/bootstrap-token-<id>} that makes a token valid (Kubernetes: Authenticating with Bootstrap
 * Tokens). Its data is what {@code kubeadm token create} writes; a label says that it is ours, so that {@link
 * TokenRotation} may take it away again.
 *
 * <p>It prints as its name. {@link #withToken} hands out the one form that holds the token.
 *
 * @param token the token
 * @param grant what it is good for
 */
public record BootstrapTokenSecret(BootstrapToken token, TokenGrant grant) {
    /** The label of what this library made. */
    public static final String MANAGED_BY_LABEL = "hybridcluster.io/managed-by";

    /** The label's value. */
    public static final String MANAGED_BY = "hybrid-cluster-sdk";

    static final String NAMESPACE = "kube-system";
    static final String TYPE = "bootstrap.kubernetes.io/token";
    static final String NAME_PREFIX = "bootstrap-token-";
    static final String GROUPS = "auth-extra-groups";
    static final String DESCRIPTION = "description";
    static final String EXPIRATION = "expiration";
    static final String ID = "token-id";
    static final String SECRET = "token-secret";

    public BootstrapTokenSecret {
        requireNonNull(token, "token");
        requireNonNull(grant, "grant");
    }

    /** Returns the Secret's name. */
    public String name() {
        return NAME_PREFIX + token.id();
    }

    /**
     * Hands the whole Secret to {@code use}, and returns what it returns. The document prints the token, in base64: write it
     * where it belongs, and keep it nowhere else.
     */
    public <T extends @Nullable Object> T withToken(Function<? super Document, ? extends T> use) {
        requireNonNull(use, "use");
        return token.secret().reveal(secret -> use.apply(document(secret)));
    }

    private Document document(String secret) {
        ObjectBuilder data = Document.object();
        if (!grant.groups().isEmpty()) {
            data.put(GROUPS, base64(String.join(",", grant.groups())));
        }
        data.putIfPresent(DESCRIPTION, grant.description().map(BootstrapTokenSecret::base64));
        data.putIfPresent(EXPIRATION, grant.expiration().map(end -> base64(end.toString())));
        data.put(ID, base64(token.id())).put(SECRET, base64(secret));
        grant.usages().forEach(usage -> data.put(usage.key(), base64("true")));
        return Document.object()
                .put("apiVersion", "v1")
                .put("kind", "Secret")
                .put(
                        "metadata",
                        Document.object()
                                .put("name", name())
                                .put("namespace", NAMESPACE)
                                .put("labels", Document.object().put(MANAGED_BY_LABEL, MANAGED_BY)))
                .put("type", TYPE)
                .put("data", data)
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Returns the Secret's kind and name, such as {@code Secret kube-system/bootstrap-token-abcdef}. */
    @Override
    public String toString() {
        return "Secret " + NAMESPACE + "/" + name();
    }
}
