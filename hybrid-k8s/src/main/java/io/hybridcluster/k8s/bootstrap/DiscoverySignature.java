// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.join.BootstrapToken;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What {@code cluster-info} says of its kubeconfig to the holder of a token: a JSON Web Signature without the content, HS256
 * by the secret half of the token (RFC 7515, appendix F; kubernetes cluster-bootstrap/token/jws).
 */
public enum DiscoverySignature {
    /** The kubeconfig is what a holder of the token signed. */
    VALID,

    /** There is none for the token. */
    MISSING,

    /** There is one, and it is not that of this kubeconfig by this token. */
    WRONG;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Judges as kubeadm does: it makes the signature once more and compares. */
    static DiscoverySignature of(String kubeconfig, BootstrapToken token, Optional<String> signature) {
        if (signature.isEmpty()) {
            return MISSING;
        }
        byte[] expected = sign(kubeconfig, token).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, signature.get().getBytes(UTF_8)) ? VALID : WRONG;
    }

    private static String sign(String content, BootstrapToken token) {
        String header = base64("{\"alg\":\"HS256\",\"kid\":\"" + token.id() + "\"}");
        String signed = header + "." + base64(content);
        return header + ".." + token.secret().<String>reveal(secret -> BASE64.encodeToString(hmac(secret, signed)));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("each Java platform must have HmacSHA256", e);
        }
    }
}
