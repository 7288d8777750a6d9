// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * By what a new node and the control plane recognise each other: a bootstrap token, and pins on the keys of the cluster's
 * CA certificates.
 *
 * <p>Values only: scripts that join write them, and clusters hold them. Everything here is immutable and thread-safe. No
 * message of an exception and no {@code toString} shows the secret half of a token.
 *
 * <p>Start at {@link io.hybridcluster.model.join.BootstrapToken} and {@link io.hybridcluster.model.join.CaCertHash}.
 */
@NullMarked
package io.hybridcluster.model.join;

import org.jspecify.annotations.NullMarked;
