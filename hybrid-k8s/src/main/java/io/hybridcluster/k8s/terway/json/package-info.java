// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * JSON as people write it into a ConfigMap: read strictly, with the place of everything, and with what is usually wrong
 * with it told in place of "invalid character".
 *
 * <p>YAML readers take comments, single quotes and unquoted words for granted, and clients' JSON readers know no places
 * or take more than Go does, so this one is its own. Pure, and it never prints a value.
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.json.JsonText}.
 */
@NullMarked
package io.hybridcluster.k8s.terway.json;

import org.jspecify.annotations.NullMarked;
