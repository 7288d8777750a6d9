// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.object.Reversal;
import io.kubernetes.client.openapi.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * Reads and changes the objects of a cluster.
 *
 * <p><b>Reads</b> yield whole trees: what this SDK, or the client's version, does not know is kept. They are repeated when
 * the server is busy (429, after its Retry-After), fails (5xx) or cannot be reached.
 *
 * <p><b>Changes</b> are read, computed and written: {@link #change} writes with the {@code resourceVersion} that it read
 * as a precondition, so that nobody's write is lost, and computes the change anew when somebody wrote in between (409). A
 * write whose outcome is not known, since the connection broke or the server failed, is never simply sent again: the
 * object is read, and only what is still missing is written.
 *
 * <p><b>Failures</b> are {@link KubernetesCallException}s, which tell the verb, the object and the reason, and never hold
 * a body. Arguments that cannot be right are {@code IllegalArgumentException}s.
 *
 * <p><b>Redirects</b> are not followed, even if the client that is handed in follows them: a redirected PATCH would become
 * a GET, or reach another server with its body. They fail with {@link Reason#REDIRECTED}.
 *
 * <p>Each instance is immutable and thread-safe, keeps nothing between calls, and starts no thread. Writes are made in the
 * name of the field manager {@value #FIELD_MANAGER} (Kubernetes: Server-Side Apply, "Field management").
 */
public final class KubernetesApi {
    /** The name that {@code metadata.managedFields} has for what this SDK wrote. */
    public static final String FIELD_MANAGER = "hybrid-cluster-sdk";

    private final RequestFactory requests;
    private final CallPolicy policy;
    private final WriteMode mode;
    private final Calls calls;

    private KubernetesApi(RequestFactory requests, CallPolicy policy, WriteMode mode) {
        this.requests = requests;
        this.policy = policy;
        this.mode = mode;
        this.calls = new Calls(new Transport(requests), policy, mode);
    }

    /**
     * Returns the API behind this client: its server, credentials, TLS, proxies and interceptors are used as they are. Its
     * connect, read and write timeouts hold for each request besides the policy's.
     */
    public static KubernetesApi of(ApiClient client) {
        requireNonNull(client, "client");
        return new KubernetesApi(RequestFactory.over(client), CallPolicy.standard(), WriteMode.WRITE);
    }

    /**
     * Returns the API of this server over OkHttp alone. Making an {@link ApiClient} registers the official client's
     * hundreds of models, which takes most of a second in a cold JVM; this does without them.
     *
     * @param http with the TLS settings and client certificates that the server needs
     * @param server such as {@code https://10.200.1.253:6443}
     * @param bearerToken asked for each request, empty for none
     * @throws IllegalArgumentException if the server's scheme is neither http nor https
     */
    public static KubernetesApi of(OkHttpClient http, URI server, Supplier<String> bearerToken) {
        requireNonNull(http, "http");
        requireNonNull(server, "server");
        requireNonNull(bearerToken, "bearerToken");
        RequestFactory requests = RequestFactory.over(http, server, bearerToken);
        return new KubernetesApi(requests, CallPolicy.standard(), WriteMode.WRITE);
    }

    /** Returns this API with other times and numbers of attempts. */
    public KubernetesApi with(CallPolicy other) {
        return new KubernetesApi(requests, requireNonNull(other, "other"), mode);
    }

    /** Returns this API with its writes made, validated only, or left out. */
    public KubernetesApi with(WriteMode other) {
        return new KubernetesApi(requests, policy, requireNonNull(other, "other"));
    }

    /** Returns what becomes of writes. */
    public WriteMode mode() {
        return mode;
    }

    /** Returns the times and numbers of attempts. */
    public CallPolicy policy() {
        return policy;
    }

    /**
     * Returns this object.
     *
     * @throws KubernetesCallException {@link Reason#NOT_FOUND} if there is none, and as the class says
     */
    public KubernetesObject get(ObjectRef ref) {
        return calls.get(requireNonNull(ref, "ref"), new Deadline(policy));
    }

    /** Returns this object, or empty if there is none or the server does not serve the resource. */
    public Optional<KubernetesObject> find(ObjectRef ref) {
        return calls.find(requireNonNull(ref, "ref"), new Deadline(policy));
    }

    /**
     * Hands each object of a listing to {@code each}, page by page: a page is in memory at a time, and is handed over once
     * it was read whole. If the server's snapshot expires on the way (410), the rest is read from a newer one, so what
     * moved in between may be missing or come twice.
     *
     * @return the resourceVersion of the list, to {@link #watch} from
     * @throws KubernetesCallException {@link Reason#NOT_FOUND} if the server does not serve the resource, and as the class
     *     says; what was handed over before stays handed over
     */
    public String list(Listing listing, Consumer<? super KubernetesObject> each) {
        return new Pages(calls, policy).read(requireNonNull(listing, "listing"), requireNonNull(each, "each"));
    }

    /**
     * Watches a listing until {@code each} returns false or the time is over: first each object that is there, as {@link
     * WatchEvent.Type#ADDED}, then each event. Lost connections are resumed where they broke; where the server no longer
     * knows that place (410), the listing is read again, and the differences are handed over as events.
     *
     * <p>Runs on the caller's thread. Of each object only its name and version are kept.
     *
     * @param atMost how long; the policy's deadline does not count
     * @return whether {@code each} returned false in time
     * @throws KubernetesCallException if the credentials do not allow it, or the server is not there for longer than the
     *     policy's attempts take
     */
    public boolean watch(Listing listing, Duration atMost, Predicate<? super WatchEvent> each) {
        requireNonNull(listing, "listing");
        requireNonNull(atMost, "atMost");
        return new Watch(calls, policy, listing, requireNonNull(each, "each")).run(atMost);
    }

    /**
     * Makes an object. If the answer is lost, the object is looked for: whether it is the one wanted goes by all members
     * that {@code wanted} has.
     *
     * @throws KubernetesCallException {@link Reason#ALREADY_EXISTS} if there is one of that name, and as the class says
     */
    public Applied create(ApiResource resource, KubernetesObject wanted) {
        return new Changes(calls, policy, mode).create(ObjectRef.of(resource, wanted), wanted, new Deadline(policy));
    }

    /**
     * Changes an object: reads it, and writes what {@code compute} makes of it, if that is a change. One read and at most
     * one write, unless somebody else writes at the same time or something fails.
     *
     * @param compute called with the object as it is, again for each re-read; must not change anything else. What it
     *     throws is passed on
     * @throws KubernetesCallException {@link Reason#NOT_FOUND} if there is no such object, {@link Reason#CONFLICT} if
     *     somebody wrote in between more often than the policy re-reads, and as the class says
     */
    public Applied change(ObjectRef ref, Function<? super KubernetesObject, ObjectChange> compute) {
        requireNonNull(ref, "ref");
        return new Changes(calls, policy, mode).change(ref, requireNonNull(compute, "compute"), new Deadline(policy));
    }

    /**
     * Changes an object that was read already, such as one of a list: as {@link #change}, without the first read.
     *
     * @param read the whole object as read from the server, with its resourceVersion
     * @throws IllegalArgumentException if it has no resourceVersion: a write without it could undo another's
     */
    public Applied changeFrom(
            ApiResource resource, KubernetesObject read, Function<? super KubernetesObject, ObjectChange> compute) {
        ObjectRef ref = ObjectRef.of(resource, read);
        if (read.resourceVersion().isEmpty()) {
            throw new IllegalArgumentException(read + " has no resourceVersion: it was not read from a server");
        }
        requireNonNull(compute, "compute");
        return new Changes(calls, policy, mode).change(read, ref, compute, new Deadline(policy));
    }

    /**
     * Changes an object as {@link #change}, or makes it if there is none. If somebody makes it meanwhile, theirs is
     * changed.
     *
     * @param wanted the object to make
     */
    public Applied createOrChange(
            ApiResource resource, KubernetesObject wanted, Function<? super KubernetesObject, ObjectChange> compute) {
        ObjectRef ref = ObjectRef.of(resource, wanted);
        requireNonNull(compute, "compute");
        return new Changes(calls, policy, mode).createOrChange(ref, wanted, compute, new Deadline(policy));
    }

    /**
     * Removes an object if it is still as it was read: its uid and resourceVersion are preconditions (Kubernetes:
     * DeleteOptions).
     *
     * @param object as read from the server
     * @return {@link Applied.Effect#DELETED}; {@link Applied.Effect#UNCHANGED} if it was gone
     * @throws KubernetesCallException {@link Reason#CONFLICT} if somebody changed it since, and as the class says
     * @throws IllegalArgumentException if the object has no uid or resourceVersion
     */
    public Applied delete(ApiResource resource, KubernetesObject object) {
        return new Changes(calls, policy, mode).delete(ObjectRef.of(resource, object), object, new Deadline(policy));
    }

    /**
     * Takes back what an operation did, as {@link Reversal} does it: what others changed since stays. What was made is
     * removed if nobody changed it, what was removed is made again.
     *
     * @param done with {@link WriteMode#WRITE}; what was only previewed has nothing to take back
     * @throws KubernetesCallException {@link Reason#CONFLICT} if somebody changed what was made, and as the class says
     * @throws IllegalArgumentException if it was not written
     */
    public Applied undo(Applied done) {
        if (requireNonNull(done, "done").mode() != WriteMode.WRITE) {
            throw new IllegalArgumentException(done + " was not written, so there is nothing to take back");
        }
        return new Changes(calls, policy, mode).undo(done, new Deadline(policy));
    }

    /** Returns the mode, nothing of the server or the credentials. */
    @Override
    public String toString() {
        return "KubernetesApi " + mode;
    }
}
