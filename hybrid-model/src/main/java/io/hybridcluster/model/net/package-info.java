// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * IPv4 and IPv6 blocks and the arithmetic that an address plan needs: containment, overlap, union, what is left free.
 *
 * <p>Everything here is immutable and does no I/O; no name is ever looked up. Parsing is strict ASCII: a block with host
 * bits set, a leading zero, a short form, a zone or a missing prefix length is refused with a suggestion, never silently
 * repaired. The two families never contain or overlap one another, IPv4-mapped IPv6 addresses included. Whatever is
 * parsed is printed in one canonical form, and that form parses to an equal value.
 *
 * <p>Start at {@link io.hybridcluster.model.net.Cidr}; {@link io.hybridcluster.model.net.CidrSet} for what is free,
 * {@link io.hybridcluster.model.net.CidrOverlaps} for all overlapping pairs among very many blocks.
 */
@NullMarked
package io.hybridcluster.model.net;

import org.jspecify.annotations.NullMarked;
