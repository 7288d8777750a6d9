// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.util.Objects.requireNonNull;

import com.aliyun.tea.TeaModel;
import com.aliyun.teaopenapi.models.Config;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.model.id.RegionId;
import java.io.IOException;

/**
 * The official typed clients of ECS and VPC beside an {@link AlibabaCloud}: for embedders who call more of these products
 * than this SDK does, and for those who have typed answers already and want the pure packages to read them.
 *
 * <p>What they throw may hold requests with their credentials, and answers; this class does not change that. Nor does it
 * change that they date requests by the JVM's locale: where that is th_TH, ar_EG or fa_IR, all their calls fail, unless
 * {@code Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT)} was called before. Stateless.
 */
public final class OfficialClients {
    private OfficialClients() {}

    /**
     * Returns a client of ECS that reaches the endpoint which an {@link AlibabaCloud} of this region and configuration does.
     *
     * @throws IllegalArgumentException if the official client refuses the configuration
     */
    public static com.aliyun.ecs20140526.Client ecs(RegionId region, Config config) {
        try {
            return new com.aliyun.ecs20140526.Client(of(Product.ECS, region, config));
        } catch (Exception e) {
            throw refused(e);
        }
    }

    /**
     * Returns a client of VPC, likewise.
     *
     * @throws IllegalArgumentException if the official client refuses the configuration
     */
    public static com.aliyun.vpc20160428.Client vpc(RegionId region, Config config) {
        try {
            return new com.aliyun.vpc20160428.Client(of(Product.VPC, region, config));
        } catch (Exception e) {
            throw refused(e);
        }
    }

    /**
     * Returns the body of a typed answer as the pure packages read answers.
     *
     * @param action what was called
     * @param body such as {@code DescribeVSwitchesResponse.body}
     */
    public static ApiAnswer answer(ApiAction action, TeaModel body) {
        try {
            return ApiAnswer.of(
                    requireNonNull(action, "action").toString(),
                    requireNonNull(body, "body").toMap());
        } catch (NullPointerException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(action + ": the body is no model of the official SDK: "
                    + e.getClass().getName());
        }
    }

    private static Config of(Product product, RegionId region, Config config) throws IOException {
        requireNonNull(region, "region");
        Config copy = copied(requireNonNull(config, "config")).setRegionId(region.value());
        return copy.endpoint == null || copy.endpoint.isEmpty() ? copy.setEndpoint(product.endpoint(region)) : copy;
    }

    /** The official clients write into the configuration that they are given. */
    private static Config copied(Config config) throws IOException {
        try {
            Config copy = TeaModel.toModel(config.toMap(), new Config());
            return copy.setCredential(config.credential);
        } catch (Exception e) {
            throw new IOException(e.getClass().getName());
        }
    }

    private static IllegalArgumentException refused(Exception e) {
        if (e instanceof NullPointerException missing) {
            throw missing;
        }
        // The message may quote credentials or the password of a proxy.
        return new IllegalArgumentException(
                "the official client refuses the configuration: " + e.getClass().getName());
    }
}
