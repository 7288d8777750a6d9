// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.stream.JsonReader;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMaskTest {
    private static final String OBJECT = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\","
            + "\"namespace\":\"b\",\"uid\":\"c\",\"resourceVersion\":\"d\",\"labels\":{\"x\":\"y\"},"
            + "\"annotations\":{\"k8s.aliyun.com/a\":\"1\",\"b\":\"2\"}},"
            + "\"spec\":{\"nodeName\":\"n\",\"containers\":[{\"name\":\"p\",\"image\":\"i\"},{\"image\":\"j\"},3]}}";

    private static final String IDENTITY = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\","
            + "\"namespace\":\"b\",\"uid\":\"c\",\"resourceVersion\":\"d\"";

    @Test
    void keepsWhatIdentifiesAnObject() throws IOException {
        assertThat(read()).isEqualTo(IDENTITY + "}}");
    }

    @Test
    void keepsAMemberWithAllThatIsBelow() throws IOException {
        assertThat(read("spec")).isEqualTo(IDENTITY + "}," + OBJECT.substring(OBJECT.indexOf("\"spec\"")));
    }

    @Test
    void passesThroughLists() throws IOException {
        assertThat(read("spec.containers.name"))
                .isEqualTo(IDENTITY + "},\"spec\":{\"containers\":[{\"name\":\"p\"},{},3]}}");
    }

    @Test
    void takesNamesWithDotsInBrackets() throws IOException {
        assertThat(read("metadata.annotations[k8s.aliyun.com/a]"))
                .isEqualTo(IDENTITY + ",\"annotations\":{\"k8s.aliyun.com/a\":\"1\"}}}");
        assertThat(read("[metadata].[annotations].b")).isEqualTo(IDENTITY + ",\"annotations\":{\"b\":\"2\"}}}");
    }

    @Test
    void keepsTheWholeWhereAPartIsNamedToo() throws IOException {
        String whole = IDENTITY + ",\"annotations\":{\"k8s.aliyun.com/a\":\"1\",\"b\":\"2\"}}}";

        assertThat(read("metadata.annotations.b", "metadata.annotations")).isEqualTo(whole);
        assertThat(read("metadata.annotations", "metadata.annotations.b")).isEqualTo(whole);
    }

    @Test
    void keepsEverything() throws IOException {
        assertThat(json(FieldMask.everything())).isEqualTo(OBJECT);
        assertThat(json(FieldMask.everything().and("code"))).isEqualTo(OBJECT);
    }

    @Test
    void keepsMoreMembersOfTheRoot() throws IOException {
        assertThat(json(FieldMask.of(List.of()).and("spec")))
                .isEqualTo(IDENTITY + "}," + OBJECT.substring(OBJECT.indexOf("\"spec\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | an empty path names no field",
                ".           | \".\" is not a path of names",
                ".a          | \".a\" is not a path of names",
                "a..b        | \"a..b\" is not a path of names",
                "a.          | \"a.\" ends with a dot",
                "a[b].       | \"a[b].\" ends with a dot",
                "a[b         | \"a[b\" is not a path of names",
                "a[]         | \"a[]\" is not a path of names",
                "[           | \"[\" is not a path of names",
                "a]          | \"a]\" is not a path of names",
                "a[b]c       | \"a[b]c\" is not a path of names",
                "a.[b]]      | \"a.[b]]\" is not a path of names"
            })
    void refuses(String path, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldMask.of(List.of("spec", path)))
                .withMessage(message);
    }

    private static String read(String... paths) throws IOException {
        return json(FieldMask.of(List.of(paths)));
    }

    private static String json(FieldMask mask) throws IOException {
        return Document.of(JsonTrees.object(new JsonReader(new StringReader(OBJECT)), mask))
                .toJson(JsonLayout.COMPACT);
    }
}
