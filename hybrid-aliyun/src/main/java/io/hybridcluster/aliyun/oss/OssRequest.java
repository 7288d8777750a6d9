// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request about an object, before it is signed. Immutable: each method returns a copy with one thing more. It prints
 * without headers and parameters.
 */
public final class OssRequest {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final String method;
    private final BucketName bucket;
    private final ObjectKey key;
    private final ImmutableSortedMap<String, String> parameters;
    private final ImmutableSortedMap<String, String> headers;

    private OssRequest(
            String method,
            BucketName bucket,
            ObjectKey key,
            SortedMap<String, String> parameters,
            SortedMap<String, String> headers) {
        this.method = method;
        this.bucket = requireNonNull(bucket, "bucket");
        this.key = requireNonNull(key, "key");
        this.parameters = ImmutableSortedMap.copyOfSorted(parameters);
        this.headers = ImmutableSortedMap.copyOfSorted(headers);
    }

    /**
     * Returns a request without parameters and headers.
     *
     * @param method the HTTP method, in capitals
     * @throws IllegalArgumentException if it is none
     */
    public static OssRequest of(String method, BucketName bucket, ObjectKey key) {
        if (!METHOD.matcher(requireNonNull(method, "method")).matches()) {
            throw new IllegalArgumentException("\"" + method + "\" is not an HTTP method in capitals, such as PUT");
        }
        return new OssRequest(method, bucket, key, new TreeMap<>(), new TreeMap<>());
    }

    /** Returns a copy with a parameter of the query; an empty value stands for a parameter without one. */
    public OssRequest parameter(String name, String value) {
        return new OssRequest(
                method,
                bucket,
                key,
                with(parameters, requireNonNull(name, "name"), requireNonNull(value, "value")),
                headers);
    }

    /**
     * Returns a copy with a header. Names are in lower case from here on.
     *
     * @throws IllegalArgumentException if the name is not one of letters, digits and hyphens, or the value holds a control
     *     character
     */
    public OssRequest header(String name, String value) {
        requireNonNull(value, "value");
        if (!HEADER.matcher(requireNonNull(name, "name")).matches()
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a header's name has letters, digits and hyphens, and its value no control"
                            + " characters; found the name \"" + name + "\"");
        }
        return new OssRequest(method, bucket, key, parameters, with(headers, Ascii.toLowerCase(name), value.strip()));
    }

    private static SortedMap<String, String> with(Map<String, String> map, String name, String value) {
        SortedMap<String, String> copy = new TreeMap<>(map);
        copy.put(name, value);
        return copy;
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the bucket. */
    public BucketName bucket() {
        return bucket;
    }

    /** Returns the object. */
    public ObjectKey key() {
        return key;
    }

    /** Returns the parameters of the query, by name. */
    public SortedMap<String, String> parameters() {
        return parameters;
    }

    /** Returns the headers by name, in lower case. */
    public SortedMap<String, String> headers() {
        return headers;
    }

    /** Returns method and object, such as {@code PUT oss://my-bucket/init-node.sh}. */
    @Override
    public String toString() {
        return method + " oss://" + bucket + "/" + key;
    }
}
