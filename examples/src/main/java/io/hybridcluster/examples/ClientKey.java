// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A client certificate and its key, in the PEM forms that kubeconfigs hold. No message holds any of it. */
final class ClientKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** PKCS#8's version 0 and AlgorithmIdentifier of RSA, which PKCS#1 leaves out (RFC 5208, RFC 8017). */
    private static final byte[] RSA_HEAD = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private ClientKey() {}

    /** @throws IllegalArgumentException if one of them cannot be read */
    static KeyManager manager(byte[] certificates, byte[] pemKey) {
        PrivateKey key = key(pemKey);
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificates))
                    .toArray(new Certificate[0]);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key, new char[0], chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory.getKeyManagers()[0];
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("client-certificate cannot be read; expected PEM", e);
        }
    }

    /** kubeadm writes RSA keys as PKCS#1, which the JDK does not read; PKCS#8 is the same with a head before it. */
    private static PrivateKey key(byte[] pem) {
        Matcher found = PEM.matcher(new String(pem, US_ASCII));
        if (!found.find()) {
            throw new IllegalArgumentException(
                    "client-key is not a key that is known here; expected PEM, PRIVATE KEY or RSA PRIVATE KEY");
        }
        byte[] der = Base64.getMimeDecoder().decode(found.group(2));
        byte[] pkcs8 = found.group(1).startsWith("RSA") ? element(0x30, join(RSA_HEAD, element(0x04, der))) : der;
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                // It is a key of another kind.
            }
        }
        throw new IllegalArgumentException("client-key is damaged, or of a kind that is not known here");
    }

    /** A DER element of less than 64 KiB: its tag, its length, its content. */
    private static byte[] element(int tag, byte[] content) {
        int length = content.length;
        byte[] head;
        if (length < 0x80) {
            head = new byte[] {(byte) tag, (byte) length};
        } else if (length < 0x100) {
            head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        } else {
            head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        return join(head, content);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
