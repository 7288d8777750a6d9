// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.CenMember;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.TransitAttachment;
import io.hybridcluster.aliyun.account.TransitRouter;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.Shown;
import io.hybridcluster.model.plan.InterconnectType;
import io.hybridcluster.model.rule.RuleDescription;
import java.util.List;

/** The VPC has to be attached to the plan's CEN. */
final class CenRule implements PreflightRule {
    private static final RuleDescription NO_ROUTER = Report.rule(
            "Cen.NoTransitRouter",
            Severity.ERROR,
            "the CEN has no transit router in the plan's region, or there is no such CEN in the account",
            "CEN: ListTransitRouters");

    private static final RuleDescription ROUTER_NOT_READY = Report.rule(
            "Cen.TransitRouterNotReady",
            Severity.ERROR,
            "the CEN's transit router does not work",
            "CEN: ListTransitRouters");

    private static final RuleDescription NOT_ATTACHED = Report.rule(
            "Cen.VpcNotAttached",
            Severity.ERROR,
            "the VPC is not attached to the plan's CEN",
            "CEN: ListTransitRouterVpcAttachments; CEN: DescribeCenAttachedChildInstances");

    private static final RuleDescription NOT_READY = Report.rule(
            "Cen.AttachmentNotReady",
            Severity.ERROR,
            "an attachment to the CEN does not work: the VPC's, or a border router's, of which another may do",
            "CEN: ListTransitRouterVpcAttachments; CEN: DescribeCenAttachedChildInstances");

    private static final RuleDescription NO_BORDER_ROUTER = Report.rule(
            "Cen.NoBorderRouter",
            Severity.WARNING,
            "no border router is attached to the CEN in the plan's region, so the data centre would have to be joined in"
                    + " another one or by VPN",
            "CEN: ListTransitRouterVbrAttachments; CEN: DescribeCenAttachedChildInstances");

    @Override
    public List<RuleDescription> descriptions() {
        return ImmutableList.of(NO_ROUTER, ROUTER_NOT_READY, NOT_ATTACHED, NOT_READY, NO_BORDER_ROUTER);
    }

    @Override
    public void check(Subject subject, Report report) {
        if (!isCen(subject)) {
            return;
        }
        AccountPicture account = subject.account();
        String place = place(subject);
        if (account.reading(Part.TRANSIT_ROUTER).isAbsent()) {
            report.add(
                    NO_ROUTER,
                    place,
                    "there is no transit router of it in region " + account.region(),
                    "correct interconnect.id in the plan, or make a transit router in " + account.region()
                            + " and attach the VPC to it");
        }
        account.find(Part.TRANSIT_ROUTER)
                .filter(router -> !router.status().equals("Active"))
                .ifPresent(router -> notReady(router, place, report));
        account.find(Part.VPC_ATTACHMENTS).ifPresent(list -> vpc(states(list), subject, report));
        account.find(Part.VBR_ATTACHMENTS).ifPresent(list -> border(states(list), place, report));
        account.find(Part.CEN_MEMBERS).ifPresent(members -> {
            vpc(
                    states(members, "VPC").stream()
                            .filter(member ->
                                    member.id().equals(subject.plan().vpc().id().value()))
                            .toList(),
                    subject,
                    report);
            border(states(members, "VBR"), place, report);
        });
    }

    static boolean isCen(Subject subject) {
        return subject.plan()
                .interconnect()
                .filter(interconnect -> interconnect.type() == InterconnectType.CEN)
                .isPresent();
    }

    static String place(Subject subject) {
        return "CEN " + subject.plan().interconnect().orElseThrow().id();
    }

    private static void notReady(TransitRouter router, String place, Report report) {
        report.add(
                ROUTER_NOT_READY,
                place,
                "its transit router " + Shown.name(router.id()) + " is " + Shown.name(router.status()),
                "wait until it is Active, then check again");
    }

    private static void vpc(List<Attached> attached, Subject subject, Report report) {
        if (attached.isEmpty()) {
            report.add(
                    NOT_ATTACHED,
                    place(subject),
                    "VPC " + subject.plan().vpc().id() + " is not attached to it",
                    "attach the VPC to the CEN's transit router in "
                            + subject.account().region());
        } else if (attached.stream().noneMatch(Attached::works)) {
            notReady(attached.get(0), Severity.ERROR, place(subject), report);
        }
    }

    private static void border(List<Attached> attached, String place, Report report) {
        if (attached.isEmpty()) {
            report.add(
                    NO_BORDER_ROUTER,
                    place,
                    "no border router is attached to it in this region",
                    "make sure that the data centre is joined to this CEN in another region or by VPN, or attach its"
                            + " border router");
            return;
        }
        boolean oneWorks = attached.stream().anyMatch(Attached::works);
        attached.stream()
                .filter(one -> !one.works())
                .forEach(one -> notReady(one, oneWorks ? Severity.WARNING : Severity.ERROR, place, report));
    }

    private static void notReady(Attached one, Severity severity, String place, Report report) {
        report.add(
                NOT_READY,
                severity,
                place,
                "the attachment of " + Shown.name(one.id()) + " is " + Shown.name(one.status()),
                "wait until it is Attached, or attach it again");
    }

    private static List<Attached> states(List<TransitAttachment> attachments) {
        return attachments.stream()
                .map(one -> new Attached(one.resourceId(), one.status()))
                .toList();
    }

    private static List<Attached> states(List<CenMember> members, String type) {
        return members.stream()
                .filter(member -> member.type().equals(type))
                .map(member -> new Attached(member.id(), member.status()))
                .toList();
    }

    /** Something that is attached, of either edition. */
    private record Attached(String id, String status) {
        boolean works() {
            return status.equals("Attached");
        }
    }
}
