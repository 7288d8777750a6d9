// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to the object store is about.
 *
 * @param bucket empty if none is named
 * @param key empty if none is named
 * @param region of the endpoint that the request names; empty if it names none, as an address on loopback does
 * @param parameters of the query, decoded
 */
record OssTarget(String bucket, String key, String region, Map<String, String> parameters) {
    private static final Pattern ENDPOINT = Pattern.compile(
            "(?:([a-z0-9][a-z0-9-]{1,61}[a-z0-9])\\.)?oss-([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

    /** Reads a request: virtual-hosted if the host has the bucket, else path-style. */
    static OssTarget of(ObjectRequest request) throws OssFailure {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : request.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.put(
                        Percent.decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : Percent.decode(pair.substring(equals + 1)));
            }
        }
        String path = Percent.decode(request.path()).substring(1);
        Matcher host = ENDPOINT.matcher(request.host());
        boolean named = host.matches();
        String region = named ? host.group(2) : "";
        if (named && host.group(1) != null) {
            return checked(new OssTarget(host.group(1), path, region, parameters));
        }
        int slash = path.indexOf('/');
        return checked(
                slash < 0
                        ? new OssTarget(path, "", region, parameters)
                        : new OssTarget(path.substring(0, slash), path.substring(slash + 1), region, parameters));
    }

    private static OssTarget checked(OssTarget target) throws OssFailure {
        String key = target.key();
        if (key.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 1023
                || key.startsWith("/")
                || key.startsWith("\\")) {
            throw new OssFailure(400, "InvalidObjectName", "The specified object is not valid.");
        }
        return target;
    }

    boolean asks(String parameter) {
        return parameters.containsKey(parameter);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
