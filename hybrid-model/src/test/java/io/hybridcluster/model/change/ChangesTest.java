// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    private static final Subject MAP = new Subject(Subject.KUBERNETES, "ConfigMap", "a/b");
    private static final Subject USER = new Subject("ram", "RAM user", "terway");

    private static final Change CHANGED = Change.builder(MAP, Effect.CHANGED, WriteMode.WRITE)
            .before(document("data", "1"))
            .intended(document("data", "2"))
            .live(document("data", "2"))
            .restarts(List.of("calico-node on 3 nodes, one at a time"))
            .inverse(Inverse.of("kubernetes.revert", document("uid", "u")))
            .note("said beside it")
            .build();

    private static final Change NOT_KEPT = Change.builder(MAP, Effect.CHANGED, WriteMode.DRY_RUN)
            .notKept(List.of("spec.a", "spec.b"))
            .build();

    private static final Change CREATED =
            Change.builder(USER, Effect.CREATED, WriteMode.READ_ONLY).build();

    @Test
    void areReadBackFromTheirDocumentAsTheyWere() {
        Changes changes = Changes.of(CHANGED, NOT_KEPT, CREATED);

        assertThat(Changes.read(changes.toDocument())).isEqualTo(changes).hasSameHashCodeAs(changes);
        assertThat(Changes.read(Changes.none().toDocument())).isEqualTo(Changes.none());
    }

    @Test
    void areReadBackFromADocumentWhoseMembersWereReordered() {
        Map<?, ?> root = (Map<?, ?>) Changes.of(CHANGED).toDocument().root();
        Map<String, Object> reordered = new LinkedHashMap<>();
        List.of("sha256", "changes", "format").forEach(name -> reordered.put(name, root.get(name)));

        assertThat(Changes.read(Document.of(reordered))).isEqualTo(Changes.of(CHANGED));
    }

    @Test
    void keepNoSecretInTheirDocument() {
        Change change = Change.builder(MAP, Effect.CHANGED, WriteMode.WRITE)
                .before(Document.object()
                        .put("kind", "Secret")
                        .put("data", Document.object().put("k", "b2xk"))
                        .build())
                .intended(document("password", "canary-password"))
                .inverse(Inverse.of("kubernetes.revert", document("token", "canary-token")))
                .build();

        Changes read = Changes.read(Changes.of(change).toDocument());

        assertThat(Changes.of(change).toDocument().toJson())
                .doesNotContain("b2xk")
                .doesNotContain("canary");
        assertThat(read.list().get(0).intended().orElseThrow().at("password")).isEqualTo("(secret, not kept)");
        assertThat(change.toString() + read).doesNotContain("canary");
    }

    @Test
    void areRefusedOnceTheyWereEdited() {
        String text = Changes.of(CHANGED).toDocument().toJson();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.read(edited(root -> root.put("changes", List.of()))))
                .withMessage(
                        "the document was edited or cut off: its sha256 is not that of its changes; use the original");
        assertThat(text).contains("sha256");
    }

    @Test
    void areRefusedInAnotherFormat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.read(edited(root -> root.put("format", "hybridcluster.io/changes/v2"))))
                .withMessage(
                        "the document is not of the format hybridcluster.io/changes/v1; a newer version of the SDK may"
                                + " read it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.read(Document.object().build()))
                .withMessage("the document is not of the format hybridcluster.io/changes/v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.read(Document.of(List.of())))
                .withMessage("the document is not an object");
    }

    private static Document edited(Consumer<Map<String, Object>> edit) {
        Map<String, Object> root = new LinkedHashMap<>();
        ((Map<?, ?>) Changes.of(CHANGED).toDocument().root()).forEach((name, value) -> root.put((String) name, value));
        edit.accept(root);
        return Document.of(root);
    }

    @Test
    void areUndoneTheLastFirst() {
        assertThat(Changes.of(CHANGED, CREATED).reversed()).containsExactly(CREATED, CHANGED);
    }

    @Test
    void areJoinedInOrderAndTellWhetherAnythingChanged() {
        Change unchanged =
                Change.builder(USER, Effect.UNCHANGED, WriteMode.WRITE).build();
        Changes joined = Changes.of(unchanged).and(Changes.of(CHANGED));

        assertThat(joined).containsExactly(unchanged, CHANGED);
        assertThat(joined.onlyChanges()).isEqualTo(Changes.of(CHANGED));
        assertThat(joined.isChange()).isTrue();
        assertThat(Changes.of(unchanged).isChange()).isFalse();
    }

    @Test
    void printEffectAndSubjectAndNothingOfAState() {
        assertThat(Changes.of(CHANGED, NOT_KEPT, CREATED))
                .hasToString("[CHANGED ConfigMap a/b, NOT_KEPT ConfigMap a/b (DRY_RUN): spec.a, spec.b,"
                        + " CREATED RAM user terway (READ_ONLY)]");
    }

    @Test
    void becomeNotKeptWithPathsAndStayWhatTheyAreWithoutAny() {
        assertThat(NOT_KEPT.effect()).isEqualTo(Effect.NOT_KEPT);
        assertThat(CHANGED.toBuilder().notKept(List.of()).build()).isEqualTo(CHANGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Change.builder(MAP, Effect.NOT_KEPT, WriteMode.WRITE).build())
                .withMessage(
                        "NOT_KEPT ConfigMap a/b has the paths []: NOT_KEPT has at least one, other effects have none");
    }

    @Test
    void areBuiltAnewWithEverythingThatTheyHave() {
        assertThat(CHANGED.toBuilder().build()).isEqualTo(CHANGED);
        assertThat(CHANGED.withNote("other").note()).contains("other");
        assertThat(CHANGED.withRestarts(List.of()).restarts()).isEmpty();
        assertThat(CHANGED.withInverse(Inverse.of("a.b", document("c", "d")))).isNotEqualTo(CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "ram.delete-user, true",
        "ram, false",
        "Ram.delete, false",
        "ram..delete, false",
        "ram.delete user, false"
    })
    void haveAnInverseWhoseActionIsWordsInLowerCase(String action, boolean allowed) {
        if (allowed) {
            assertThat(Inverse.of(action, document("a", "b"))).hasToString(action);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Inverse.of(action, document("a", "b")));
        }
    }

    @Test
    void haveAnInverseWhoseArgumentsAreAnObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inverse.of("ram.delete-user", Document.of(List.of())))
                .withMessage("the arguments of inverse ram.delete-user are a list, not an object");
    }

    @Test
    void haveASubjectThatCanBePrintedOnOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subject("ram", "RAM user", "a\nb"))
                .withMessage("the name of a change's subject is empty or has a control character");
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("", "RAM user", "a"));
        assertThat(USER).hasToString("RAM user terway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effect  | MADE     | changes[0].effect is none of [CREATED, CHANGED, UNCHANGED, DELETED, NOT_KEPT]",
                "mode    | SOME     | changes[0].mode is none of [WRITE, DRY_RUN, READ_ONLY]",
                "subject | a        | changes[0].subject is not an object",
                "before  | a        | changes[0].before is not an object",
                "notKept | a        | changes[0].notKept is not a list",
                "inverse | a        | changes[0].inverse is not an object",
            })
    void areRefusedWhereTheyAreNotOfTheFormat(String member, String value, String message) {
        Map<String, Object> change = new LinkedHashMap<>();
        ((Map<?, ?>) CHANGED.toDocument().root()).forEach((name, old) -> change.put((String) name, old));
        change.put(member, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeReader.change(change, "changes[0]"))
                .withMessage(message);
    }

    private static Document document(String name, String value) {
        return Document.object().put(name, value).build();
    }
}
