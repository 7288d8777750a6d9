// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The actions of Alibaba Cloud's OpenAPI that this SDK calls, as values: where each is sent, how its lists are paged, whether
 * it may be sent again, which RAM permission it needs, and how its answers are read.
 *
 * <p>Nothing here sends anything: an embedder with a transport of his own can use it, and a test can compare it with the
 * public metadata of the API. Everything is immutable.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.api.ApiAction}, the whole table.
 */
@NullMarked
package io.hybridcluster.aliyun.api;

import org.jspecify.annotations.NullMarked;
