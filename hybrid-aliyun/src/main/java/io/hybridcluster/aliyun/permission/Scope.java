// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.model.id.ClusterId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** To what an {@link OperatorPolicy} is limited. What is not named is not limited. Immutable: each method returns a copy. */
public final class Scope {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]");
    private static final Pattern KEY = Pattern.compile("[^/*?\\p{Cntrl}][^*?\\p{Cntrl}]{0,1022}");
    private static final Scope EVERYTHING = new Scope(Map.of());

    private final ImmutableMap<String, String> names;

    private Scope(Map<String, String> names) {
        this.names = ImmutableMap.copyOf(names);
    }

    /** Returns the scope that limits nothing. */
    public static Scope everything() {
        return EVERYTHING;
    }

    private Scope with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(names);
        copy.put(name, value);
        return new Scope(copy);
    }

    /** Limits what is done to a cluster to this one. */
    public Scope cluster(ClusterId id) {
        return with("cluster", requireNonNull(id, "id").value());
    }

    /** Limits what is done to a component's user and policy to these; its user and policy can be made only beside others. */
    public Scope component(ComponentUser user) {
        return with("user", requireNonNull(user, "user").userName()).with("policy", user.policyName());
    }

    /**
     * Limits what is done in OSS to this object.
     *
     * @throws IllegalArgumentException if it is no bucket's name, or the key is empty, begins with "/", or has a wildcard
     */
    public Scope object(String bucket, String key) {
        requireNonNull(bucket, "bucket");
        requireNonNull(key, "key");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "\"" + bucket + "\" is not a bucket's name: expected 3 to 63 lower-case letters, digits and \"-\"");
        }
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("\"" + key
                    + "\" cannot be an object's key here: expected 1 to 1023 characters, none of them a wildcard,"
                    + " not beginning with \"/\"");
        }
        return with("object", bucket + "/" + key);
    }

    String nameOf(Resource resource) {
        String pattern = resource.pattern();
        int open = pattern.indexOf('{');
        if (open < 0) {
            return pattern;
        }
        String name = names.getOrDefault(pattern.substring(open + 1, pattern.length() - 1), "*");
        return pattern.substring(0, open) + name;
    }

    /** Returns the names. */
    @Override
    public String toString() {
        return names.isEmpty() ? "everything" : names.toString();
    }
}
