// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String MARK = "(secret, not kept)";

    private static final Document SECRET = Document.of(Map.of(
            "kind",
            "Secret",
            "type",
            "Opaque",
            "data",
            Map.of("k", "dmFsdWU=", "empty", ""),
            "stringData",
            Map.of("l", List.of("x", Map.of("deep", 7)))));

    @Test
    void takesOutEveryValueOfASecretAndLeavesWhatIsEmpty() {
        assertThat(Redaction.of(SECRET))
                .isEqualTo(Document.of(Map.of(
                        "kind",
                        "Secret",
                        "type",
                        "Opaque",
                        "data",
                        Map.of("k", MARK, "empty", ""),
                        "stringData",
                        Map.of("l", List.of(MARK, Map.of("deep", MARK))))));
    }

    @Test
    void takesOutASecretInsideAList() {
        assertThat(Redaction.of(Document.of(List.of(SECRET.root()))))
                .isEqualTo(Document.of(List.of(Redaction.of(SECRET).root())));
    }

    @Test
    void takesOutWhatHasTheNameOrTheShapeOfASecret() {
        Document tree = Document.of(Map.of(
                "access_key",
                "anything",
                "env",
                List.of(Map.of("name", "ID", "value", "LTAI5tPlantedKeyId0000000")),
                "data",
                Map.of("plain", "stays"),
                "token",
                true));

        assertThat(Redaction.of(tree))
                .isEqualTo(Document.of(Map.of(
                        "access_key",
                        MARK,
                        "env",
                        List.of(Map.of("name", "ID", "value", MARK)),
                        "data",
                        Map.of("plain", "stays"),
                        "token",
                        true)));
    }

    @Test
    void changesNothingMoreTheSecondTime() {
        assertThat(Redaction.of(Redaction.of(SECRET))).isEqualTo(Redaction.of(SECRET));
    }

    @Test
    void knowsWhatItPutIntoThePlaceOfASecret() {
        assertThat(Redaction.isRedacted(Redaction.of(SECRET).root())).isTrue();
        assertThat(Redaction.isRedacted(List.of(1, Map.of("a", MARK)))).isTrue();
        assertThat(Redaction.isRedacted(SECRET.root())).isFalse();
        assertThat(Redaction.isRedacted(null)).isFalse();
    }
}
