// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.api;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request of an action, before it is signed. Immutable: each method returns a copy with one thing more.
 *
 * <p>It prints as its action and nothing else, since parameters may hold secrets.
 */
public final class ApiRequest {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([A-Za-z_]+)\\}");

    /** What stands in a path as it is; one id must not become two segments, or a parent folder. */
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

    private final ApiAction action;
    private final ImmutableMap<String, String> path;
    private final ImmutableMap<String, String> parameters;
    private final @Nullable Document body;

    private ApiRequest(
            ApiAction action, Map<String, String> path, Map<String, String> parameters, @Nullable Document body) {
        this.action = action;
        this.path = ImmutableMap.copyOf(path);
        this.parameters = ImmutableMap.copyOf(parameters);
        this.body = body;
    }

    /** Returns a request without parameters. */
    public static ApiRequest of(ApiAction action) {
        return new ApiRequest(requireNonNull(action, "action"), Map.of(), Map.of(), null);
    }

    /**
     * Returns a copy with a parameter of the path.
     *
     * @throws IllegalArgumentException if the action's path has none of this name, or the value is not 1 to 128 ASCII
     *     letters, digits, ".", "_", "~" and "-"
     */
    public ApiRequest path(String name, String value) {
        requireNonNull(value, "value");
        if (!action.path().contains("{" + requireNonNull(name, "name") + "}")) {
            throw new IllegalArgumentException(action + " has no path parameter \"" + name + "\": " + action.path());
        }
        if (!SEGMENT.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" cannot be " + name + " of " + action
                    + ": expected 1 to 128 ASCII letters, digits, '.', '_', '~' and '-'");
        }
        return new ApiRequest(action, with(path, name, value), parameters, body);
    }

    /** Returns a copy with a parameter. */
    public ApiRequest with(String name, String value) {
        return new ApiRequest(
                action, path, with(parameters, requireNonNull(name, "name"), requireNonNull(value, "value")), body);
    }

    /** Returns a copy with a parameter that is a whole number. */
    public ApiRequest with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Returns a copy with a parameter that is true or false. */
    public ApiRequest with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    /** Returns a copy with a repeated parameter: {@code InstanceTypes.1}, {@code InstanceTypes.2}. */
    public ApiRequest withEach(String name, List<String> values) {
        ApiRequest request = this;
        for (int i = 0; i < values.size(); i++) {
            request = request.with(name + "." + (i + 1), values.get(i));
        }
        return request;
    }

    /**
     * Returns a copy with a JSON body.
     *
     * @throws IllegalArgumentException if the product is of style RPC, which has no JSON bodies
     */
    public ApiRequest body(Document json) {
        if (action.product().style() == Product.Style.RPC) {
            throw new IllegalArgumentException(action + " takes parameters, not a JSON body");
        }
        return new ApiRequest(action, path, parameters, requireNonNull(json, "json"));
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> copy = new TreeMap<>(map);
        copy.put(name, value);
        return copy;
    }

    /** Returns the action. */
    public ApiAction action() {
        return action;
    }

    /** Returns the parameters that are not in the path, by name. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Returns the JSON body without white space, if there is one. */
    public Optional<String> json() {
        return Optional.ofNullable(body).map(document -> document.toJson(JsonLayout.COMPACT));
    }

    /**
     * Returns the path with its parameters filled in.
     *
     * @throws IllegalStateException if one is missing
     */
    public String resolvedPath() {
        Matcher matcher = PATH_PARAMETER.matcher(action.path());
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = path.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException(action + " was not given its path parameter " + matcher.group(1));
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }

    /** Returns the action's name. */
    @Override
    public String toString() {
        return action.toString();
    }
}
