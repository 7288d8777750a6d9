// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reading of JSON that the cloud puts into a text: policy documents, a cluster's endpoints, an add-on's configuration.
 *
 * <p>Pure, and without a library, so that the pure packages need none. No message shows what was read.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.json.JsonText}.
 */
@NullMarked
package io.hybridcluster.aliyun.json;

import org.jspecify.annotations.NullMarked;
