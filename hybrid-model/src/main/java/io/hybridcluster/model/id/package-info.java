// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Typed identifiers of Alibaba Cloud resources, so that a vSwitch can never stand where a security group is wanted.
 *
 * <p>Every type checks its grammar when it is made, prints itself as the cloud writes it, and orders by its text. The
 * cloud does not publish the length of the part behind the prefix; 4 to 64 lower-case letters and digits are accepted.
 *
 * <p>Start at {@link io.hybridcluster.model.id.VSwitchId}.
 */
@NullMarked
package io.hybridcluster.model.id;

import org.jspecify.annotations.NullMarked;
