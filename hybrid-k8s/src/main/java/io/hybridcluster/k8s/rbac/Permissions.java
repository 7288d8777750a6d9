// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.YamlDocuments;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The RBAC manifests that allow somebody a set of features, and nothing more: a ClusterRole and its binding for what
 * holds in the whole cluster, a Role and its binding for each namespace.
 *
 * <p>Two manifests of the same features are equal, in whatever order the features were given. Immutable and thread-safe.
 */
public final class Permissions {
    private static final String API = "rbac.authorization.k8s.io/v1";

    private final Set<Feature> features;
    private final String name;
    private final Document subject;

    private Permissions(Collection<Feature> features, String name, Document subject) {
        this.features = EnumSet.copyOf(features);
        this.name = name;
        this.subject = subject;
    }

    /**
     * Returns the permissions of a service account, which has to be made by itself.
     *
     * @param features at least one
     * @param name the name of the roles and bindings
     * @throws IllegalArgumentException if there is no feature
     */
    public static Permissions ofServiceAccount(
            Collection<Feature> features, String name, String namespace, String account) {
        return of(
                features,
                name,
                Document.object()
                        .put("kind", "ServiceAccount")
                        .put("namespace", requireNonNull(namespace, "namespace"))
                        .put("name", requireNonNull(account, "account"))
                        .build());
    }

    /**
     * Returns the permissions of a user, as the cluster's authentication names them.
     *
     * @throws IllegalArgumentException if there is no feature
     */
    public static Permissions ofUser(Collection<Feature> features, String name, String user) {
        return of(
                features,
                name,
                Document.object()
                        .put("kind", "User")
                        .put("apiGroup", "rbac.authorization.k8s.io")
                        .put("name", requireNonNull(user, "user"))
                        .build());
    }

    private static Permissions of(Collection<Feature> features, String name, Document subject) {
        if (requireNonNull(features, "features").isEmpty()) {
            throw new IllegalArgumentException("permissions for no feature allow nothing: name at least one");
        }
        return new Permissions(features, requireNonNull(name, "name"), subject);
    }

    /** Returns the rules, those of the whole cluster first, each once. */
    public List<PolicyRule> rules() {
        return byNamespace().values().stream().flatMap(List::stream).toList();
    }

    private Map<Optional<String>, List<PolicyRule>> byNamespace() {
        Map<Optional<String>, List<PolicyRule>> rules = new LinkedHashMap<>();
        rules.put(Optional.empty(), new ArrayList<>());
        for (Feature feature : features) {
            for (PolicyRule rule : feature.rules()) {
                List<PolicyRule> there = rules.computeIfAbsent(rule.namespace(), key -> new ArrayList<>());
                if (!there.contains(rule)) {
                    there.add(rule);
                }
            }
        }
        return rules;
    }

    /** Returns the manifests, a role before its binding. */
    public List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        byNamespace().forEach((namespace, rules) -> {
            if (!rules.isEmpty()) {
                String kind = namespace.isPresent() ? "Role" : "ClusterRole";
                documents.add(Document.object()
                        .put("apiVersion", API)
                        .put("kind", kind)
                        .put("metadata", metadata(namespace))
                        .put(
                                "rules",
                                rules.stream()
                                        .map(rule -> rule.document().root())
                                        .toList())
                        .build());
                documents.add(Document.object()
                        .put("apiVersion", API)
                        .put("kind", kind + "Binding")
                        .put("metadata", metadata(namespace))
                        .put(
                                "roleRef",
                                Document.object()
                                        .put("apiGroup", "rbac.authorization.k8s.io")
                                        .put("kind", kind)
                                        .put("name", name))
                        .put("subjects", List.of(subject.root()))
                        .build());
            }
        });
        return List.copyOf(documents);
    }

    private Map<?, ?> metadata(Optional<String> namespace) {
        return (Map<?, ?>) Document.object()
                .put("name", name)
                .putIfPresent("namespace", namespace)
                .build()
                .root();
    }

    /** Returns the manifests as one YAML file. */
    public String toYaml() {
        return YamlDocuments.toYaml(documents());
    }

    /** Returns the manifests as YAML. */
    @Override
    public String toString() {
        return toYaml();
    }
}
