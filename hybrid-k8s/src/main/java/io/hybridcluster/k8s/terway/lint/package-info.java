// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What a given version of Terway does with a given configuration, member by member: ignores it, drops it, falls back
 * without a word, or does not start.
 *
 * <p>Terway checks next to nothing of it (terway types/daemon/config.go), so that a mistake shows in pods that get
 * addresses from the wrong vSwitch, weeks later. Pure; no finding holds an access key, nor what stands under a name that
 * promises a secret.
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.lint.EniConfigLint}.
 */
@NullMarked
package io.hybridcluster.k8s.terway.lint;

import org.jspecify.annotations.NullMarked;
