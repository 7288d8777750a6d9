// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Tests of the transport against a server of the JDK that answers as a test says. */
@NullMarked
package io.hybridcluster.aliyun.client;

import org.jspecify.annotations.NullMarked;
