// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import com.google.common.collect.ImmutableMap;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.model.id.RegionId;
import java.util.Map;
import java.util.regex.Pattern;

/** Where each product is reached: a host, with a port where it is not the protocol's own. */
final class Endpoints {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?");

    private final RegionId region;
    private final ImmutableMap<Product, String> others;

    Endpoints(RegionId region, Map<Product, String> others) {
        this.region = region;
        this.others = ImmutableMap.copyOf(others);
    }

    String host(Product product) {
        String other = others.get(product);
        return other == null ? product.endpoint(region) : other;
    }

    static String checked(String endpoint) {
        if (!HOST.matcher(endpoint).matches()) {
            throw new IllegalArgumentException("\"" + endpoint
                    + "\" is not an endpoint: expected a host name and perhaps a port, without \"https://\" and path");
        }
        return endpoint;
    }
}
