// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import com.sun.net.httpserver.Headers;
import io.hybridcluster.testkit.kubernetes.Authorizer.Access;
import io.hybridcluster.testkit.kubernetes.Authorizer.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a request says that it is made as; the user is empty if it does not say so. Source: the impersonation filter of
 * kube-apiserver 1.20. {@code Impersonate-Extra-*} is ignored.
 */
record Guise(String user, List<String> groups) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final String ANONYMOUS = "system:anonymous";

    static Guise of(Headers headers) {
        String user = headers.getFirst("Impersonate-User");
        List<String> groups = headers.get("Impersonate-Group");
        return new Guise(user == null ? "" : user, groups == null ? List.of() : List.copyOf(groups));
    }

    /** Returns what somebody must be allowed to do to appear like this. */
    List<Access> accesses() {
        List<Access> accesses = new ArrayList<>();
        String[] account = account();
        accesses.add(
                account.length == 0
                        ? new Access("impersonate", "", "users", "", "", user)
                        : new Access("impersonate", "", "serviceaccounts", "", account[0], account[1]));
        groups.forEach(group -> accesses.add(new Access("impersonate", "", "groups", "", "", group)));
        return List.copyOf(accesses);
    }

    /** Returns the one who appears: everybody is in a group that says whether he is known. */
    Identity identity() {
        List<String> all = new ArrayList<>(groups);
        String[] account = account();
        if (groups.isEmpty() && account.length > 0) {
            all.add("system:serviceaccounts");
            all.add("system:serviceaccounts:" + account[0]);
        }
        String known = user.equals(ANONYMOUS) ? "system:unauthenticated" : "system:authenticated";
        if (!all.contains(known)) {
            all.add(known);
        }
        return new Identity(user, List.copyOf(all));
    }

    /** Returns namespace and name if the user is a service account, else nothing. */
    private String[] account() {
        String[] parts = user.startsWith(SERVICE_ACCOUNT)
                ? user.substring(SERVICE_ACCOUNT.length()).split(":", -1)
                : new String[0];
        return parts.length == 2 ? parts : new String[0];
    }
}
