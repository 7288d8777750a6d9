// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A sound {@code kubeadm join}: one that proves who the control plane is before it hands over anything.
 *
 * <p>Start at {@link io.hybridcluster.script.join.KubeadmJoin}: built from an endpoint, a token and the hashes of the
 * cluster's CA certificates, or read from what {@code kubeadm token create --print-join-command} printed. There is no way
 * to leave the hashes out.
 *
 * <p>Everything here is immutable and thread-safe. No message of an exception and no {@code toString} shows the secret
 * half of a token; {@link io.hybridcluster.script.join.KubeadmJoin#text} does, that is what it is for.
 */
@NullMarked
package io.hybridcluster.script.join;

import org.jspecify.annotations.NullMarked;
