// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import org.jspecify.annotations.Nullable;

/**
 * One request as an API server saw it: who asked for what, and how it was answered. Strings are empty where a request
 * has no such part.
 *
 * <p>Immutable and thread-safe. Source: the Event of audit.k8s.io/v1 ("Kubernetes: Auditing").
 */
public final class AuditEvent {
    private final String verb;
    private final String uri;
    private final String group;
    private final String resource;
    private final String subresource;
    private final String namespace;
    private final String name;
    private final String user;
    private final int code;

    private AuditEvent(Object event) {
        this.verb = Trees.text(event, "verb");
        this.uri = Trees.text(event, "requestURI");
        this.group = Trees.text(event, "objectRef", "apiGroup");
        this.resource = Trees.text(event, "objectRef", "resource");
        this.subresource = Trees.text(event, "objectRef", "subresource");
        this.namespace = Trees.text(event, "objectRef", "namespace");
        this.name = Trees.text(event, "objectRef", "name");
        this.user = Trees.text(event, "user", "username");
        this.code = (int) Trees.number(event, 0, "responseStatus", "code");
    }

    /** Returns the event that this tree of audit.k8s.io/v1 is. */
    static AuditEvent of(Object event) {
        return new AuditEvent(requireNonNull(event, "event"));
    }

    /** Returns the verb: get, list, watch, create, update, patch, delete or deletecollection. */
    public String verb() {
        return verb;
    }

    /** Returns the path and query that were asked for. */
    public String uri() {
        return uri;
    }

    /** Returns the API group, such as {@code apps}; empty for the core group. */
    public String group() {
        return group;
    }

    /** Returns the resource, such as {@code daemonsets}; empty for a path that is no resource, such as /version. */
    public String resource() {
        return resource;
    }

    /** Returns the subresource, such as {@code status}. */
    public String subresource() {
        return subresource;
    }

    /** Returns the namespace. */
    public String namespace() {
        return namespace;
    }

    /** Returns the name; empty for a list, a watch and most creations. */
    public String name() {
        return name;
    }

    /** Returns the user name; empty if nobody was recognised. */
    public String user() {
        return user;
    }

    /** Returns whether the request asked that nothing be stored. */
    public boolean dryRun() {
        return uri.matches(".*[?&]dryRun=[^&].*");
    }

    /** Returns whether the request asks for a change, be it a dry run. */
    public boolean writes() {
        return switch (verb) {
            case "create", "update", "patch", "delete", "deletecollection" -> true;
            default -> false;
        };
    }

    /** Returns the HTTP status of the answer; 0 if there was none. */
    public int code() {
        return code;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuditEvent that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns user, verb, path with query, and status, such as {@code admin get /api/v1/nodes: 200}. */
    @Override
    public String toString() {
        return user + " " + verb + " " + uri + ": " + code;
    }
}
