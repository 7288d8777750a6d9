// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaCertHashTest {
    private static final String HEX = "7c2e69131a36ae2a042a339b33381c6d0d43887e2de83720eff5359e26aec866";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "rsa:4096"})
    void isWhatTheDocumentedCommandPrints(String key) {
        Certificates made = new Certificates(folder);
        String pem = made.ca("ca", "-newkey", key);

        assertThat(CaCertHash.ofPem(pem)).containsExactly(CaCertHash.parse(made.documentedHash("ca", "rsa")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "P-521"})
    void isWhatTheDocumentedCommandPrintsForEllipticCurves(String curve) {
        Certificates made = new Certificates(folder);
        String pem = made.ca("ca", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + curve);

        assertThat(CaCertHash.ofPem(pem)).containsExactly(CaCertHash.parse(made.documentedHash("ca", "pkey")));
    }

    @Test
    void isWhatTheDocumentedCommandPrintsForEd25519() {
        Certificates made = new Certificates(folder);
        String pem = made.ca("ca", "-newkey", "ed25519");

        assertThat(CaCertHash.ofPem(pem)).containsExactly(CaCertHash.parse(made.documentedHash("ca", "pkey")));
    }

    @Test
    void isTheSameForARenewedCertificateOfTheSameKey() {
        Certificates made = new Certificates(folder);
        String first = made.ca("ca", "-newkey", "ed25519");
        String second = made.ca("renewed", "-key", folder.resolve("ca.key").toString());

        assertThat(second).isNotEqualTo(first);
        assertThat(CaCertHash.ofPem(second)).isEqualTo(CaCertHash.ofPem(first));
        assertThat(CaCertHash.ofPem(first + second)).isEqualTo(CaCertHash.ofPem(first));
    }

    @Test
    void pinsEachCertificateOfABundleInItsOrder() {
        Certificates made = new Certificates(folder);
        String bundle = "# old\r\n" + made.ca("old", "-newkey", "ed25519").replace("\n", "\r\n") + "\nsubject=new\n"
                + made.ca("new", "-newkey", "ed25519");

        assertThat(CaCertHash.ofPem(bundle))
                .containsExactly(
                        CaCertHash.parse(made.documentedHash("old", "pkey")),
                        CaCertHash.parse(made.documentedHash("new", "pkey")));
    }

    @Test
    void takesACertificateOfTheJdk() throws CertificateException {
        String pem = new Certificates(folder).ca("ca", "-newkey", "ed25519");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));

        assertThat(List.of(CaCertHash.of(certificate))).isEqualTo(CaCertHash.ofPem(pem));
    }

    @Test
    void rejectsACertificateThatTheCaIssued() {
        Certificates made = new Certificates(folder);
        made.ca("ca", "-newkey", "rsa:2048");
        String server = made.server("kube-apiserver", "ca");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem(server))
                .withMessage("the certificate of \"CN=kube-apiserver\" is not that of a CA: it was issued by"
                        + " \"CN=kubernetes ca\"; take /etc/kubernetes/pki/ca.crt of the cluster");
    }

    @Test
    void rejectsAPrivateKeyWithoutTellingIt() {
        Certificates made = new Certificates(folder);
        String pem = made.ca("ca", "-newkey", "ed25519") + made.text("ca.key");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem(pem))
                .withMessage("the text holds a private key; give the certificate alone, as in"
                        + " /etc/kubernetes/pki/ca.crt");
    }

    @Test
    void rejectsATextWithoutACertificate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem("LS0tLS1CRUdJTiBD"))
                .withMessage("the text of 16 characters has no line -----BEGIN CERTIFICATE-----; it is not a PEM"
                        + " certificate");
    }

    @Test
    void rejectsACertificateThatIsCutOrChanged() {
        String pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem(pem))
                .withMessage("certificate 1 of the text cannot be read")
                .withCauseInstanceOf(CertificateException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem(pem.replace("MIIB", "M!IB")))
                .withMessage("certificate 1 of the text cannot be read")
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.ofPem(pem.replace("END", "end")))
                .withMessage("certificate 1 of the text has no line -----END CERTIFICATE-----");
    }

    @Test
    void isWrittenInLowerCase() {
        assertThat(CaCertHash.parse("SHA256:" + HEX.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(CaCertHash.parse("sha256:" + HEX))
                .hasToString("sha256:" + HEX);
    }

    @Test
    void rejectsWhatIsNoHash() {
        String rule = " is not \"sha256:\" and 64 hexadecimal digits; compute it by CaCertHash.ofPem from the cluster's"
                + " /etc/kubernetes/pki/ca.crt";
        rejects(HEX, "CA certificate hash \"" + HEX + "\"" + rule);
        rejects("sha1:" + HEX, "CA certificate hash \"sha1:" + HEX + "\"" + rule);
        rejects("sha256:" + HEX.substring(1), "CA certificate hash \"sha256:" + HEX.substring(1) + "\"" + rule);
        rejects("sha256:" + HEX + "\n", "CA certificate hash \"sha256:" + HEX + "?\"" + rule);
        rejects("sha256:" + "z".repeat(200), "CA certificate hash \"sha256:" + "z".repeat(93) + "...\"" + rule);
        rejects("abcdef.0123456789abcdef", "CA certificate hash the value (not shown, it looks like a secret)" + rule);
    }

    private static void rejects(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaCertHash.parse(text))
                .withMessage(message);
    }
}
