// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the tests of this module share. */
@NullMarked
package io.hybridcluster.testkit.kubernetes.support;

import org.jspecify.annotations.NullMarked;
