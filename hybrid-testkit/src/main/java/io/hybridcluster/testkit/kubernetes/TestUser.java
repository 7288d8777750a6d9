// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Somebody whom a test's API server knows by a bearer token; may do what RBAC objects allow the name or the groups.
 *
 * @param token the bearer token; made for tests, so it is no secret
 * @param name the user name, such as {@code system:serviceaccount:kube-system:installer}
 * @param groups the groups besides {@code system:authenticated}, in which everybody is
 */
public record TestUser(String token, String name, List<String> groups) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the token or the name is empty, or a part has a comma, a quotation mark, a
     *     space or a control character: the token file of kube-apiserver has no place for these
     */
    public TestUser {
        word("token", token);
        word("name", name);
        groups = List.copyOf(requireNonNull(groups, "groups"));
        groups.forEach(group -> word("group", group));
    }

    private static void word(String what, String value) {
        if (!requireNonNull(value, what).matches("[^\\s,\"\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("a test user's " + what + " is \"" + value
                    + "\"; expected at least one character, and no space, comma or quotation mark");
        }
    }
}
