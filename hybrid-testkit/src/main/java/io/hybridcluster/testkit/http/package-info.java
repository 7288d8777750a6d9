// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** What the fakes of this module share of HTTP; not exported. */
@NullMarked
package io.hybridcluster.testkit.http;

import org.jspecify.annotations.NullMarked;
