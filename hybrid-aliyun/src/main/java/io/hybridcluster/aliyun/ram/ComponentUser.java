// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import io.hybridcluster.model.id.ClusterId;
import java.util.regex.Pattern;

/**
 * The RAM user by whose access key an add-on of a registered cluster calls the cloud, and the policy that it is granted, by
 * the names that onectl gives them.
 *
 * <p>The policy is {@code ack-one-registered-cluster-policy-} and the add-on's name. The user is {@code ack-one-user-} and ten
 * hexadecimal digits; how onectl finds those is not documented. A cluster whose Secret {@code alibaba-addon-secret} holds a
 * key has its user already, and the key tells which (ACK: Manage registered clusters with onectl); for one that has none,
 * {@link #of(ClusterId, String)} makes a name by a rule of this SDK's own.
 *
 * @param addOn the add-on's name, such as {@code terway-eniip}: 1 to 64 lower-case letters, digits and "-"
 * @param userName the user's name: 1 to 64 letters, digits, ".", "_" and "-" (RAM: CreateUser)
 * @param policyName the policy's name: 1 to 128 letters, digits and "-" (RAM: CreatePolicy)
 */
public record ComponentUser(String addOn, String userName, String policyName) {
    private static final Pattern ADD_ON = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9-]{1,128}");
    private static final int DIGITS = 10;

    /** @throws IllegalArgumentException if a name breaks its grammar */
    public ComponentUser {
        check("an add-on", addOn, ADD_ON, "1 to 64 lower-case letters, digits and \"-\"");
        check("a RAM user", userName, USER, "1 to 64 letters, digits, \".\", \"_\" and \"-\"");
        check("a RAM policy", policyName, POLICY, "1 to 128 letters, digits and \"-\"");
    }

    private static void check(String kind, String name, Pattern grammar, String expected) {
        if (!grammar.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not the name of " + kind + ": expected " + expected);
        }
    }

    /**
     * Returns the user of an add-on in a cluster that has none yet: the ten digits are the first of the SHA-256 of the
     * cluster's id, so that all add-ons of a cluster share one user and its one key, as they do with onectl.
     */
    public static ComponentUser of(ClusterId cluster, String addOn) {
        String hash = Hashing.sha256()
                .hashString(requireNonNull(cluster, "cluster").value(), UTF_8)
                .toString();
        return named(addOn, "ack-one-user-" + hash.substring(0, DIGITS));
    }

    /** Returns the user of this name, with the policy of onectl's name for the add-on. */
    public static ComponentUser named(String addOn, String userName) {
        return new ComponentUser(addOn, userName, "ack-one-registered-cluster-policy-" + addOn);
    }
}
