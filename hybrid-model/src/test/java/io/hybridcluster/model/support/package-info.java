// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the tests of several packages share: golden files, tools as oracles, the guide's plan. */
@NullMarked
package io.hybridcluster.model.support;

import org.jspecify.annotations.NullMarked;
