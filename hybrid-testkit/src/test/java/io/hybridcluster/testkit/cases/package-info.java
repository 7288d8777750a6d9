// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/** Small inputs that once showed what the product did wrong, each with the right answer. The methods have the names of the cases. */
@NullMarked
package io.hybridcluster.testkit.cases;

import org.jspecify.annotations.NullMarked;
