// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs {@code kube-public/cluster-info} for each bootstrap token that says so and has not expired, at once. Source: the
 * controller {@code bootstrapsigner} of kube-controller-manager ("Kubernetes: Authenticating with Bootstrap Tokens",
 * ConfigMap signing).
 */
final class TokenSigner {
    private static final String MANAGER = "kube-controller-manager";
    private static final String SIGNATURE = "jws-kubeconfig-";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final Store store;
    private final Writes writes;
    private final Clock clock;

    TokenSigner(Store store, Writes writes, Clock clock) {
        this.store = store;
        this.writes = writes;
        this.clock = clock;
    }

    /** Does what is to be done after any change. */
    void settle() {
        store.find(ResourceTypes.CONFIG_MAPS, "kube-public", "cluster-info").ifPresent(info -> {
            String kubeconfig = Trees.text(info, "data", "kubeconfig");
            if (kubeconfig.isEmpty()) {
                return;
            }
            Map<String, @Nullable Object> signed = Trees.copy(info);
            Map<String, @Nullable Object> data = Trees.need(signed, "data");
            data.keySet().removeIf(key -> key.startsWith(SIGNATURE));
            for (Map<String, @Nullable Object> secret : store.list(ResourceTypes.SECRETS, "kube-system")) {
                if (signs(secret)) {
                    String id = value(secret, "token-id");
                    data.put(SIGNATURE + id, signature(kubeconfig, id, value(secret, "token-secret")));
                }
            }
            writes.update(ResourceTypes.CONFIG_MAPS, info, signed, MANAGER, false, false);
        });
    }

    private boolean signs(Map<String, @Nullable Object> secret) {
        String id = value(secret, "token-id");
        return Trees.text(secret, "type").equals("bootstrap.kubernetes.io/token")
                && Trees.text(secret, "metadata", "name").equals("bootstrap-token-" + id)
                && !value(secret, "token-secret").isEmpty()
                && value(secret, "usage-bootstrap-signing").equals("true")
                && !isExpired(value(secret, "expiration"));
    }

    private boolean isExpired(String expiration) {
        try {
            return !expiration.isEmpty() && !Instant.parse(expiration).isAfter(clock.instant());
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static String value(Map<String, @Nullable Object> secret, String key) {
        try {
            return Optional.of(Trees.text(secret, "data", key))
                    .map(text -> new String(Base64.getDecoder().decode(text), UTF_8))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns a JSON Web Signature (RFC 7515) with its content detached. */
    private static String signature(String content, String id, String secret) {
        String header = encoded(("{\"alg\":\"HS256\",\"kid\":\"" + id + "\"}").getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((header + "." + encoded(content.getBytes(UTF_8))).getBytes(UTF_8));
            return header + ".." + encoded(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }
}
