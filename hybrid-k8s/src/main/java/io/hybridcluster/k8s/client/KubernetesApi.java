// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.client.KubernetesCallException.Reason;
import io.hybridcluster.k8s.client.Writes.Computing;
import io.hybridcluster.k8s.object.ApiResource;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.NotKept;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.ObjectRef;
import io.hybridcluster.k8s.object.Reversal;
import io.hybridcluster.model.call.Attempts;
import io.hybridcluster.model.call.CallListener;
import io.hybridcluster.model.call.CallPolicy;
import io.hybridcluster.model.call.Deadline;
import io.hybridcluster.model.call.Pauses;
import io.hybridcluster.model.call.RetryBudget;
import io.hybridcluster.model.change.Change;
import io.hybridcluster.model.change.Changes;
import io.hybridcluster.model.change.Effect;
import io.hybridcluster.model.change.WriteMode;
import io.kubernetes.client.openapi.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
 * object is read, and only what is still missing is written, on a new connection.
 *
 * <p>Each write is recorded as a {@link Change}: the states before and after, and its inverse as data, which {@link #undo(Changes)}
 * carries out in this process or, of a document that was read again, in another one. The server's answer is compared with what
 * was asked for, by {@link NotKept}: where the server dropped or changed a part, the effect is {@link Effect#NOT_KEPT}.
 *
 * <p><b>Failures</b> are {@link KubernetesCallException}s, which tell the verb, the object and the reason, and what was done before
 * them, and never hold a body. Arguments that cannot be right are {@code IllegalArgumentException}s.
 *
 * <p><b>Redirects</b> are not followed, even if the client that is handed in follows them: a redirected PATCH would become
 * a GET, or reach another server with its body. They fail with {@link Reason#REDIRECTED}.
 *
 * <p>Each instance is immutable and thread-safe, keeps nothing between calls but its budget of retries, and starts no thread. Writes
 * are made in the name of the field manager {@value #FIELD_MANAGER} (Kubernetes: Server-Side Apply, "Field management").
 */
public final class KubernetesApi {
    /** The name that {@code metadata.managedFields} has for what this SDK wrote. */
    public static final String FIELD_MANAGER = "hybrid-cluster-sdk";

    private final RequestFactory requests;
    private final Settings settings;
    private final RetryBudget budget;
    private final Calls calls;

    /** What an embedder chooses. */
    private record Settings(
            CallPolicy policy, WriteMode mode, CallListener listener, int rereads, int pageSize, Pauses pauses) {
        static Settings standard() {
            return new Settings(CallPolicy.standard(), WriteMode.WRITE, CallListener.none(), 10, 500, Pauses.real());
        }
    }

    private KubernetesApi(RequestFactory requests, Settings settings, RetryBudget budget) {
        this.requests = requests;
        this.settings = settings;
        this.budget = budget;
        Attempts<FailedCall> attempts = new Attempts<>(
                settings.policy,
                budget,
                settings.pauses,
                settings.listener,
                FailedCall.class,
                new FailedCall.Endings());
        Transport transport = new Transport(requests, settings.policy.answerLimit(), settings.pauses);
        this.calls = new Calls(transport, attempts, settings.mode);
    }

    private static KubernetesApi over(RequestFactory requests) {
        Settings standard = Settings.standard();
        return new KubernetesApi(requests, standard, RetryBudget.of(standard.policy));
    }

    private KubernetesApi with(Settings other) {
        return new KubernetesApi(requests, other, budget);
    }

    /**
     * Returns the API behind this client: its server, credentials, TLS, proxies and interceptors are used as they are. Its
     * connect, read and write timeouts hold for each request besides the policy's.
     */
    public static KubernetesApi of(ApiClient client) {
        requireNonNull(client, "client");
        return over(RequestFactory.over(client));
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
        return over(RequestFactory.over(http, server, bearerToken));
    }

    /** Returns this API with other times and numbers of attempts, and a budget of retries of its own. */
    public KubernetesApi with(CallPolicy other) {
        requireNonNull(other, "other");
        Settings changed = new Settings(
                other, settings.mode, settings.listener, settings.rereads, settings.pageSize, settings.pauses);
        return new KubernetesApi(requests, changed, RetryBudget.of(other));
    }

    /** Returns this API with its writes made, validated only, or left out. */
    public KubernetesApi with(WriteMode other) {
        requireNonNull(other, "other");
        return with(new Settings(
                settings.policy, other, settings.listener, settings.rereads, settings.pageSize, settings.pauses));
    }

    /** Returns this API with a listener that is told of each request, in place of an earlier one. */
    public KubernetesApi withListener(CallListener other) {
        requireNonNull(other, "other");
        return with(new Settings(
                settings.policy, settings.mode, other, settings.rereads, settings.pageSize, settings.pauses));
    }

    /**
     * Returns this API with another number of times that a change is computed anew after somebody wrote in between. Defaults to 10.
     *
     * @throws IllegalArgumentException if the number is not 0 to 100
     */
    public KubernetesApi withRereads(int other) {
        requireRange("rereads", other, 0, 100);
        return with(new Settings(
                settings.policy, settings.mode, settings.listener, other, settings.pageSize, settings.pauses));
    }

    /**
     * Returns this API with another number of objects that a list asks for at once. Defaults to 500.
     *
     * @throws IllegalArgumentException if the number is not 1 to 5,000
     */
    public KubernetesApi withPageSize(int other) {
        requireRange("pageSize", other, 1, 5_000);
        return with(new Settings(
                settings.policy, settings.mode, settings.listener, settings.rereads, other, settings.pauses));
    }

    /** With another clock, for tests. */
    KubernetesApi with(Pauses other) {
        return with(new Settings(
                settings.policy, settings.mode, settings.listener, settings.rereads, settings.pageSize, other));
    }

    private static void requireRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " must be " + least + " to " + most);
        }
    }

    /** Returns what becomes of writes. */
    public WriteMode mode() {
        return settings.mode;
    }

    /** Returns the times and numbers of attempts. */
    public CallPolicy policy() {
        return settings.policy;
    }

    private Deadline deadline() {
        return Deadline.of(settings.policy, settings.pauses);
    }

    private Writes writes() {
        return new Writes(calls, settings.policy.attempts(), settings.rereads, settings.mode);
    }

    /**
     * Returns this object.
     *
     * @throws KubernetesCallException {@link Reason#NOT_FOUND} if there is none, and as the class says
     */
    public KubernetesObject get(ObjectRef ref) {
        return calls.get(requireNonNull(ref, "ref"), deadline());
    }

    /** Returns this object, or empty if there is none or the server does not serve the resource. */
    public Optional<KubernetesObject> find(ObjectRef ref) {
        return calls.find(requireNonNull(ref, "ref"), deadline());
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
        requireNonNull(listing, "listing");
        return new Pages(calls, settings.pageSize).read(listing, requireNonNull(each, "each"), deadline());
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
        return new Watch(
                        calls,
                        settings.policy,
                        settings.pauses,
                        settings.pageSize,
                        listing,
                        requireNonNull(each, "each"))
                .run(atMost);
    }

    /**
     * Makes an object. If the answer is lost, the object is looked for: whether it is the one wanted goes by all members
     * that {@code wanted} has.
     *
     * @throws KubernetesCallException {@link Reason#ALREADY_EXISTS} if there is one of that name, and as the class says
     */
    public Change create(ApiResource resource, KubernetesObject wanted) {
        return writes().create(ObjectRef.of(resource, wanted), wanted, deadline());
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
    public Change change(ObjectRef ref, Function<? super KubernetesObject, ObjectChange> compute) {
        requireNonNull(ref, "ref");
        return writes().change(ref, Computing.members(requireNonNull(compute, "compute")), deadline());
    }

    /**
     * Changes an object that was read already, such as one of a list: as {@link #change}, without the first read.
     *
     * @param read the whole object as read from the server, with its resourceVersion
     * @throws IllegalArgumentException if it has no resourceVersion: a write without it could undo another's
     */
    public Change changeFrom(
            ApiResource resource, KubernetesObject read, Function<? super KubernetesObject, ObjectChange> compute) {
        requireNonNull(compute, "compute");
        return changeFrom(ObjectRef.of(resource, read), read, Computing.members(compute));
    }

    private Change changeFrom(ObjectRef ref, KubernetesObject read, Computing computing) {
        if (read.resourceVersion().isEmpty()) {
            throw new IllegalArgumentException(read + " has no resourceVersion: it was not read from a server");
        }
        return writes().change(read, ref, computing, deadline());
    }

    /**
     * Changes the required node affinity of a DaemonSet or Installation that was read already. As {@link #changeFrom}, but the change is
     * taken back as {@link AffinityChange#undo} does it: requirement by requirement, so that terms of others stay whole.
     *
     * @param planned the change of the object as it was read, with its resourceVersion
     * @param compute called with the object as it is, where somebody wrote in between
     * @throws IllegalArgumentException if the object has no resourceVersion, or is of another kind
     */
    public Change changeAffinity(AffinityChange planned, Function<? super KubernetesObject, AffinityChange> compute) {
        KubernetesObject read = requireNonNull(planned, "planned").before();
        requireNonNull(compute, "compute");
        Computing computing = new Computing(
                current ->
                        ObjectChange.of(current, (Map<?, ?>) (current.equals(read) ? planned : compute.apply(current))
                                .after()
                                .root()),
                Revertible.Way.AFFINITY);
        return changeFrom(ObjectRef.of(read), read, computing);
    }

    /**
     * Changes an object as {@link #change}, or makes it if there is none. If somebody makes it meanwhile, theirs is
     * changed.
     *
     * @param wanted the object to make
     */
    public Change createOrChange(
            ApiResource resource, KubernetesObject wanted, Function<? super KubernetesObject, ObjectChange> compute) {
        ObjectRef ref = ObjectRef.of(resource, wanted);
        requireNonNull(compute, "compute");
        return writes().createOrChange(ref, wanted, Computing.members(compute), deadline());
    }

    /**
     * Removes an object if it is still as it was read: its uid and resourceVersion are preconditions (Kubernetes:
     * DeleteOptions).
     *
     * @param object as read from the server
     * @return with {@link Effect#DELETED}; {@link Effect#UNCHANGED} if it was gone
     * @throws KubernetesCallException {@link Reason#CONFLICT} if somebody changed it since, and as the class says
     * @throws IllegalArgumentException if the object has no uid or resourceVersion
     */
    public Change delete(ApiResource resource, KubernetesObject object) {
        return writes().delete(ObjectRef.of(resource, object), object, deadline());
    }

    /**
     * Undoes one change, as {@link #undo(Changes)} does.
     *
     * @return what the undo did; with {@link Effect#UNCHANGED} if there was nothing left to undo
     */
    public Change undo(Change done) {
        requireNonNull(done, "done");
        Changes undone = undo(Changes.of(done));
        return undone.list().isEmpty()
                ? Change.builder(done.subject(), Effect.UNCHANGED, settings.mode)
                        .build()
                : undone.list().get(0);
    }

    /**
     * Undoes what an operation did, the last change first. Changes that were read from a document are undone as well as those of this
     * process, but for secrets, which a document does not hold: the {@linkplain Change#note note} of a change says what could not
     * be restored.
     *
     * <ul>
     *   <li>A change is taken back member by member, as {@link Reversal} does it, and a change of the node affinity requirement by
     *       requirement. What others wrote since stays.
     *   <li>What was created is deleted if nobody changed it. Where others only added keys to a ConfigMap or Secret, our keys are
     *       removed and theirs stay.
     *   <li>What was deleted is created again.
     * </ul>
     *
     * <p>All objects are read before the first is written. If one of them is another object by now, nothing is written. An object
     * that was deleted cannot be compared so: a record that holds nothing else does not tell one cluster from another.
     * Idempotent.
     *
     * @param done with {@link WriteMode#WRITE}; what was only previewed has nothing to undo
     * @return what the undo did, in its order; it can be undone itself
     * @throws KubernetesCallException {@link Reason#REPLACED} if an object was deleted and created again since, or the changes are of
     *     another cluster; {@link Reason#NOT_FOUND} if what was changed was deleted; {@link Reason#CONFLICT} if somebody changed
     *     what was created; and as the class says
     * @throws IllegalArgumentException if a change was not written, cannot be undone, or is of another system
     */
    public Changes undo(Changes done) {
        requireNonNull(done, "done");
        return new Undoing(calls, writes(), deadline()).undo(done);
    }

    /** Returns the mode, nothing of the server or the credentials. */
    @Override
    public String toString() {
        return "KubernetesApi " + settings.mode;
    }
}
