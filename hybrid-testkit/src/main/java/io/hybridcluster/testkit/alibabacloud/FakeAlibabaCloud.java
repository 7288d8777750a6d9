// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.hybridcluster.testkit.http.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A fake Alibaba Cloud in this JVM, over real HTTP on loopback, for tests that need an account, a fault at a certain point,
 * or the proof that a RAM policy is enough. It starts in milliseconds and is the same each time: ids, secrets and chance
 * come from a seed.
 *
 * <p>One endpoint stands for every product and region: point clients at {@link #endpoint} over {@code http}, or send them
 * there with the Host header of the real endpoint, whose product must be the action's. There is one account; it owns what
 * {@link #world} puts there, or {@link FakeWorld#guide}. Its root key is {@link #rootKey}; {@link #user} and
 * {@link #session} make keys that may do less.
 *
 * <p>What it does with each request, in this order:
 * <ul>
 *   <li>finds the action by version and name, or method and path for Container Service, among the 88 of ECS, VPC, CEN,
 *       RAM, STS and Container Service that its table has (404 {@code InvalidAction.NotFound});
 *   <li>checks the signature, {@code ACS3-HMAC-SHA256}, body, date, nonce and security token included;
 *   <li>throttles the account, if {@link CloudOptions#withCallsPerSecond} says so;
 *   <li>asks the caller's RAM policies for the action on its resource, an explicit denial first;
 *   <li>checks parameters: required, type, size of pages. Those that the action does not have are ignored as by the cloud,
 *       and listed in {@link CloudRequest#unknownParameters};
 *   <li>lets the product answer, from state: client tokens, addresses of vSwitches, limits of instance types, default
 *       pages of 10 or 20 items, the default filters of the API references.
 * </ul>
 *
 * <p>Agents that connect, time that passes for tasks, and tasks that fail are in {@link #clusters}; the buckets of the
 * object store in {@link #buckets}.
 *
 * <p>{@link #inject} lets something go wrong, {@link #skew} sets the clock off, {@link #expireSessions} ends tokens;
 * {@link #requests} has everything that was asked.
 *
 * <p>Where it differs, on purpose:
 * <ul>
 *   <li>no TLS and no compression; only JSON; no older signature than version 3 but where a product says so;
 *   <li>a new vSwitch is Available and a new interface attached at once; creations in one VPC never conflict;
 *   <li>conditions in RAM policies are not read: such a statement allows nothing, and denies always;
 *   <li>an action without a region in its parameters is asked for with {@code *} as the region of its resource;
 *   <li>routes of CENs, and what transit routers advertise to VPCs, are what a test says they are: nothing propagates;
 *   <li>filters that it does not know, such as {@code RouteFilter}, and stock of anything but instance types, answer 501
 *       {@code FakeNotImplemented}; other parameters that an answer does not depend on are in
 *       {@link CloudRequest#unusedParameters}; a defect of its own answers 500 {@code FakeDefect};
 *   <li>RAM has users, access keys, policies with versions, and attachments; no groups, logins and MFA, no roles but those
 *       of {@link #session} and {@link #role}, and of the policies of the system those for the products here; sessions
 *       have the role's permissions: one that is to be narrowed by a {@code Policy} is answered 501;
 *   <li>a body that does not fit {@code x-acs-content-sha256} is a wrong signature.
 * </ul>
 *
 * <p>The JDK's HTTP server has Nagle's algorithm on, which costs a client that keeps its connection some 40 ms per answer
 * on Linux. It reads the system property {@code sun.net.httpserver.nodelay} once per JVM: starting the first fake sets
 * it for that moment, unless somebody has set it.
 *
 * <p>Source: the API references of the products and the public metadata of the OpenAPI; "V3 request body and signature
 * mechanism"; the response models of the official SDKs.
 *
 * <p>Thread-safe. Requests are processed one after the other.
 */
public final class FakeAlibabaCloud implements AutoCloseable {
    private static final String ACCOUNT = "1234567890123456";

    private final World world;
    private final CsState clusters;
    private final OssStore buckets;
    private final FaultPlan faults;
    private final CloudKey root;
    private final CloudHttp http;
    private final ExecutorService threads;
    private final HttpServer server;

    private FakeAlibabaCloud(CloudOptions options) throws IOException {
        world = new World(ACCOUNT, options.seed(), options.clock());
        clusters = new CsState(world.ids(), new ClusterNetwork(world.network()));
        buckets = new OssStore(world);
        if (options.isEveryHopListed()) {
            world.listEveryHop();
        }
        faults = new FaultPlan(options.seed());
        synchronized (world) {
            root = key("");
        }
        http = new CloudHttp(
                world, new Gateway(world, products(world, clusters), options.callsPerSecond()), buckets, faults);
        server = Loopback.listen();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake Alibaba Cloud");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", http);
        server.start();
    }

    /** The products, by their names in the table of actions. */
    private static Map<String, FakeProduct> products(World world, CsState clusters) {
        Map<String, FakeProduct> products = new LinkedHashMap<>();
        products.put("ram", new RamProduct(world));
        products.put("sts", new StsProduct(world));
        products.put("cs", new CsProduct(clusters));
        products.put("vpc", new VpcProduct(world));
        products.put("ecs", new EcsProduct(world));
        products.put("cbn", new CenProduct(world));
        return products;
    }

    /** As {@link #start(CloudOptions)} with the defaults. */
    public static FakeAlibabaCloud start() {
        return start(CloudOptions.defaults());
    }

    /** Starts one, with nothing in it but the root account and its key. */
    public static FakeAlibabaCloud start(CloudOptions options) {
        try {
            return new FakeAlibabaCloud(requireNonNull(options, "options"));
        } catch (IOException e) {
            throw new UncheckedIOException("no HTTP server on loopback", e);
        }
    }

    /** Returns where it listens for every product, without a scheme, as the official SDK has it: {@code 127.0.0.1:40123}. */
    public String endpoint() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns what fills the fake with networks, instance types and the rest that it starts without. */
    public FakeWorld world() {
        return new FakeWorld(world);
    }

    /** Returns the account's id, sixteen digits. */
    public String accountId() {
        return ACCOUNT;
    }

    /** Returns what a test does to Container Service beside its API: agents connect, time passes, tasks fail. */
    public ClusterConsole clusters() {
        return new ClusterConsole(world, clusters, world::now);
    }

    /** Returns the buckets of the object store, as a test makes and sees them. */
    public OssConsole buckets() {
        return new OssConsole(world, buckets);
    }

    /** Returns the key of the root account, which may do everything. */
    public CloudKey rootKey() {
        return root;
    }

    /**
     * Returns the key of a RAM user that it makes, with these policies: custom ones named {@code <user>-1} and so on,
     * attached to the user.
     *
     * @param name the user's name
     * @param policyDocuments the policies as JSON; none for a user that may do nothing
     * @throws IllegalArgumentException if there is such a user, or a document is none; says why
     */
    public CloudKey user(String name, String... policyDocuments) {
        List<String> documents = List.of(policyDocuments);
        documents.forEach(PolicyDocument::of);
        synchronized (world) {
            Identities identities = world.identities();
            Instant now = world.now();
            if (identities.users.containsKey(requireNonNull(name, "name"))) {
                throw new IllegalArgumentException("there is a user \"" + name + "\" already");
            }
            RamUser user = new RamUser(world.ids().number(18), name, now, 0);
            identities.users.put(name, user);
            for (int i = 0; i < documents.size(); i++) {
                RamPolicy policy = new RamPolicy("Custom", name + "-" + (i + 1), documents.get(i), now, 0);
                identities.policies.put(policy.key(), policy);
                user.attached.put(policy.key(), now);
            }
            return key(name);
        }
    }

    private CloudKey key(String user) {
        RamKey key = new RamKey(world.ids().accessKey("LTAI5t"), world.ids().secret(30), user, world.now());
        world.identities().keys.put(key.id, key);
        return new CloudKey(key.id, key.secret, "");
    }

    /**
     * Returns the key of an STS session that it opens, of a role with these policies.
     *
     * @param role the role's name; the session is named {@code test}
     * @param lifetime how long it lasts, by the fake's clock
     * @param policyDocuments the policies as JSON
     * @throws IllegalArgumentException if a document is none; says why
     */
    public CloudKey session(String role, Duration lifetime, String... policyDocuments) {
        List<String> documents = List.of(policyDocuments);
        documents.forEach(PolicyDocument::of);
        synchronized (world) {
            world.identities().roles.put(requireNonNull(role, "role"), documents);
            StsSession session =
                    world.identities().open(role, "test", documents, world.now().plus(lifetime), world.ids());
            return new CloudKey(session.accessKeyId(), session.secret(), session.token());
        }
    }

    /**
     * Makes a role that {@code AssumeRole} opens sessions of for every user who may call it, or gives it other policies.
     *
     * @param policyDocuments the policies as JSON
     * @return the role's ARN
     * @throws IllegalArgumentException if a document is none; says why
     */
    public String role(String name, String... policyDocuments) {
        List<String> documents = List.of(policyDocuments);
        documents.forEach(PolicyDocument::of);
        synchronized (world) {
            world.identities().roles.put(requireNonNull(name, "name"), documents);
        }
        return "acs:ram::" + ACCOUNT + ":role/" + name;
    }

    /** Ends every STS session now. */
    public void expireSessions() {
        synchronized (world) {
            world.identities().expire(world.now());
        }
    }

    /** Sets an access key to {@code Inactive}; does nothing if there is no such key. */
    public void deactivate(CloudKey key) {
        synchronized (world) {
            RamKey found = world.identities().keys.get(key.accessKeyId());
            if (found != null) {
                found.active = false;
            }
        }
    }

    /** Sets the fake's clock off by this time; negative to set it back. More than 15 minutes, and no signature is good. */
    public void skew(Duration by) {
        synchronized (world) {
            world.skew(requireNonNull(by, "by"));
        }
    }

    /** Lets something go wrong with the requests of this rule. Of several rules that fit, the oldest wins. */
    public void inject(CloudFaultRule rule) {
        faults.add(requireNonNull(rule, "rule"));
    }

    /** Lets nothing go wrong any more; the clock and the sessions stay as they are. */
    public void clearFaults() {
        faults.clear();
    }

    /** Returns the requests so far, in the order in which they were processed, those that a fault befell among them. */
    public List<CloudRequest> requests() {
        return http.requests();
    }

    /** Returns how many requests there were so far for each action, by its name. */
    public Map<String, Integer> requestCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        requests().forEach(request -> counts.merge(request.action(), 1, Integer::sum));
        return counts;
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        http.clearRequests();
    }

    /** Closes every connection. Does nothing the second time. */
    @Override
    public void close() {
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
