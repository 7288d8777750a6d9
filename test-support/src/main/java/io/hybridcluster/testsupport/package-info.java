// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the tests of all modules share. {@link io.hybridcluster.testsupport.Need} says what a test needs of its machine and skips
 * the test where that is missing, {@link io.hybridcluster.testsupport.Golden} compares whole files, and
 * {@link io.hybridcluster.testsupport.TestLedger} records what ran and what did not, for
 * {@link io.hybridcluster.testsupport.TestReport}.
 */
@NullMarked
package io.hybridcluster.testsupport;

import org.jspecify.annotations.NullMarked;
