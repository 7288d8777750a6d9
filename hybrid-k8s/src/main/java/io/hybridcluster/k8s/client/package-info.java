// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A small, sound way to read and change a live cluster, over the official Kubernetes client that the embedder hands in.
 *
 * <p>Objects are read as trees, so that what this SDK does not know survives; every change carries the version that it
 * was computed from, and is computed anew when somebody wrote in between; only what is safe is tried again; a failure is
 * one exception that names the verb, the object and the reason, and never what was sent or received. Nothing here starts
 * a thread, logs, reads the environment or keeps state between calls.
 *
 * <p>Once its objects are let go, nothing here holds what was read of a Secret; but OkHttp's buffers do, which okio keeps in
 * a pool without clearing them, until other answers overwrite them.
 *
 * <p>Start at {@link io.hybridcluster.k8s.client.KubernetesApi}.
 */
@NullMarked
package io.hybridcluster.k8s.client;

import org.jspecify.annotations.NullMarked;
