// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Documents as trees of plain Java values, and the only two ways in which they become text: JSON and YAML.
 *
 * <p>Everything here is immutable and deterministic: members keep the order in which they were put, and no locale, clock
 * or hash order reaches the output. Data enters text only through the writers, which escape it; there is no way to put
 * raw text into a document.
 *
 * <p>Start at {@link io.hybridcluster.model.text.Document}.
 */
@NullMarked
package io.hybridcluster.model.text;

import org.jspecify.annotations.NullMarked;
