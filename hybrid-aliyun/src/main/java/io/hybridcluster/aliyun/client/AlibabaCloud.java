// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.util.Objects.requireNonNull;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.model.id.RegionId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Calls Alibaba Cloud's OpenAPI, with the configuration of the official SDK.
 *
 * <pre>{@code
 * Config config = new Config().setCredential(new com.aliyun.credentials.Client()); // the default chain, asked for
 * AlibabaCloud cloud = AlibabaCloud.of(new RegionId("cn-hangzhou"), config);
 * List<ApiAnswer> vSwitches =
 *         cloud.list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES).with("RegionId", "cn-hangzhou").with("VpcId", vpc));
 * }</pre>
 *
 * <p>Of the configuration it uses: credentials (an access key, with or without a security token; a bearer token; or a
 * provider of credentials-java, for every source that it knows), protocol, endpoint (for all products at once; else each
 * product's own in the region), connect and read timeouts, HTTP, HTTPS and SOCKS proxies, hosts without a proxy,
 * certificates, user agent and global parameters. Without credentials in it there are none: the environment is not searched.
 *
 * <p>Sent again, up to the {@link CallPolicy}'s limits: what was throttled or never left this machine, always; what failed
 * by 5xx or a broken connection, only if it changes nothing or carries an idempotency token, which is added where an action
 * takes one. A write whose outcome is not known fails with {@link AlibabaCloudException#outcomeUnknown}, and whoever called
 * it looks before doing it again. When credentials were refused and their provider has others by then, it is tried once more.
 *
 * <p>No redirect is followed: a signed request goes to the host that it was signed for. The failure is {@link
 * AlibabaCloudException.Reason#REDIRECTED}.
 *
 * <p>What is sent is the same in every locale. The providers of credentials-java that call STS, or read when credentials
 * expire, use the JVM's locale for dates; where that is th_TH, ar_EG or fa_IR, call
 * {@code Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT)} before they are first asked.
 *
 * <p>Thread-safe and meant to be shared: its connections and its budget of retries are those of all threads.
 */
public final class AlibabaCloud {
    private final RegionId region;
    private final Transport transport;
    private final CallPolicy policy;
    private final RetryBudget budget;
    private final Pauses pauses;
    private final CallListener listener;
    private final Calls calls;

    private AlibabaCloud(
            RegionId region,
            Transport transport,
            CallPolicy policy,
            RetryBudget budget,
            Pauses pauses,
            CallListener listener) {
        this.region = region;
        this.transport = transport;
        this.policy = policy;
        this.budget = budget;
        this.pauses = pauses;
        this.listener = listener;
        this.calls = new Calls(transport, policy, budget, pauses, listener);
    }

    /**
     * As {@link #builder}, with the defaults.
     *
     * @throws IllegalArgumentException if the configuration has no credentials, or an endpoint or proxy that is none
     */
    public static AlibabaCloud of(RegionId region, Config config) {
        return builder(region, config).build();
    }

    /**
     * Returns a builder of a client.
     *
     * @param region the region of everything regional
     * @param config of the official SDK; read by {@link Builder#build} and not kept
     */
    public static Builder builder(RegionId region, Config config) {
        return new Builder(requireNonNull(region, "region"), requireNonNull(config, "config"));
    }

    /** Returns the region. */
    public RegionId region() {
        return region;
    }

    /** Returns how long and how often calls are tried. */
    public CallPolicy policy() {
        return policy;
    }

    /** Returns a client that tries longer or more often, over the same connections; the budget of retries is a new one. */
    public AlibabaCloud withPolicy(CallPolicy other) {
        requireNonNull(other, "other");
        return new AlibabaCloud(region, transport, other, new RetryBudget(other.retries()), pauses, listener);
    }

    /** Returns a client that tells this listener of its requests, too, over the same connections and budget of retries. */
    public AlibabaCloud withListener(CallListener further) {
        requireNonNull(further, "further");
        CallListener first = listener;
        return new AlibabaCloud(region, transport, policy, budget, pauses, attempt -> {
            first.attempted(attempt);
            further.attempted(attempt);
        });
    }

    /**
     * Makes a call, and returns the answer.
     *
     * @throws AlibabaCloudException if it failed
     * @throws IllegalStateException if a parameter of the path is missing
     */
    public ApiAnswer call(ApiRequest request) {
        return calls.call(requireNonNull(request, "request"));
    }

    /**
     * Reads a list to its end and returns its items, in the cloud's order. Parts are as large as the API allows, unless the
     * request says how large. A list that changes while it is read, as its count shows, is read anew, up to three times.
     *
     * @throws AlibabaCloudException if a call failed, or the list changed each time
     * @throws IllegalArgumentException if an answer has something else where the list should be
     */
    public List<ApiAnswer> list(ApiRequest request) {
        return list(request, Runnable::run);
    }

    /** As {@link #list(ApiRequest)}; parts that do not need one another are asked for by this executor. */
    public List<ApiAnswer> list(ApiRequest request, Executor executor) {
        return new Lists(this::call, requireNonNull(executor, "executor")).read(requireNonNull(request, "request"));
    }

    /**
     * Waits, as between two looks at something that takes its time.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void pause(Duration time) throws InterruptedException {
        pauses.pause(requireNonNull(time, "time"));
    }

    /** Builds an {@link AlibabaCloud}. Not thread-safe; may be reused. */
    public static final class Builder {
        private final RegionId region;
        private final Config config;
        private final Map<Product, String> endpoints = new EnumMap<>(Product.class);
        private CallPolicy policy = CallPolicy.standard();
        private Pauses pauses = Pauses.real();
        private CallListener listener = CallListener.none();

        private Builder(RegionId region, Config config) {
            this.region = region;
            this.config = config;
        }

        /**
         * Reaches a product elsewhere than at its public endpoint, such as inside a VPC.
         *
         * @throws IllegalArgumentException if it is no host name with perhaps a port
         */
        public Builder endpoint(Product product, String host) {
            endpoints.put(requireNonNull(product, "product"), Endpoints.checked(requireNonNull(host, "host")));
            return this;
        }

        /** Tries for longer or more often. {@link CallPolicy#standard} by default. */
        public Builder policy(CallPolicy value) {
            policy = requireNonNull(value, "value");
            return this;
        }

        /** Waits in another way. {@link Pauses#real} by default. */
        public Builder pauses(Pauses value) {
            pauses = requireNonNull(value, "value");
            return this;
        }

        /** Is told of every request. Nobody is by default. */
        public Builder listener(CallListener value) {
            listener = requireNonNull(value, "value");
            return this;
        }

        /**
         * Builds the client. Nothing is sent.
         *
         * @throws IllegalArgumentException if the configuration has no credentials, a protocol that is neither HTTP nor
         *     HTTPS, or an endpoint, certificate or proxy that is none
         */
        public AlibabaCloud build() {
            Client official = official(config);
            String scheme = scheme(official._protocol);
            Map<Product, String> hosts = new EnumMap<>(Product.class);
            if (official._endpoint != null && !official._endpoint.isEmpty()) {
                for (Product product : Product.values()) {
                    hosts.put(product, Endpoints.checked(official._endpoint));
                }
            }
            hosts.putAll(endpoints);
            return new AlibabaCloud(
                    region,
                    new Transport(
                            new Signer(official),
                            clients(official, policy, scheme),
                            new Endpoints(region, hosts),
                            scheme),
                    policy,
                    new RetryBudget(policy.retries()),
                    pauses,
                    listener);
        }

        private static HttpClients clients(Client official, CallPolicy policy, String scheme) {
            try {
                return new HttpClients(official, policy, scheme.equals("https"));
            } catch (RuntimeException e) {
                // The message may quote a proxy's password.
                throw new IllegalArgumentException(
                        "the configuration has a proxy or a certificate that cannot be used: "
                                + e.getClass().getName());
            }
        }

        private static Client official(Config config) {
            Client official;
            try {
                official = new Client(config);
            } catch (Exception e) {
                // Of credentials, which the message may show.
                throw new IllegalArgumentException("the configuration's credentials cannot be used: "
                        + e.getClass().getName());
            }
            if (official._credential == null) {
                throw new IllegalArgumentException(
                        "the configuration has no credentials: set an access key, or a provider,"
                                + " such as setCredential(new com.aliyun.credentials.Client()) for the default chain");
            }
            return official;
        }

        private static String scheme(@Nullable String protocol) {
            String scheme =
                    protocol == null || protocol.isEmpty() ? "https" : protocol.toLowerCase(java.util.Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                throw new IllegalArgumentException("protocol \"" + protocol + "\" is neither HTTPS nor HTTP");
            }
            return scheme;
        }
    }
}
