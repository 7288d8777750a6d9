// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.id.RegionId;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where OSS is reached: the base of the URLs of objects, and the region that signatures are made for (OSS: Regions and
 * endpoints). Immutable and thread-safe.
 */
public final class OssEndpoint {
    private final String scheme;
    private final String authority;
    private final RegionId region;
    private final boolean bucketInPath;

    private OssEndpoint(String scheme, String authority, RegionId region, boolean bucketInPath) {
        this.scheme = scheme;
        this.authority = authority;
        this.region = requireNonNull(region, "region");
        this.bucketInPath = bucketInPath;
    }

    /**
     * Returns the endpoint inside the region, {@code https://oss-<region>-internal.aliyuncs.com}: what cloud nodes reach
     * without the Internet, and what costs no traffic.
     */
    public static OssEndpoint internal(RegionId region) {
        return new OssEndpoint("https", "oss-" + region + "-internal.aliyuncs.com", region, false);
    }

    /** Returns the endpoint on the Internet, {@code https://oss-<region>.aliyuncs.com}. */
    public static OssEndpoint onInternet(RegionId region) {
        return new OssEndpoint("https", "oss-" + region + ".aliyuncs.com", region, false);
    }

    /**
     * Returns another endpoint, with the bucket before its host: of a region whose host is named otherwise, as those of
     * the finance cloud, or of PrivateLink.
     *
     * @param base scheme and host, and a port if need be
     * @throws IllegalArgumentException if it is not that, or its scheme is not http or https
     */
    public static OssEndpoint of(URI base, RegionId region) {
        return new OssEndpoint(scheme(base), base.getAuthority(), region, false);
    }

    /**
     * Returns an endpoint with the bucket in the path, as a server has it that is known by its address only. OSS itself
     * refuses such requests.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static OssEndpoint withBucketInPath(URI base, RegionId region) {
        return new OssEndpoint(scheme(base), base.getAuthority(), region, true);
    }

    private static String scheme(URI base) {
        String scheme = String.valueOf(requireNonNull(base, "base").getScheme()).toLowerCase(Locale.ROOT);
        boolean bare = base.getHost() != null
                && base.getRawUserInfo() == null
                && (base.getRawPath().isEmpty() || base.getRawPath().equals("/"))
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
        if (!bare || !(scheme.equals("http") || scheme.equals("https"))) {
            // Not repeated: it may be a presigned URL.
            throw new IllegalArgumentException("the base of an endpoint is \"http://\" or \"https://\" and a host, with"
                    + " neither user, path, query nor fragment, such as \"https://oss-cn-hangzhou.aliyuncs.com\"");
        }
        return scheme;
    }

    /** Returns the region that signatures are made for. */
    public RegionId region() {
        return region;
    }

    /** Returns the URL of an object. */
    public URI uri(BucketName bucket, ObjectKey key) {
        String host = bucketInPath ? authority : bucket + "." + authority;
        String path = bucketInPath ? "/" + bucket + "/" : "/";
        return URI.create(scheme + "://" + host + path + key.encoded());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OssEndpoint that
                && toString().equals(that.toString())
                && region.equals(that.region)
                && bucketInPath == that.bucketInPath;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns scheme and host. */
    @Override
    public String toString() {
        return scheme + "://" + authority;
    }
}
