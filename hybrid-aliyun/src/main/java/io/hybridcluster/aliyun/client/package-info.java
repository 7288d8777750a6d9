// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A small, sound way to call Alibaba Cloud's OpenAPI, over the official SDK's configuration, credentials and signing.
 *
 * <p>One transport serves every product. Only what is safe is sent again, within a deadline and a budget of retries that all
 * threads share; lists are read to their end; a failure is one exception that names product, action, code, HTTP status and
 * request id, and never what was sent or received. Nothing here starts a thread, logs, reads the environment or keeps state
 * outside of the client; credentials come from what the embedder hands in, and from the environment only if that says so.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.client.AlibabaCloud}.
 */
@NullMarked
package io.hybridcluster.aliyun.client;

import org.jspecify.annotations.NullMarked;
