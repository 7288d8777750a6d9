// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.testkit.kubernetes.Authorizer.Access;
import io.hybridcluster.testkit.kubernetes.Authorizer.Identity;
import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the fake answers, without HTTP. Whoever calls it holds the lock of the store. */
final class FakeApi {
    private static final Identity ANONYMOUS = new Identity("system:anonymous", List.of("system:unauthenticated"));

    private final Store store;
    private final List<TestUser> users;
    private final ResourceTypes types;
    private final Schemas schemas;
    private final Admissions admissions = new Admissions();
    private final Lists lists;
    private final Writes writes;
    private final Deletions deletions;
    private final DaemonPlacement placement;
    private final TokenSigner signer;
    private final Authorizer authorizer;
    private final Discovery discovery;

    FakeApi(Store store, List<TestUser> users, Clock clock, long seed) {
        this.store = store;
        this.users = List.copyOf(users);
        this.types = new ResourceTypes(store);
        this.schemas = new Schemas(store);
        this.lists = new Lists(store, schemas);
        this.writes = new Writes(store, schemas, admissions, clock, seed);
        this.deletions = new Deletions(store, types, writes);
        this.placement = new DaemonPlacement(store, writes);
        this.signer = new TokenSigner(store, writes, clock);
        this.authorizer = new Authorizer(store);
        this.discovery = new Discovery(types);
        for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            writes.create(
                    ResourceTypes.NAMESPACES, Trees.of("metadata", Trees.of("name", name)), "kube-apiserver", false);
        }
    }

    ResourceTypes types() {
        return types;
    }

    Schemas schemas() {
        return schemas;
    }

    Admissions admissions() {
        return admissions;
    }

    /** Does what the controllers do after a change. */
    private void settle() {
        placement.settle();
        signer.settle();
    }

    /** Returns who has this token; empty if nobody has it. */
    Optional<Identity> identity(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.of(ANONYMOUS);
        }
        return users.stream()
                .filter(user -> authorization.equals("Bearer " + user.token()))
                .map(user -> new Identity(
                        user.name(),
                        Stream.concat(user.groups().stream(), Stream.of("system:authenticated"))
                                .toList()))
                .findFirst();
    }

    /**
     * Returns whom a request is to be made as; throws if who asks may not. Source: "Kubernetes: Authenticating", user
     * impersonation.
     */
    Identity acting(Identity who, Guise guise) {
        if (guise.user().isEmpty()) {
            if (!guise.groups().isEmpty()) {
                throw new IllegalStateException("requested groups " + guise.groups() + " without impersonating a user");
            }
            return who;
        }
        guise.accesses().forEach(access -> permit(access, who));
        return guise.identity();
    }

    private void permit(Access access, Identity who) {
        if (!authorizer.allows(who, access)) {
            throw ApiFailure.forbidden(access, who.name());
        }
    }

    /** Throws if who asks may not. */
    void authorize(ApiRequest request, Identity who) {
        if (!request.isResource()) {
            if (!Authorizer.allowsToRead(who, request.path())) {
                throw ApiFailure.forbiddenPath(who.name(), request.verb(), request.path());
            }
            return;
        }
        permit(
                new Access(
                        request.verb(),
                        request.group(),
                        request.plural(),
                        request.subresource(),
                        request.namespace(),
                        request.name()),
                who);
    }

    /** Returns the type that the request is of; throws if there is none. */
    ResourceType type(ApiRequest request) {
        ResourceType type = types.find(request.group(), request.version(), request.plural())
                .orElseThrow(ApiFailure::noSuchResource);
        boolean status = request.subresource().equals("status") && type.hasStatus();
        if (!request.subresource().isEmpty() && !status) {
            throw ApiFailure.noSuchResource();
        }
        return type;
    }

    Answer answer(ApiRequest request, Identity who) {
        if (!request.isResource()) {
            return other(request);
        }
        if (request.group().equals("authorization.k8s.io")
                && List.of("selfsubjectaccessreviews", "subjectaccessreviews").contains(request.plural())) {
            return review(request, who);
        }
        boolean groupIsKnown = types.all().stream()
                .anyMatch(type ->
                        type.group().equals(request.group()) && type.version().equals(request.version()));
        if (!groupIsKnown) {
            return Answer.text(404, "text/plain; charset=utf-8", "404 page not found\n");
        }
        ResourceType type = type(request);
        checkDryRun(request);
        Answer answer = switch (request.verb()) {
            case "get" -> Answer.json(200, writes.existing(request, type));
            case "list" -> Answer.json(200, lists.list(request, type));
            case "create" -> Answer.json(201, writes.create(creation(request, type), type));
            case "update" -> Answer.json(200, writes.replace(ofOne(request), type));
            case "patch" -> Answer.json(200, writes.patch(ofOne(request), type));
            case "delete" -> Answer.json(200, deletions.delete(request, type));
            case "deletecollection" -> Answer.json(200, deletions.deleteAll(request, type, lists.list(request, type)));
            default -> throw ApiFailure.methodNotAllowed();
        };
        settle();
        return answer;
    }

    private static ApiRequest ofOne(ApiRequest request) {
        if (!request.isOfOne()) {
            throw ApiFailure.methodNotAllowed();
        }
        return request;
    }

    private static ApiRequest creation(ApiRequest request, ResourceType type) {
        boolean inNoNamespace = type.isNamespaced() && request.namespace().isEmpty();
        if (request.isOfOne() || inNoNamespace) {
            throw ApiFailure.methodNotAllowed();
        }
        return request;
    }

    private static void checkDryRun(ApiRequest request) {
        String dryRun = request.query("dryRun");
        if (!dryRun.isEmpty() && !request.isDryRun()) {
            String kind = switch (request.verb()) {
                case "create" -> "CreateOptions";
                case "update" -> "UpdateOptions";
                case "patch" -> "PatchOptions";
                default -> "DeleteOptions";
            };
            throw ApiFailure.invalid(
                    "meta.k8s.io",
                    kind,
                    "",
                    List.of(new ApiFailure.Cause(
                            "FieldValueNotSupported",
                            "Unsupported value: []string{\"" + dryRun + "\"}: supported values: \"All\"",
                            "dryRun")));
        }
    }

    private Answer review(ApiRequest request, Identity who) {
        if (!request.verb().equals("create")) {
            throw ApiFailure.methodNotAllowed();
        }
        Map<String, @Nullable Object> review;
        try {
            review = Json.readObject(request.body());
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
        }
        Identity subject = request.plural().equals("selfsubjectaccessreviews") ? who : subject(review);
        review.put("status", Trees.of("allowed", allows(subject, review)));
        return Answer.json(201, review);
    }

    private static Identity subject(Map<String, @Nullable Object> review) {
        String name = Trees.text(review, "spec", "user");
        List<String> groups = Trees.list(review, "spec", "groups").stream()
                .map(String::valueOf)
                .toList();
        if (name.isEmpty() && groups.isEmpty()) {
            throw invalidReview("spec.user", "\"\": at least one of user or group must be specified");
        }
        return new Identity(name, groups);
    }

    private boolean allows(Identity who, Map<String, @Nullable Object> review) {
        Object attributes = Trees.at(review, "spec", "resourceAttributes");
        Object other = Trees.at(review, "spec", "nonResourceAttributes");
        if ((attributes == null) == (other == null)) {
            throw invalidReview(
                    "spec.resourceAttributes",
                    "\"null\": exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        if (attributes == null) {
            return Trees.text(other, "verb").equals("get") && Authorizer.allowsToRead(who, Trees.text(other, "path"));
        }
        return authorizer.allows(
                who,
                new Access(
                        Trees.text(attributes, "verb"),
                        Trees.text(attributes, "group"),
                        Trees.text(attributes, "resource"),
                        Trees.text(attributes, "subresource"),
                        Trees.text(attributes, "namespace"),
                        Trees.text(attributes, "name")));
    }

    /** The real server does not say what kind of object a review is. */
    private static ApiFailure invalidReview(String field, String why) {
        return ApiFailure.invalid(
                "authorization.k8s.io",
                "",
                "",
                List.of(new ApiFailure.Cause("FieldValueInvalid", "Invalid value: " + why, field)));
    }

    private Answer other(ApiRequest request) {
        if (!request.method().equals("GET")) {
            throw ApiFailure.methodNotAllowed();
        }
        if (request.path().matches("/(readyz|livez|healthz)/?")) {
            return Answer.text(200, "text/plain; charset=utf-8", "ok");
        }
        return discovery
                .at(request.path())
                .map(found -> Answer.json(200, found))
                .orElseGet(() -> Answer.text(404, "text/plain; charset=utf-8", "404 page not found\n"));
    }

    /** Stores an object as a test wants it, with its status, whoever may be against it. */
    Map<String, @Nullable Object> put(Map<String, @Nullable Object> object) {
        ResourceType type = types.ofKind(Trees.text(object, "apiVersion"), Trees.text(object, "kind"))
                .orElseThrow(() -> new IllegalArgumentException("the fake has no kind " + Trees.text(object, "kind")
                        + " of " + Trees.text(object, "apiVersion")
                        + "; expected a built-in one, or one with a CustomResourceDefinition"));
        Map<String, @Nullable Object> metadata = Trees.need(object, "metadata");
        if (type.isNamespaced()) {
            metadata.putIfAbsent("namespace", "default");
        }
        metadata.remove("resourceVersion");
        Object status = object.get("status");
        String namespace = Trees.text(metadata, "namespace");
        String name = Trees.text(metadata, "name");
        Optional<Map<String, @Nullable Object>> before = find(type, namespace, name);
        Map<String, @Nullable Object> stored = before.isPresent()
                ? writes.update(type, before.get(), object, "set-up", false, false)
                : writes.create(type, object, "set-up", false);
        if (type.hasStatus() && status != null) {
            Map<String, @Nullable Object> reported = Trees.copy(stored);
            reported.put("status", status);
            stored = writes.update(type, stored, reported, "set-up", true, false);
        }
        settle();
        return find(type, namespace, Trees.text(stored, "metadata", "name")).orElse(stored);
    }

    /** Returns an object as a reader sees it. */
    Optional<Map<String, @Nullable Object>> find(ResourceType type, String namespace, String name) {
        return store.find(type, namespace, name).map(stored -> schemas.asRead(type, stored));
    }

    /** Returns every object of this type as a reader sees it. */
    List<Map<String, @Nullable Object>> all(ResourceType type) {
        return store.list(type, "").stream()
                .map(stored -> schemas.asRead(type, stored))
                .toList();
    }

    /** Removes an object as a test wants it. */
    boolean remove(ResourceType type, String namespace, String name) {
        Optional<Map<String, @Nullable Object>> object = store.find(type, namespace, name);
        object.ifPresent(each -> deletions.remove(type, each, false));
        settle();
        return object.isPresent();
    }
}
