// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.account.LiveVSwitch;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.Interconnect;
import io.hybridcluster.model.plan.InterconnectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Accounts that differ from the right one, each with a name, and all that is found in them as one text. */
final class Scenarios {
    static final String NODES = "vsw-bp1node0000000000000";
    static final String PODS = "vsw-bp1pod00000000000000";
    static final String ZONE = "cn-hangzhou-h";

    private final Map<String, List<LiveFinding>> findings = new LinkedHashMap<>();

    /** The right account of the guide's plan, changed. */
    Scenarios account(String name, UnaryOperator<AccountPicture.Builder> change) {
        return with(name, Plans.guide(), change.apply(GuideAccount.enterprise()));
    }

    /** The same with a CEN of basic edition. */
    Scenarios basic(String name, UnaryOperator<AccountPicture.Builder> change) {
        return with(name, Plans.guide(), change.apply(GuideAccount.basic()));
    }

    Scenarios with(String name, HybridPlan plan, AccountPicture.Builder account) {
        findings.put(name, PreflightRules.check(plan, account.build()));
        return this;
    }

    /** Ways of the guide's plan to be another. */
    static HybridPlan joinedBy(InterconnectType type, String id) {
        return Plans.guide().toBuilder().interconnect(Interconnect.of(type, id)).build();
    }

    static LiveVSwitch vSwitch(String id, String zone, String cidr, long free) {
        return new LiveVSwitch(
                id, zone, Cidr.parse(cidr), Optional.empty(), free, "Available", Optional.of(GuideAccount.TABLE));
    }

    static UnaryOperator<AccountPicture.Builder> vSwitches(LiveVSwitch... vSwitches) {
        return account -> account.put(Part.V_SWITCHES, List.of(vSwitches));
    }

    List<LiveFinding> all() {
        List<LiveFinding> all = new ArrayList<>();
        findings.values().forEach(all::addAll);
        return all;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        findings.forEach((name, found) -> {
            text.append("== ").append(name).append('\n');
            found.forEach(finding -> text.append(finding)
                    .append("\n    ")
                    .append(finding.remedy())
                    .append('\n'));
        });
        return text.toString();
    }
}
