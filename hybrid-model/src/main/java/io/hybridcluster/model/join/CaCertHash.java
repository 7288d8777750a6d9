// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pin on the public key of a cluster's CA: {@code sha256:} and the SHA-256 of the certificate's DER-encoded
 * SubjectPublicKeyInfo, in hexadecimal (Kubernetes: kubeadm join, {@code --discovery-token-ca-cert-hash}).
 *
 * <p>A pin outlives the certificate: one that was renewed with the same key has the same hash.
 *
 * @param value the pin; hexadecimal digits are made lower case, as kubeadm does
 */
public record CaCertHash(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the value is not {@code sha256:} and 64 hexadecimal digits */
    public CaCertHash {
        requireNonNull(value, "value");
        String lower = value.toLowerCase(Locale.ROOT);
        if (!GRAMMAR.matcher(lower).matches()) {
            throw new IllegalArgumentException("CA certificate hash " + Shown.of(value)
                    + " is not \"sha256:\" and 64 hexadecimal digits; compute it by CaCertHash.ofPem from the cluster's"
                    + " /etc/kubernetes/pki/ca.crt");
        }
        value = lower;
    }

    /** Returns the hash written so; the same as the constructor. */
    public static CaCertHash parse(String text) {
        return new CaCertHash(text);
    }

    /**
     * Returns the hash of the public key of {@code certificate}. Neither signature nor validity is checked; kubeadm does not check them against a pin either.
     *
     * @throws IllegalArgumentException if it is not the certificate of a CA: issued by another, and not allowed to issue
     *     any itself; such a pin would never match
     */
    public static CaCertHash of(X509Certificate certificate) {
        requireNonNull(certificate, "certificate");
        // Objects, since their type is of javax, and this module stands on java alone.
        Object subject = certificate.getSubjectX500Principal();
        Object issuer = certificate.getIssuerX500Principal();
        if (certificate.getBasicConstraints() < 0 && !subject.equals(issuer)) {
            throw new IllegalArgumentException("the certificate of " + Shown.of(subject.toString())
                    + " is not that of a CA: it was issued by " + Shown.of(issuer.toString())
                    + "; take /etc/kubernetes/pki/ca.crt of the cluster");
        }
        return new CaCertHash("sha256:"
                + HexFormat.of().formatHex(sha256(certificate.getPublicKey().getEncoded())));
    }

    /**
     * Returns the hashes of all certificates in a text of PEM, such as {@code ca.crt}, in their order, each once.
     *
     * <p>With a bundle, kubeadm takes the cluster for proven as soon as one of its CA certificates matches one of the
     * pins; {@code kubeadm token create --print-join-command} pins each certificate of a bundle likewise (kubeadm
     * {@code util/pubkeypin}, {@code cmd/util/join.go}). So a bundle must hold the CAs of this cluster only. Text around
     * the certificates is skipped.
     *
     * @throws IllegalArgumentException if there is no certificate, one cannot be read or is not a CA's, or there is a
     *     private key, which has no business where a certificate is handed around
     */
    public static List<CaCertHash> ofPem(String pem) {
        requireNonNull(pem, "pem");
        return PemCertificates.read(pem).stream().map(CaCertHash::of).distinct().toList();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform must have SHA-256", e);
        }
    }

    /** Returns the value. */
    @Override
    public String toString() {
        return value;
    }
}
