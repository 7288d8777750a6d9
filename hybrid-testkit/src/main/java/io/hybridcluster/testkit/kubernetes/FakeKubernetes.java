// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.http.Loopback;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A fake Kubernetes API server in this JVM, over real HTTP on loopback, for tests that need many servers, no start-up
 * time, or an answer that goes wrong at a certain point. It starts in milliseconds and is the same each time: uids and
 * generated names come from a seed, times from a clock that is handed in.
 *
 * <p>It does what the API server of Kubernetes 1.20 does, in its words, with: Node, Pod, Namespace, ConfigMap, Secret,
 * Event, Endpoints, Service and ServiceAccount (v1); DaemonSet, Deployment and ControllerRevision (apps/v1);
 * CustomResourceDefinition and the custom resources that it defines; Role, ClusterRole and their bindings, which are
 * enforced; SelfSubjectAccessReview and SubjectAccessReview; /version, /readyz and discovery. Create, get, list (labelSelector, fieldSelector,
 * limit and continue), replace, patch (JSON, merge, strategic merge), delete (preconditions, finalizers, owned objects),
 * {@code /status}, watch, {@code dryRun=All}, {@code fieldManager}, resourceVersion as a precondition, impersonation of
 * users and groups. This module's own tests hold it and a real server against the same expectations.
 *
 * <p>Custom resources are cut to the schema of their version, without a word, when they are written, in a dry run too, and
 * when they are read: a member that the schema lacks is dropped and the answer is a success. Defaults are filled in. A wrong
 * type, a value that is not in an {@code enum} and a missing required member are refused with 422. {@link #admit} installs
 * a webhook that changes or refuses objects.
 *
 * <p>{@code kube-public/cluster-info} is signed for each bootstrap token that is for signing and has not expired, after
 * each change, before the answer.
 *
 * <p>DaemonSets are run: after each change, before the answer, each has a running and ready pod on every node where
 * nodeSelector, required node affinity and tolerations put it, and its status says so. A change of the template replaces
 * its pods at once, unless the update strategy is OnDelete.
 *
 * <p>Where it differs, on purpose:
 * <ul>
 *   <li>no WebSocket: a watch that asks for an upgrade is answered with 200 and ends at once, and no fault befalls it.
 *       fabric8's client then watches over plain HTTP (its source: {@code BaseOperation.submitWatch});
 *   <li>no TLS: {@code http}, and only bearer tokens; no gzip, no YAML and no protobuf bodies;
 *   <li>of built-in kinds no defaults are filled in but a Secret's type, so neither are there managers of them, and members
 *       that Kubernetes does not know are kept; they are checked only for what code for clusters runs into: names, labels,
 *       keys and sizes of ConfigMaps and Secrets, selectors, containers, node affinity, taint effects, immutable parts;
 *   <li>of a schema, patterns, formats, bounds, numbers of elements, list types and {@code allOf} and the like are not
 *       checked; a CustomResourceDefinition must have schemas, but whether they are structural is not checked;
 *   <li>a CustomResourceDefinition is served at once; a deleted pod or namespace is gone at once, and so are the
 *       pods of a deleted node;
 *   <li>no taint is put on a node that is not ready; every pod of a DaemonSet is ready, whatever its node is; a rollout
 *       takes no time and leaves no ControllerRevision; Deployments make no pods;
 *   <li>no server-side apply (415), no subresource but {@code /status}, no admission plugin but that a namespace has to
 *       exist; {@code Impersonate-Extra-*} is ignored; expired tokens are not removed; no bootstrap roles, and nobody is kept from granting what he may not do himself;
 *   <li>managedFields are never merged into "ancient-changes".
 * </ul>
 *
 * <p>The JDK's HTTP server has Nagle's algorithm on, which costs a client that keeps its connection some 40 ms per answer
 * on Linux. It reads the system property {@code sun.net.httpserver.nodelay} once per JVM: starting the first fake sets
 * it for that moment, unless somebody has set it. Where another HTTP server of the JDK was made before, set it yourself.
 *
 * <p>Thread-safe. Requests are processed one after the other.
 */
public final class FakeKubernetes implements AutoCloseable {
    private static final String ADMIN_TOKEN = "fake-admin-token";

    private final Store store = new Store();
    private final FaultPlan faults = new FaultPlan();
    private final ExecutorService threads;
    private final FakeApi api;
    private final FakeHttp http;
    private final HttpServer server;

    private FakeKubernetes(FakeOptions options) throws IOException {
        List<TestUser> users = new ArrayList<>();
        users.add(new TestUser(ADMIN_TOKEN, "admin", List.of("system:masters")));
        users.addAll(options.users());
        synchronized (store) {
            api = new FakeApi(store, users, options.clock(), options.seed());
        }
        http = new FakeHttp(store, api, faults);
        server = Loopback.listen();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake Kubernetes");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", http);
        server.start();
    }

    /** As {@link #start(FakeOptions)} with the defaults. */
    public static FakeKubernetes start() {
        return start(FakeOptions.defaults());
    }

    /** Starts one, with the namespaces default, kube-node-lease, kube-public and kube-system. */
    public static FakeKubernetes start(FakeOptions options) {
        try {
            return new FakeKubernetes(requireNonNull(options, "options"));
        } catch (IOException e) {
            throw new UncheckedIOException("no HTTP server on loopback", e);
        }
    }

    /** Returns where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI server() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the bearer token of user {@code admin}, who is in {@code system:masters} and may do everything. */
    public String adminToken() {
        return ADMIN_TOKEN;
    }

    /**
     * Stores this object as it is, its status included, whatever is there already, and returns it as stored; into the
     * namespace default if it names none. A custom resource is cut to its schema.
     *
     * @throws IllegalArgumentException if there is no such kind, or the object is invalid; says why
     */
    public Document put(Document object) {
        Map<String, ?> tree = Trees.object(requireNonNull(object, "object").root());
        synchronized (store) {
            try {
                return Document.of(api.put(Trees.copy(tree)));
            } catch (ApiFailure e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /**
     * Returns an object as it is now; empty if it is not there.
     *
     * @param kind such as {@code DaemonSet}
     * @param namespace empty for a kind without namespaces
     * @throws IllegalArgumentException if there is no such kind
     */
    public Optional<Document> find(String kind, String namespace, String name) {
        synchronized (store) {
            return api.find(type(kind), requireNonNull(namespace, "namespace"), requireNonNull(name, "name"))
                    .map(Document::of);
        }
    }

    /**
     * Returns every object of this kind as it is now, by namespace and name.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public List<Document> objects(String kind) {
        synchronized (store) {
            return api.all(type(kind)).stream().map(Document::of).toList();
        }
    }

    /**
     * Removes an object and what it owns, at once and for good; returns whether it was there.
     *
     * @param namespace empty for a kind without namespaces
     * @throws IllegalArgumentException if there is no such kind
     */
    public boolean remove(String kind, String namespace, String name) {
        synchronized (store) {
            return api.remove(type(kind), requireNonNull(namespace, "namespace"), requireNonNull(name, "name"));
        }
    }

    private ResourceType type(String kind) {
        return api.types()
                .ofKind("", requireNonNull(kind, "kind"))
                .orElseThrow(() -> new IllegalArgumentException("the fake has no kind " + kind
                        + "; expected a built-in one, or one with a CustomResourceDefinition"));
    }

    /** Installs an admission webhook, after those that are there already; {@link #put} does not ask it. */
    public void admit(Admission webhook) {
        api.admissions().add(requireNonNull(webhook, "webhook"));
    }

    /** Removes every admission webhook. */
    public void clearAdmissions() {
        api.admissions().clear();
    }

    /** Lets something go wrong with the requests of this rule. Of several rules that fit, the oldest wins. */
    public void inject(FaultRule rule) {
        faults.add(requireNonNull(rule, "rule"));
    }

    /** Lets nothing go wrong any more. */
    public void clearFaults() {
        faults.clear();
    }

    /**
     * Returns the requests so far, in the order in which they were answered; those that a fault befell too, with code 0
     * if they were neither processed nor answered.
     */
    public List<AuditEvent> auditEvents() {
        return http.audit();
    }

    /** Forgets the requests so far. */
    public void clearAudit() {
        http.clearAudit();
    }

    /** Ends every watch, as a server does that is restarted. */
    public void endWatches() {
        http.endWatches();
    }

    /** Forgets the past, as etcd does when it is compacted: continue tokens and watches from before answer 410. */
    public void expire() {
        synchronized (store) {
            store.forget();
        }
    }

    /** Closes every connection. Does nothing the second time. */
    @Override
    public void close() {
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
