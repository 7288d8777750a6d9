// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
record Reply(int code, String contentType, String body) {
    @Nullable
    Object tree() {
        return Json.read(body);
    }

    @Nullable
    Object at(String... path) {
        return Trees.at(tree(), path);
    }

    String text(String... path) {
        return Trees.text(tree(), path);
    }

    String version() {
        return text("metadata", "resourceVersion");
    }

    List<String> names() {
        return Trees.list(tree(), "items").stream()
                .map(item -> Trees.text(item, "metadata", "name"))
                .toList();
    }

    /** Returns the names of the elements of this list. */
    List<String> namesIn(String... path) {
        return Trees.list(tree(), path).stream()
                .map(item -> Trees.text(item, "name"))
                .toList();
    }

    Reply is(int expected) {
        assertThat(code).as(body).isEqualTo(expected);
        return this;
    }

    /** A failure: its code, reason and message are as in the real server. */
    Reply fails(int expected, String reason, String message) {
        is(expected);
        assertThat(text("kind")).isEqualTo("Status");
        assertThat(text("apiVersion")).isEqualTo("v1");
        assertThat(text("status")).isEqualTo("Failure");
        assertThat(Trees.number(tree(), 0, "code")).isEqualTo(expected);
        assertThat(text("reason")).isEqualTo(reason);
        assertThat(text("message")).isEqualTo(message);
        return this;
    }

    /** An object that is invalid for this one reason. */
    Reply isInvalid(String reason, String field) {
        is(422);
        assertThat(text("reason")).isEqualTo("Invalid");
        List<@Nullable Object> causes = Trees.list(tree(), "details", "causes");
        assertThat(causes).as(body).hasSize(1);
        assertThat(Trees.text(causes.get(0), "reason")).isEqualTo(reason);
        assertThat(Trees.text(causes.get(0), "field")).isEqualTo(field);
        return this;
    }
}
