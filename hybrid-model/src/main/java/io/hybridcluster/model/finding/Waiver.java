// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.finding;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.secret.SecretShape;

/**
 * A decision to live with every finding of one id, and why.
 *
 * @param finding the id, matched exactly: there is no wildcard, since a broad waiver hides what it was not meant for
 * @param reason why, on one line, for a report to print beside each waived finding; no secret
 */
public record Waiver(RuleId finding, String reason) {
    /** @throws IllegalArgumentException if the reason is blank, holds a line break, or looks like a secret */
    public Waiver {
        requireNonNull(finding, "finding");
        requireNonNull(reason, "reason");
        if (reason.isBlank() || reason.indexOf('\n') >= 0 || reason.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "the waiver of " + finding + " gives no reason on one line: \"" + reason + "\"");
        }
        if (SecretShape.isSecret(reason)) {
            throw new IllegalArgumentException("the reason of the waiver of " + finding + " looks like a secret");
        }
    }
}
