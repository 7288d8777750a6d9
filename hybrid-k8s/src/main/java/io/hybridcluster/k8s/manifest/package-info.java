// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Files of Kubernetes objects: manifests, and what {@code kubectl get -o yaml} prints.
 *
 * <p>Pure: bytes come in. Templates are refused with their place and advice, and what is no Kubernetes object is passed over
 * with a note.
 *
 * <p>Start at {@link io.hybridcluster.k8s.manifest.Manifests}.
 */
@NullMarked
package io.hybridcluster.k8s.manifest;

import org.jspecify.annotations.NullMarked;
