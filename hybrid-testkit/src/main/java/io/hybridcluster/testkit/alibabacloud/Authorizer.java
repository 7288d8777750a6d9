// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides by the policies in force whether a caller may do something. */
final class Authorizer {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_.0-9]+)\\}");

    /** Where RAM names an action of Container Service otherwise than the API: its table "RAM authorization". */
    private static final Map<String, String> RENAMED = Map.of(
            "DescribeClusterDetail", "GetClusterById",
            "DescribeClusterUserKubeconfig", "GetUserConfig",
            "DescribeExternalAgent", "DescribeExternalClusterAgentDeployment",
            "InstallClusterAddons", "InstallK8sComponents",
            "UpgradeClusterAddons", "UpgradeK8sComponents",
            "UnInstallClusterAddons", "UninstallK8sComponents",
            "DescribeClusterAddonsVersion", "Queryk8sComponentsUpdateVersion");

    private final Identities identities;

    Authorizer(Identities identities) {
        this.identities = identities;
    }

    /** Returns the RAM action that an action of the API needs; empty if it needs none. */
    static Optional<String> ramAction(ActionSpec spec) {
        if (spec.name().equals("GetCallerIdentity")) {
            return Optional.empty();
        }
        String service = spec.product().equals("cbn") ? "cen" : spec.product();
        String name = spec.product().equals("cs") ? RENAMED.getOrDefault(spec.name(), spec.name()) : spec.name();
        return Optional.of(service + ":" + name);
    }

    /** Throws unless the caller may call the action with these parameters. */
    void check(Caller caller, ActionSpec spec, Map<String, String> parameters) throws FakeFailure {
        Optional<String> action = ramAction(spec);
        if (action.isEmpty()) {
            return;
        }
        String resource = resource(spec, parameters);
        Optional<Boolean> decision = decide(caller, action.get(), resource);
        if (decision.isEmpty() || !decision.get()) {
            throw denial(caller, spec.product(), action.get(), resource, decision.isPresent());
        }
    }

    /** Returns true for allowed, false for an explicit denial, and nothing if no policy in force says anything. */
    Optional<Boolean> decide(Caller caller, String action, String resource) {
        if (caller.kind() == Caller.Kind.ROOT) {
            return Optional.of(true);
        }
        Optional<Boolean> decision = Optional.empty();
        for (String document : identities.documents(caller)) {
            Optional<Boolean> one = PolicyDocument.of(document).decide(action, resource);
            if (one.isPresent() && !one.get()) {
                return one;
            }
            decision = decision.isPresent() ? decision : one;
        }
        return decision;
    }

    private String resource(ActionSpec spec, Map<String, String> parameters) {
        if (spec.resource().equals("*")) {
            return "acs:" + service(spec) + ":" + region(spec, parameters) + ":" + identities.accountId() + ":*";
        }
        String path =
                PLACE.matcher(spec.resource()).replaceAll(place -> Matcher.quoteReplacement(value(place, parameters)));
        return "acs:" + service(spec) + ":" + region(spec, parameters) + ":" + identities.accountId() + ":" + path;
    }

    private static String value(MatchResult place, Map<String, String> parameters) {
        String value = parameters.getOrDefault(place.group(1), "");
        return value.isEmpty() ? "*" : value;
    }

    private static String service(ActionSpec spec) {
        return spec.product().equals("cbn") ? "cen" : spec.product();
    }

    private static String region(ActionSpec spec, Map<String, String> parameters) {
        boolean central = spec.product().equals("ram")
                || spec.product().equals("sts")
                || spec.product().equals("cbn");
        return central ? "*" : parameters.getOrDefault("RegionId", "*");
    }

    private FakeFailure denial(Caller caller, String product, String action, String resource, boolean explicit) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("AuthAction", action);
        detail.put("AuthPrincipalDisplayName", caller.id());
        detail.put("AuthPrincipalOwnerId", identities.accountId());
        detail.put("AuthPrincipalType", caller.kind() == Caller.Kind.ROLE ? "AssumedRoleUser" : "SubUser");
        detail.put("NoPermissionType", explicit ? "ExplicitDeny" : "ImplicitDeny");
        detail.put("PolicyType", "AccountLevelIdentityBasedPolicy");
        return switch (product) {
            case "ram", "sts" ->
                new FakeFailure(
                        403,
                        "NoPermission",
                        "You are not authorized to do this action. Resource: " + resource + " Action: " + action,
                        detail);
            case "cs" ->
                new FakeFailure(
                        403, "StatusForbidden", "RAM policy Forbidden for action " + action + ", " + resource, detail);
            default ->
                new FakeFailure(
                        403,
                        "Forbidden.RAM",
                        "User not authorized to operate on the specified resource, or this API doesn't support RAM. Action: "
                                + action + ", resource: " + resource,
                        detail);
        };
    }
}
