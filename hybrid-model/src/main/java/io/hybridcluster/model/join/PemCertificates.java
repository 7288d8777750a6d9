// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads the certificates in a text of PEM (RFC 7468). Stateless and thread-safe. */
public final class PemCertificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private PemCertificates() {}

    /**
     * Returns the certificates of the text, in their order; at least one. Text around them is skipped. Neither signature nor
     * validity is checked.
     *
     * @throws IllegalArgumentException if there is no certificate or one cannot be read, or there is a private key, which has
     *     no business where a certificate is handed around; the message repeats nothing of the text
     */
    public static List<X509Certificate> read(String pem) {
        requireNonNull(pem, "pem");
        if (pem.contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException(
                    "the text holds a private key; give the certificate alone, as in /etc/kubernetes/pki/ca.crt");
        }
        List<X509Certificate> found = new ArrayList<>();
        int at = pem.indexOf(BEGIN);
        while (at >= 0) {
            int body = at + BEGIN.length();
            int end = pem.indexOf(END, body);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "certificate " + (found.size() + 1) + " of the text has no line " + END);
            }
            found.add(certificate(pem.substring(body, end), found.size() + 1));
            at = pem.indexOf(BEGIN, end);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the text of " + pem.length() + " characters has no line " + BEGIN
                    + "; it is not a PEM certificate");
        }
        return List.copyOf(found);
    }

    private static X509Certificate certificate(String base64, int number) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("certificate " + number + " of the text cannot be read", e);
        }
    }
}
