// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.model.net.Cidr;

/**
 * A route, of whichever table.
 *
 * @param destination where packets go
 * @param way where it sends them
 * @param status its status in the table's own words
 * @param forwards whether it takes part in forwarding
 */
record Route(Cidr destination, Way way, String status, boolean forwards) {}
