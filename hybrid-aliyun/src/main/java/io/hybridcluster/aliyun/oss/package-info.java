// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Objects of OSS, where cloud nodes fetch the node script from: names, endpoints, signed requests, presigned URLs and
 * checksums.
 *
 * <p>Everything here is pure: time, region and credentials are handed in, and nothing is sent. No value prints a secret; a
 * presigned URL is one.
 *
 * <p>Start at {@link io.hybridcluster.aliyun.oss.OssSigner}, and at {@link io.hybridcluster.aliyun.oss.HostedScriptUrl}
 * for what the registered cluster's agent takes.
 */
@NullMarked
package io.hybridcluster.aliyun.oss;

import org.jspecify.annotations.NullMarked;
