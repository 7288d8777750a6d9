// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Every member that some version of Terway reads from {@code eni_conf}, from {@code 10-terway.conf} and beside them: its
 * type, the versions that know it, its default, and what it takes until a change of it is felt (terway
 * types/daemon/config.go, types/config.go, plugin/driver/types/types.go, cmd/terway-cli/common.go).
 *
 * <p>Start at {@link io.hybridcluster.k8s.terway.key.ConfKeys}.
 */
@NullMarked
package io.hybridcluster.k8s.terway.key;

import org.jspecify.annotations.NullMarked;
