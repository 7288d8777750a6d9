// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiAnswerTest {
    private static final ApiAnswer ANSWER = ApiAnswer.of("x:Y", tree());

    private static Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Text", "a");
        tree.put("Number", 3L);
        tree.put("NumberText", "4");
        tree.put("Flag", true);
        tree.put("FlagText", "False");
        tree.put("Empty", "");
        tree.put("Null", null);
        tree.put("Nested", Map.of("Member", "b", "List", List.of(Map.of("Id", "1"), Map.of("Id", "2"))));
        tree.put("Texts", Arrays.asList("a", null, "", "b"));
        return tree;
    }

    @Test
    void readsWhatIsThere() {
        assertThat(ANSWER.text("Text")).isEqualTo("a");
        assertThat(ANSWER.text("Number")).isEqualTo("3");
        assertThat(ANSWER.text("Nested", "Member")).isEqualTo("b");
        assertThat(ANSWER.number("Number")).isEqualTo(3);
        assertThat(ANSWER.number("NumberText")).isEqualTo(4);
        assertThat(ANSWER.flag("Flag")).isTrue();
        assertThat(ANSWER.flag("FlagText")).isFalse();
        assertThat(ANSWER.texts("Texts")).containsExactly("a", "b");
        assertThat(ANSWER.list("Nested", "List").stream().map(item -> item.text("Id")))
                .containsExactly("1", "2");
        assertThat(ANSWER.member("Nested").names()).containsExactlyInAnyOrder("Member", "List");
    }

    @Test
    void takesAbsentAndNullAndEmptyForNothing() {
        for (String name : List.of("Absent", "Null", "Empty")) {
            assertThat(ANSWER.findText(name)).as(name).isEmpty();
            assertThat(ANSWER.findNumber(name)).as(name).isEmpty();
            assertThat(ANSWER.number(name)).as(name).isZero();
            assertThat(ANSWER.flag(name)).as(name).isFalse();
            assertThat(ANSWER.list(name)).as(name).isEmpty();
            assertThat(ANSWER.list(name, "Deeper")).as(name).isEmpty();
            assertThat(ANSWER.findText(name, "Deeper")).as(name).isEmpty();
        }
        assertThat(ANSWER.member("Absent").isAbsent()).isTrue();
        assertThat(ANSWER.member("Text").isAbsent()).isFalse();
        assertThat(ANSWER.member("Absent").names()).isEmpty();
        assertThat(ApiAnswer.of("x:Y", "").isAbsent()).isTrue();
    }

    @Test
    void saysWhereSomethingElseStands() {
        assertThatThrownBy(() -> ANSWER.text("Absent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x:Y.Absent: expected a value, found none");
        assertThatThrownBy(() -> ANSWER.text("Nested")).hasMessage("x:Y.Nested: expected a text, found something else");
        assertThatThrownBy(() -> ANSWER.text("Texts")).hasMessage("x:Y.Texts: expected a text, found something else");
        assertThatThrownBy(() -> ANSWER.number("Text"))
                .hasMessage("x:Y.Text: expected a whole number, found something else");
        assertThatThrownBy(() -> ANSWER.flag("Text"))
                .hasMessage("x:Y.Text: expected true or false, found something else");
        assertThatThrownBy(() -> ANSWER.list("Text")).hasMessage("x:Y.Text: expected a list, found something else");
        assertThatThrownBy(() -> ANSWER.text("Text", "Deeper"))
                .hasMessage("x:Y.Text: expected an object, found something else");
        assertThatThrownBy(() -> ANSWER.member("Text").names())
                .hasMessage("x:Y.Text: expected an object, found something else");
        assertThatThrownBy(() -> ANSWER.list("Nested", "List").get(1).text("Name"))
                .hasMessage("x:Y.Nested.List[1].Name: expected a value, found none");
    }

    @Test
    void printsItsPlace() {
        assertThat(ANSWER.member("Nested", "Member")).hasToString("x:Y.Nested.Member");
        assertThat(ANSWER.member("Nested", "Member").place()).isEqualTo("x:Y.Nested.Member");
        assertThat(ANSWER.member("Nested", "Member").tree()).isEqualTo("b");
    }
}
