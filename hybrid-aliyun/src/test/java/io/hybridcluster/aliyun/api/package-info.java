// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Tests of the table of actions, against the public metadata of the OpenAPI and the official SDKs. */
@NullMarked
package io.hybridcluster.aliyun.api;

import org.jspecify.annotations.NullMarked;
