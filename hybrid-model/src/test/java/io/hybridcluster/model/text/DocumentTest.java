// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void keepsTheOrderOfMembers() {
        Document document = Document.object()
                .put("z", 1)
                .put("a", Document.object().put("y", true).put("b", null))
                .putIfPresent("there", Optional.of("x"))
                .putIfPresent("absent", Optional.empty())
                .build();

        assertThat(document).hasToString("{\"z\":1,\"a\":{\"y\":true,\"b\":null},\"there\":\"x\"}");
        assertThat(document.toYaml()).isEqualTo("z: 1\na:\n  \"y\": true\n  b: null\nthere: x\n");
    }

    @Test
    void copiesDeeply() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> inner = new HashMap<>(Map.of("list", list));
        Document document = Document.of(Map.of("inner", inner));
        list.add("b");
        inner.clear();

        assertThat(document).hasToString("{\"inner\":{\"list\":[\"a\"]}}");
    }

    @Test
    void copiesABuilderWhenItIsBuilt() {
        ObjectBuilder inner = Document.object().put("a", 1);
        ObjectBuilder outer = Document.object().put("inner", inner);
        Document first = outer.build();
        inner.put("b", 2);

        assertThat(first).hasToString("{\"inner\":{\"a\":1}}");
        assertThat(outer.build()).hasToString("{\"inner\":{\"a\":1,\"b\":2}}");
    }

    @Test
    void handsOutATreeThatCannotBeChanged() {
        Document document = Document.object().put("list", List.of(1)).build();

        assertThat(document.at("list")).isEqualTo(List.of(1L));
        assertThatThrownBy(() -> ((List<?>) document.at("list")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) document.root()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void findsValuesByPath() {
        Document document = Document.object()
                .put("spec", Document.object().put("type", "x").put("none", null))
                .build();

        assertThat(document.at()).isEqualTo(document.root());
        assertThat(document.at("spec", "type")).isEqualTo("x");
        assertThat(document.at("spec", "none")).isNull();
        assertThat(document.at("spec", "absent")).isNull();
        assertThat(document.at("spec", "type", "deeper")).isNull();
        assertThat(document.at("absent", "deeper")).isNull();
    }

    @Test
    void isEqualByItsTreeAndNotByTheOrderOfMembers() {
        Document document =
                Document.object().put("a", 1).put("b", List.of("x", 2)).build();
        Document other = Document.object().put("b", List.of("x", 2)).put("a", 1).build();

        assertThat(document).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(document)
                .isNotEqualTo(
                        Document.object().put("a", 1).put("b", List.of(2, "x")).build());
        assertThat(document).isNotEqualTo(document.root());
        assertThat(Document.of(List.of())).isNotEqualTo(Document.of(Map.of()));
    }

    @Test
    void takesWholeNumbersByValue() {
        Document document = Document.of(List.of(7L));

        assertThat(Document.of(List.of(7))).isEqualTo(document);
        assertThat(Document.of(List.of(BigInteger.valueOf(7)))).isEqualTo(document);
        assertThat(Document.of(List.of(new BigDecimal("7")))).isEqualTo(document);
        assertThat(Document.of(List.of(new BigDecimal("70E-1")))).isNotEqualTo(document);
        assertThat(Document.of(List.of(new BigDecimal("1E+3"), Long.MIN_VALUE)).root())
                .isEqualTo(List.of(1_000L, Long.MIN_VALUE));
        assertThat(Document.of(List.of(BigInteger.ONE.shiftLeft(63))).root())
                .isEqualTo(List.of(BigInteger.ONE.shiftLeft(63)));
    }

    @Test
    void refusesWhatIsNoDocumentAndSaysWhere() {
        refused(
                Map.of("a", List.of(1, 'c')),
                "$.a[1]: a java.lang.Character is not a map, list, string, boolean, whole number or decimal");
        refused(
                Map.of("a", 1.5),
                "$.a: a java.lang.Double is not a map, list, string, boolean, whole number or decimal");
        refused(Map.of("a", Map.of(5, "b")), "$.a: member name 5 is not a string");
        refused(Collections.singletonMap(null, "b"), "$: member name null is not a string");
        refused(Map.of("a", "x\ud800"), "$.a: text has half of a surrogate pair at index 1");
        refused(Map.of("a", "\ud83d\ude00\udc00\ud83d\ude00"), "$.a: text has half of a surrogate pair at index 2");
        refused(Map.of("\ud800a", 1), "$: text has half of a surrogate pair at index 0");
        refused(Map.of("a", new BigDecimal("1E+1001")), "$.a: a decimal has more than 1000 digits");
        refused(Map.of("a", new BigDecimal("1E-1000000000")), "$.a: a decimal has more than 1000 digits");
        refused(Map.of("a", new BigDecimal("1" + "0".repeat(1000) + ".5")), "$.a: a decimal has more than 1000 digits");
        assertThat(Document.of(Map.of("a", new BigDecimal("1E-1000"), "b", new BigDecimal("1".repeat(1000)))))
                .isNotNull();
    }

    @Test
    void refusesATreeThatHoldsItself() {
        Map<String, Object> knot = new LinkedHashMap<>();
        knot.put("again", Arrays.asList(knot));
        ObjectBuilder builder = Document.object();
        builder.put("again", builder);

        refused(knot, "the document is nested deeper than 200 levels");
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("the document is nested deeper than 200 levels");
    }

    @Test
    void takesTwoHundredLevels() {
        Object deep = List.of();
        for (int i = 1; i < 200; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("a", deep);
        }
        Document document = Document.of((Map<?, ?>) deep);

        assertThat(document.toYaml()).endsWith("[]\n");
        refused(Map.of("a", deep), "the document is nested deeper than 200 levels");
    }

    @Test
    void refusesAMemberTwice() {
        ObjectBuilder builder = Document.object().put("a", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.put("a", 1))
                .withMessage("member \"a\" is already there");
        assertThatNullPointerException().isThrownBy(() -> builder.put(null, 1)).withMessage("name");
    }

    @Test
    void refusesNothing() {
        assertThatNullPointerException()
                .isThrownBy(() -> Document.of((Map<?, ?>) null))
                .withMessage("object");
        assertThatNullPointerException()
                .isThrownBy(() -> Document.of((List<?>) null))
                .withMessage("list");
        assertThatNullPointerException()
                .isThrownBy(() -> Document.of(List.of()).toJson(null))
                .withMessage("layout");
    }

    private static void refused(Map<?, ?> object, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.of(object))
                .withMessage(message);
        String inList = message.startsWith("$") ? "$[0]" + message.substring(1) : message;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Document.of(List.of(object)))
                .withMessage(inList);
    }
}
