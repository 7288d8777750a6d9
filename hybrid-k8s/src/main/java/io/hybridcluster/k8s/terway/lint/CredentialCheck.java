// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.plan.CredentialSource;
import java.util.Optional;

/**
 * The key pair and what takes its place (terway daemon/builder.go, setupAliyunClient): the add-on's Secret from 1.8.0 on,
 * the pair if both are there, the file of credential_path, the instance's RAM role.
 */
final class CredentialCheck {
    private static final String ID = "access_key";
    private static final String SECRET = "access_secret";

    private final Conf conf;
    private final Optional<CredentialSource> planned;

    CredentialCheck(Conf conf, Optional<CredentialSource> planned) {
        this.conf = conf;
        this.planned = planned;
    }

    void check() {
        Optional<JsonValue> id = conf.text(ID);
        Optional<JsonValue> secret = conf.text(SECRET);
        if (id.isPresent() && secret.isPresent()) {
            pair(id.get());
        } else if (id.isPresent() || secret.isPresent()) {
            half(id.isPresent(), id.or(() -> secret).orElseThrow());
        } else {
            conf.member(ID).or(() -> conf.member(SECRET)).ifPresent(this::empty);
        }
        tokenFile();
    }

    private void pair(JsonValue at) {
        boolean hasSecret = conf.isAtLeast(1, 8, 0);
        conf.add(
                LintRule.KEY_PAIR_INLINE,
                Severity.WARNING,
                at.start(),
                "the key pair stands in the ConfigMap, readable to all who may read ConfigMaps"
                        + (hasSecret ? "; " + conf.terway() + " would read it from the add-on's Secret" : ""),
                hasSecret
                        ? "move it to Secret kube-system/alibaba-addon-secret, if the DaemonSet mounts it"
                        : "take Terway 1.8 with the add-on's Secret, or an instance RAM role");
        if (!conf.isAtLeast(1, 5, 7)) {
            conf.add(
                    LintRule.KEY_PAIR_LOGGED,
                    Severity.WARNING,
                    at.start(),
                    conf.terway() + " writes the key pair to its log when it starts",
                    "take Terway 1.5.7 or later, and replace the key pair");
        }
    }

    private void half(boolean hasId, JsonValue at) {
        conf.add(
                LintRule.HALF_KEY_PAIR,
                Severity.WARNING,
                at.start(),
                conf.terway() + " ignores " + (hasId ? ID : SECRET) + ", since " + (hasId ? SECRET : ID)
                        + " is missing or empty, and goes on to the next source of credentials",
                "write both, or neither");
    }

    private void empty(JsonMember member) {
        boolean elsewhere =
                planned.filter(source -> source != CredentialSource.ENI_CONFIG).isPresent()
                        || conf.text("credential_path").isPresent();
        String sources = (conf.isAtLeast(1, 8, 0) ? "the add-on's Secret, " : "")
                + (conf.isAtLeast(1, 1, 0) ? "credential_path and " : "") + "the instance's RAM role";
        conf.add(
                LintRule.EMPTY_KEY_PAIR,
                elsewhere ? Severity.INFO : Severity.WARNING,
                member.start(),
                "the key pair is empty, so " + conf.terway() + " tries " + sources
                        + "; if there is none, it stops with status code 404 of the metadata",
                elsewhere
                        ? "take both members out"
                        : "fill both in, or see to another source and take both members out");
    }

    private void tokenFile() {
        if (conf.isAtLeast(1, 2, 0) && !conf.isAtLeast(1, 9, 0)) {
            conf.text("credential_path")
                    .ifPresent(path -> conf.add(
                            LintRule.TOKEN_FILE,
                            Severity.INFO,
                            path.start(),
                            conf.terway() + " stops if it cannot read the file of credential_path, and tries nothing"
                                    + " else",
                            "make sure that the DaemonSet mounts it"));
        }
    }
}
