// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitRoute;
import io.hybridcluster.model.net.CidrSet;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.List;

/** The routes by which a transit router sends packets of the VPC to the data centre. Stateless and thread-safe. */
public final class IdcRoutes {
    private IdcRoutes() {}

    /**
     * Returns the active routes of the tables for what comes from the VPC that overlap a range of the plan's data centre and
     * drop nothing, as far as the tables were read; in the tables' order.
     */
    public static List<TransitRoute> of(HybridPlan plan, AccountPicture account) {
        CidrSet idc = CidrSet.copyOf(
                new Subject(plan, account).targets().stream().map(Target::cidr).toList());
        return account.list(Part.VPC_ATTACHMENTS).stream()
                .flatMap(attachment -> TransitRouteRule.tablesOf(attachment.id(), account).stream())
                .flatMap(association ->
                        account.find(Part.TRANSIT_ROUTES).map(routes -> routes.get(association.tableId())).stream())
                .flatMap(List::stream)
                .filter(route -> route.isActive() && !route.resourceType().equals(TransitRoute.BLACK_HOLE))
                .filter(route -> route.destination().filter(idc::overlaps).isPresent())
                .toList();
    }
}
