// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import io.hybridcluster.k8s.client.KubernetesApi;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.procedure.Doctor;
import io.hybridcluster.k8s.rbac.Feature;
import io.hybridcluster.k8s.rbac.Permissions;
import io.hybridcluster.k8s.rbac.PolicyRule;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each feature under exactly the permissions that the SDK prints for it: with them it runs, also when somebody writes in
 * between; with any verb of any rule taken away, it does not.
 */
@ParameterizedClass
@MethodSource("servers")
class LeastPrivilegeTest {
    private final Server server;
    private final FeatureRuns runs;
    private final HybridCluster cluster;

    LeastPrivilegeTest(Server server) {
        this.server = server;
        this.runs = new FeatureRuns(server);
        this.cluster = new HybridCluster(server);
    }

    static List<Server> servers() {
        return Server.all(LeastPrivilegeTest.class);
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void runsUnderExactlyThesePermissions(Feature feature) {
        String user = "only-" + feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Document> manifests =
                Permissions.ofUser(List.of(feature), user, user).documents();
        grant(manifests);
        awaitGranted(user, feature.rules());
        assertThatCode(() -> runs.run(feature, api(user))).doesNotThrowAnyException();

        if (feature == Feature.CRD_RESTORE) {
            // Which of its verbs are used depends on what was lost, which is not all of it here.
            return;
        }
        List<String> superfluous = new ArrayList<>();
        for (PolicyRule rule : feature.rules()) {
            for (String verb : rule.verbs()) {
                String lesser = user + "-" + Math.abs((rule + verb).hashCode());
                List<PolicyRule> left = without(feature.rules(), rule, verb);
                grant(manifests(lesser, left));
                awaitGranted(lesser, left);
                if (!fails(feature, lesser)) {
                    superfluous.add(verb + " " + rule.resource() + rule.names());
                }
            }
        }
        assertThat(superfluous).isEmpty();
    }

    private boolean fails(Feature feature, String user) {
        if (feature == Feature.DOCTOR) {
            return new Doctor(api(user), FeatureRuns.plan(false), InstanceTypes.none())
                    .examine(FeatureRuns.NOW).stream()
                            .anyMatch(finding -> finding.ruleId().value().equals("Doctor.NotExamined"));
        }
        try {
            runs.run(feature, api(user));
            return false;
        } catch (KubernetesCallException e) {
            // Where an answer was lost, looking again is what is forbidden.
            assertThat(Stream.concat(Stream.of(e), Stream.of(e.getSuppressed())))
                    .anyMatch(failure ->
                            failure instanceof KubernetesCallException refused && refused.reason() == Reason.FORBIDDEN);
            return true;
        }
    }

    /**
     * The administrator in the guise of this user. The first change of each object meets a conflict, and the answer to the
     * first object of each kind that is made gets lost: what is read then needs its permission, too.
     */
    private KubernetesApi api(String user) {
        Set<String> disturbed = new HashSet<>();
        Interceptor conflicts = chain -> {
            var request = chain.request();
            String path = request.method() + " " + request.url().encodedPath();
            if (request.method().equals("PATCH") && disturbed.add(path)) {
                return Fault.ANSWER_409.strike(chain);
            }
            if (request.method().equals("POST") && disturbed.add(path)) {
                return Fault.RESET_AFTER.strike(chain);
            }
            return chain.proceed(request);
        };
        Interceptor guise = chain -> chain.proceed(
                chain.request().newBuilder().header("Impersonate-User", user).build());
        return server.api(server.adminToken(), conflicts, guise);
    }

    private static List<PolicyRule> without(List<PolicyRule> rules, PolicyRule rule, String verb) {
        List<PolicyRule> left = new ArrayList<>(rules);
        List<String> verbs = new ArrayList<>(rule.verbs());
        verbs.remove(verb);
        left.remove(rule);
        if (!verbs.isEmpty()) {
            left.add(new PolicyRule(rule.namespace(), rule.resource(), rule.names(), verbs));
        }
        return left;
    }

    private void grant(List<Document> manifests) {
        for (Document manifest : manifests) {
            Object namespace = manifest.at("metadata", "namespace");
            String kind = String.valueOf(manifest.at("kind"));
            String collection = "/apis/rbac.authorization.k8s.io/v1"
                    + (namespace == null ? "" : "/namespaces/" + namespace) + "/"
                    + kind.toLowerCase(Locale.ROOT) + "s";
            cluster.raw("POST", collection, "application/json", manifest.toString());
        }
    }

    /** As {@link Permissions} would print them. */
    private static List<Document> manifests(String user, List<PolicyRule> rules) {
        List<Document> manifests = new ArrayList<>();
        Set<Object> namespaces = new HashSet<>();
        rules.forEach(rule -> namespaces.add(rule.namespace()));
        for (Object namespace : namespaces) {
            List<?> own = rules.stream()
                    .filter(rule -> rule.namespace().equals(namespace))
                    .map(rule -> rule.document().root())
                    .toList();
            String kind = namespace.equals(Optional.empty()) ? "ClusterRole" : "Role";
            Map<String, Object> metadata = kind.equals("Role")
                    ? Map.of("name", user, "namespace", ((Optional<?>) namespace).orElseThrow())
                    : Map.of("name", user);
            String group = "rbac.authorization.k8s.io";
            manifests.add(
                    Document.of(Map.of("apiVersion", group + "/v1", "kind", kind, "metadata", metadata, "rules", own)));
            manifests.add(Document.of(Map.of(
                    "apiVersion",
                    group + "/v1",
                    "kind",
                    kind + "Binding",
                    "metadata",
                    metadata,
                    "roleRef",
                    Map.of("apiGroup", group, "kind", kind, "name", user),
                    "subjects",
                    List.of(Map.of("kind", "User", "apiGroup", group, "name", user)))));
        }
        return manifests;
    }

    private void awaitGranted(String user, List<PolicyRule> rules) {
        for (PolicyRule rule : rules) {
            for (String verb : rule.verbs()) {
                Map<String, Object> attributes = new HashMap<>(Map.of(
                        "verb",
                        verb,
                        "group",
                        rule.resource().group(),
                        "resource",
                        rule.resource().plural()));
                rule.namespace().ifPresent(namespace -> attributes.put("namespace", namespace));
                rule.names().forEach(name -> attributes.put("name", name));
                String review = Document.of(Map.of(
                                "apiVersion",
                                "authorization.k8s.io/v1",
                                "kind",
                                "SubjectAccessReview",
                                "spec",
                                Map.of("user", user, "resourceAttributes", attributes)))
                        .toString();
                HybridCluster.eventually(
                        () -> {
                            JsonObject answer = cluster.raw(
                                    "POST",
                                    "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                                    "application/json",
                                    review);
                            return answer.getAsJsonObject("status")
                                    .get("allowed")
                                    .getAsBoolean();
                        },
                        () -> user + " may not " + verb + " " + rule.resource());
            }
        }
    }
}
