// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Where Terway's credentials really come from, and moving an access key out of the ConfigMap.
 *
 * <p>Everything is pure; nothing here prints an access key, in no form.
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.credential.TerwayCredentials} and
 * {@link io.hybridcluster.k8s.terway.credential.AccessKeyMove}.
 */
@NullMarked
package io.hybridcluster.k8s.terway.credential;

import org.jspecify.annotations.NullMarked;
