// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

/** What policies say of an action on a resource. */
public enum RamDecision {
    /** It is allowed. */
    ALLOWED,
    /** A statement allows or denies it under a condition, on which it depends; conditions are not evaluated. */
    CONDITIONAL,
    /** No statement allows it. */
    NOT_ALLOWED,
    /** A statement denies it, whatever others say. */
    DENIED
}
