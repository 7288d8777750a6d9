// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.hybridcluster.aliyun.client.procedure;

import org.jspecify.annotations.NullMarked;
