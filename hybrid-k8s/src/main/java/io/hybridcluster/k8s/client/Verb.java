// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

/** What is done to a resource, in the words of RBAC (Kubernetes: Authorization, "Request verbs"). */
enum Verb {
    GET("get", "GET"),
    LIST("list", "GET"),
    WATCH("watch", "GET"),
    CREATE("create", "POST"),
    PATCH("patch", "PATCH"),
    DELETE("delete", "DELETE");

    private final String text;
    private final String method;

    Verb(String text, String method) {
        this.text = text;
        this.method = method;
    }

    String method() {
        return method;
    }

    boolean isWrite() {
        return this == CREATE || this == PATCH || this == DELETE;
    }

    @Override
    public String toString() {
        return text;
    }
}
