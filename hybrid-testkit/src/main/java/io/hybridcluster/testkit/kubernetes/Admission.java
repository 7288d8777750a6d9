// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An admission webhook of a {@link FakeKubernetes}: it changes objects, or refuses them, before they are stored, also in a
 * dry run. It is asked for each creation, replacement and patch of the object itself; neither for deletions nor for
 * {@code /status}. It sees an object that is cut to its schema, and what it returns is cut to the schema again.
 *
 * <p>Immutable: each method returns a copy that differs in one thing. The function is called under the lock of the fake:
 * it must not call the fake.
 *
 * <p>Source: "Kubernetes: Dynamic Admission Control"; the order and the words are those of kube-apiserver 1.20.
 */
public final class Admission {
    private static final String ANY = "";

    private final String webhook;
    private final String resource;
    private final String name;
    private final UnaryOperator<Document> change;
    private final Function<Document, Optional<String>> objection;

    private Admission(
            String webhook,
            String resource,
            String name,
            UnaryOperator<Document> change,
            Function<Document, Optional<String>> objection) {
        this.webhook = webhook;
        this.resource = resource;
        this.name = name;
        this.change = change;
        this.objection = objection;
    }

    /**
     * Returns a webhook that changes every object with this function, before the object is validated.
     *
     * @param webhook its name, such as {@code defaults.example.com}
     * @param change returns the object to go on with; name and namespace stay what they are
     */
    public static Admission mutating(String webhook, UnaryOperator<Document> change) {
        return new Admission(
                requireNonNull(webhook, "webhook"),
                ANY,
                ANY,
                requireNonNull(change, "change"),
                object -> Optional.empty());
    }

    /**
     * Returns a webhook that refuses objects once they are found valid.
     *
     * @param webhook its name, such as {@code policy.example.com}; part of the message
     * @param objection returns why an object is refused, or empty if it is not
     */
    public static Admission validating(String webhook, Function<Document, Optional<String>> objection) {
        return new Admission(
                requireNonNull(webhook, "webhook"),
                ANY,
                ANY,
                UnaryOperator.identity(),
                requireNonNull(objection, "objection"));
    }

    /** Returns a copy for this resource only, such as {@code daemonsets} or {@code ippools}. */
    public Admission resource(String only) {
        return new Admission(webhook, requireNonNull(only, "only"), name, change, objection);
    }

    /** Returns a copy for objects of this name only. */
    public Admission name(String only) {
        return new Admission(webhook, resource, requireNonNull(only, "only"), change, objection);
    }

    String webhook() {
        return webhook;
    }

    boolean fits(ResourceType type, String objectName) {
        return (resource.equals(ANY) || resource.equals(type.plural()))
                && (name.equals(ANY) || name.equals(objectName));
    }

    Document changed(Document object) {
        return requireNonNull(change.apply(object), "what the webhook " + webhook + " returns");
    }

    Optional<String> objection(Document object) {
        return requireNonNull(objection.apply(object), "what the webhook " + webhook + " returns");
    }
}
