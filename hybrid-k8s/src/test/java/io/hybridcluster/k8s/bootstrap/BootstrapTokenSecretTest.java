// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.k8s.bootstrap.Secrets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.k8s.support.Program;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTokenSecretTest {
    private static final BootstrapToken TOKEN = BootstrapToken.parse("abcdef." + Secrets.HALF);
    private static final BootstrapTokenSecret SECRET = new BootstrapTokenSecret(
            TOKEN,
            new TokenGrant(
                    EnumSet.allOf(TokenUsage.class),
                    List.of(TokenGrant.KUBEADM_GROUP),
                    Optional.of(NOW.plusNanos(5)),
                    Optional.of("the nodes")));

    @Test
    void isWritten() {
        Golden.assertSame("bootstrap/secret.yaml", SECRET.<String>withToken(Document::toYaml));
    }

    @Test
    void isWhatKubeadmCreates(@TempDir Path folder) throws IOException {
        Path config = folder.resolve("config");
        Files.writeString(config, Kubeconfigs.signedIn(Kubeconfigs.ca(folder, "ca")));
        String output = Program.require("kubeadm")
                .run(
                        "",
                        "token",
                        "create",
                        TOKEN.reveal(text -> text),
                        "--dry-run",
                        "--kubeconfig",
                        config.toString(),
                        "--description",
                        "the nodes");
        String yaml = output.substring(output.indexOf("\tapiVersion")).replace("\t", "");
        Map<?, ?> kubeadms =
                Trees.map(Trees.readOne(yaml.substring(0, yaml.lastIndexOf("bootstrap.kubernetes.io/token") + 29)));
        Map<?, ?> mine = SECRET.withToken(Trees::map);

        assertThat(data(mine)).isEqualTo(data(kubeadms));
        assertThat(mine.get("type")).isEqualTo(kubeadms.get("type"));
        LiveToken read = Secrets.live(kubeadms);
        assertThat(read.problems()).isEmpty();
        assertThat(read.token()).contains(TOKEN);
        assertThat(read.groups()).containsExactly(TokenGrant.KUBEADM_GROUP);
        assertThat(read.usages()).isEqualTo(EnumSet.allOf(TokenUsage.class));
        assertThat(read.expiration()).isPresent();
        assertThat(read.isOurs()).isFalse();
    }

    /** The time apart, since kubeadm has a clock. */
    private static Map<?, ?> data(Map<?, ?> secret) {
        Map<Object, Object> data = new LinkedHashMap<>((Map<?, ?>) secret.get("data"));
        assertThat(data.remove("expiration")).asString().hasSize(28);
        return data;
    }

    @Test
    void isReadBack() {
        LiveToken read = Secrets.live(SECRET.withToken(Trees::map));

        assertThat(read.token()).contains(TOKEN);
        assertThat(new TokenGrant(read.usages(), read.groups(), read.expiration(), read.description()))
                .isEqualTo(SECRET.grant());
        assertThat(read.expiration()).contains(NOW);
        assertThat(read.isOurs()).isTrue();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void mayNeverEndAndBeForSigningOnly() {
        TokenGrant grant = new TokenGrant(Set.of(TokenUsage.SIGNING), List.of(), Optional.empty(), Optional.empty());
        LiveToken read = Secrets.live(new BootstrapTokenSecret(TOKEN, grant).withToken(Trees::map));

        assertThat(read.neverExpires()).isTrue();
        assertThat(read.isExpiredAt(Instant.MAX)).isFalse();
        assertThat(read.usages()).containsExactly(TokenUsage.SIGNING);
        assertThat(read.groups()).isEmpty();
        assertThat(read.isUsableAt(NOW)).isFalse();
    }

    @Test
    void neverPrintsTheToken() {
        assertThat(SECRET).hasToString("Secret kube-system/bootstrap-token-abcdef");
        assertThat(SECRET.grant().toString()).doesNotContain("canary");
        assertThat(Secrets.live(SECRET.withToken(Trees::map))).hasToString("Secret kube-system/bootstrap-token-abcdef");
        assertThat(Secrets.live(SECRET.withToken(Trees::map)).token().toString())
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "system:masters",
                "system:bootstrappers:",
                "system:bootstrappers:a,b",
                "system:bootstrappers:A"
            })
    void refusesGroupsThatKubernetesRefuses(String group) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenGrant(
                        EnumSet.allOf(TokenUsage.class), List.of(group), Optional.empty(), Optional.empty()))
                .withMessage(
                        "group \"" + group + "\" is not system:bootstrappers: and more of a-z, 0-9, \":\" and \"-\","
                                + " such as system:bootstrappers:kubeadm:default-node-token");
    }

    @Test
    void refusesAGrantOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenGrant(Set.of(), List.of(), Optional.empty(), Optional.empty()))
                .withMessage("a bootstrap token of no usage is of no use; give AUTHENTICATION, SIGNING or both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenGrant(
                        Set.of(TokenUsage.SIGNING),
                        List.of(TokenGrant.KUBEADM_GROUP),
                        Optional.empty(),
                        Optional.empty()))
                .withMessage(
                        "groups [system:bootstrappers:kubeadm:default-node-token] are for who signs in with the token,"
                                + " and it is not for AUTHENTICATION");
    }

    @Test
    void refusesATokenForADescription() {
        refusesDescription(
                "abcdef." + Secrets.HALF,
                "the description of a bootstrap token looks like a secret, and it is shown to everybody");
        refusesDescription(" ", "the description of a bootstrap token is not one line of text");
        refusesDescription("a\nb", "the description of a bootstrap token is not one line of text");
    }

    private static void refusesDescription(String description, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenGrant(
                        EnumSet.allOf(TokenUsage.class), List.of(), Optional.empty(), Optional.of(description)))
                .withMessage(message);
    }
}
