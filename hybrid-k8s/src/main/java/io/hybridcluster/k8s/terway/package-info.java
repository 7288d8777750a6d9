// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The ConfigMap {@code kube-system/eni-config}, by which Terway is configured: as the guide documents it, and with the
 * members that a given version of Terway understands.
 *
 * <p>Terway checks next to nothing of it and falls back silently (terway types/daemon/config.go), so what is made here is
 * typed. Everything is pure and refers to no client; nothing here prints a secret.
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.EniConfigMap}.
 */
@NullMarked
package io.hybridcluster.k8s.terway;

import org.jspecify.annotations.NullMarked;
