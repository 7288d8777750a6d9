// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.RegionId;
import java.util.Set;

/** A product of Alibaba Cloud, the version of its API that this SDK speaks, and where it is reached. */
public enum Product {
    /** Elastic Compute Service. */
    ECS("ecs", "2014-05-26", Style.RPC),
    /** Virtual Private Cloud, and Express Connect's border routers. */
    VPC("vpc", "2016-04-28", Style.RPC),
    /** Cloud Enterprise Network. */
    CEN("cbn", "2017-09-12", Style.RPC),
    /** Resource Access Management. */
    RAM("ram", "2015-05-01", Style.RPC),
    /** Security Token Service. */
    STS("sts", "2015-04-01", Style.RPC),
    /** Container Service for Kubernetes, registered clusters among it. */
    CS("cs", "2015-12-15", Style.ROA);

    /** How the parameters of a product's actions are sent. */
    public enum Style {
        /** To one path, in the query or as a form; the action is named in a header. */
        RPC,
        /** To a path of its own for each action, with a JSON body. */
        ROA
    }

    /** Regions whose VPC is reached at the central endpoint. */
    private static final Set<String> CENTRAL_VPC = Set.of(
            "cn-qingdao",
            "cn-beijing",
            "cn-hangzhou",
            "cn-shanghai",
            "cn-shenzhen",
            "cn-hongkong",
            "ap-southeast-1",
            "us-west-1",
            "us-east-1",
            "cn-hangzhou-finance",
            "cn-shanghai-finance-1",
            "cn-shenzhen-finance-1",
            "cn-north-2-gov-1");

    /** Regions whose ECS is reached at the endpoint of Hangzhou. */
    private static final Set<String> ECS_OF_HANGZHOU =
            Set.of("cn-hangzhou", "cn-shanghai-finance-1", "cn-shenzhen-finance-1");

    /** Regions whose ECS is reached at the central endpoint. */
    private static final Set<String> CENTRAL_ECS = Set.of("cn-hangzhou-finance", "cn-north-2-gov-1");

    private final String id;
    private final String version;
    private final Style style;

    Product(String id, String version, Style style) {
        this.id = id;
        this.version = version;
        this.style = style;
    }

    /** Returns the product's name in its endpoints and in the API's metadata, such as {@code cbn}. */
    public String id() {
        return id;
    }

    /** Returns the version of the API, a date, such as {@code 2014-05-26}. */
    public String version() {
        return version;
    }

    /** Returns how parameters are sent. */
    public Style style() {
        return style;
    }

    /**
     * Returns the public endpoint of the product in a region, a host name: {@code ecs.cn-beijing.aliyuncs.com}. RAM and CEN
     * have one for all regions. Source: the endpoint lists of the official SDKs, for the regions that the public can use.
     * Where an account or a network needs another one, such as the one inside a VPC, the client is told so.
     */
    public String endpoint(RegionId region) {
        requireNonNull(region, "region");
        return switch (this) {
            case RAM -> "ram.aliyuncs.com";
            case CEN -> "cbn.aliyuncs.com";
            case ECS ->
                ECS_OF_HANGZHOU.contains(region.value())
                        ? "ecs-cn-hangzhou.aliyuncs.com"
                        : CENTRAL_ECS.contains(region.value()) ? "ecs.aliyuncs.com" : regional(region);
            case VPC -> CENTRAL_VPC.contains(region.value()) ? "vpc.aliyuncs.com" : regional(region);
            case STS, CS -> regional(region);
        };
    }

    private String regional(RegionId region) {
        return id + "." + region.value() + ".aliyuncs.com";
    }
}
