// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

/** What an action is allowed on: a resource by RAM's name, with what of it the operator may limit. */
enum Resource {
    /** RAM cannot limit it, or there is nothing to limit it to. */
    ANYTHING("*"),
    /** One cluster. */
    CLUSTER("acs:cs:*:*:cluster/{cluster}"),
    /** One RAM user. */
    USER("acs:ram:*:*:user/{user}"),
    /** All RAM users: a new one has no name yet for RAM (RAM: CreateUser). */
    USERS("acs:ram:*:*:user/*"),
    /** One RAM policy of the account's own. */
    POLICY("acs:ram:*:*:policy/{policy}"),
    /** All RAM policies of the account's own. */
    POLICIES("acs:ram:*:*:policy/*"),
    /** One object in OSS. */
    OBJECT("acs:oss:*:*:{object}");

    private final String pattern;

    Resource(String pattern) {
        this.pattern = pattern;
    }

    String pattern() {
        return pattern;
    }
}
