// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static io.hybridcluster.aliyun.client.procedure.RamReads.ofPolicy;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.client.procedure.RamReads.Version;
import io.hybridcluster.aliyun.ram.RamPolicy;
import io.hybridcluster.aliyun.ram.RamPolicyDocument;
import java.util.List;
import java.util.Optional;

/** The part of a grant that is about the policy: that it is there and says what is wanted. */
final class PolicyGrant {
    /** RAM keeps so many versions of a policy (RAM: CreatePolicyVersion). */
    static final int MOST_VERSIONS = 5;

    private final RamReads reads;
    private final RamRun run;
    private final String name;

    PolicyGrant(RamReads reads, RamRun run, String name) {
        this.reads = reads;
        this.run = run;
        this.name = name;
    }

    void ensure(RamPolicy policy) {
        RamPolicyDocument wanted = RamPolicyDocument.of(policy);
        String create = "create RAM policy \"" + name + "\"";
        Optional<ApiAnswer> found = run.read(create, () -> reads.policy(name));
        if (found.isEmpty()) {
            run.make(
                    create,
                    "delete RAM policy \"" + name + "\"",
                    ofPolicy(ApiAction.CREATE_POLICY, name)
                            .with("PolicyDocument", policy.toString())
                            .with("Description", ComponentUserClient.MARK),
                    () -> isInForce(wanted));
            checkForce(create, wanted);
            return;
        }
        Version before = RamReads.inForce(found.get());
        if (before.document().equals(Optional.of(wanted))) {
            run.note(Step.alreadyThere(create));
            return;
        }
        replace(policy, wanted, before);
    }

    /** Somebody else may have made one of this name in the same moment. */
    private void checkForce(String what, RamPolicyDocument wanted) {
        boolean madeByOthers = !run.isDry() && run.last().outcome() == Step.Outcome.ALREADY_THERE;
        if (madeByOthers && !run.read(what, () -> isInForce(wanted))) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + ": somebody made another one of that name at the same time",
                    "grant again",
                    run.steps());
        }
    }

    private boolean isInForce(RamPolicyDocument wanted) {
        return reads.policy(name)
                .filter(answer -> RamReads.inForce(answer).document().equals(Optional.of(wanted)))
                .isPresent();
    }

    private void replace(RamPolicy policy, RamPolicyDocument wanted, Version before) {
        String what = "set a new version of RAM policy \"" + name + "\"";
        String undo = "set version " + before.id() + " of RAM policy \"" + name + "\" as its default";
        List<Version> versions = run.read(what, () -> reads.versions(name));
        Optional<Version> same = versions.stream()
                .filter(version -> version.document().equals(Optional.of(wanted)))
                .findFirst();
        if (same.isPresent()) {
            run.change(
                    Step.done(
                            "set version " + same.get().id() + " of RAM policy \"" + name + "\" as its default", undo),
                    ofPolicy(ApiAction.SET_DEFAULT_POLICY_VERSION, name)
                            .with("VersionId", same.get().id()),
                    () -> isInForce(wanted));
            return;
        }
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefault() && !version.id().equals(before.id()))
                    .findFirst()
                    .ifPresent(this::delete);
        }
        ApiRequest request = ofPolicy(ApiAction.CREATE_POLICY_VERSION, name)
                .with("PolicyDocument", policy.toString())
                .with("SetAsDefault", true);
        run.change(Step.done(what, undo), request, () -> isInForce(wanted));
    }

    private void delete(Version version) {
        String what = "delete version " + version.id() + " of RAM policy \"" + name + "\"";
        String undo = "make a version that says again: "
                + version.document().map(RamPolicyDocument::toString).orElse("what cannot be read");
        run.remove(
                Step.done(what, undo),
                ofPolicy(ApiAction.DELETE_POLICY_VERSION, name).with("VersionId", version.id()),
                () -> reads.versions(name).stream().noneMatch(each -> each.id().equals(version.id())));
    }

    /** Deletes the policy if it was made here and nobody has it. */
    void remove() {
        String what = "delete RAM policy \"" + name + "\"";
        Optional<ApiAnswer> found = run.read(what, () -> reads.policy(name));
        if (found.isEmpty()) {
            run.note(Step.alreadyThere(what));
            return;
        }
        boolean madeHere = found.get()
                .findText("Policy", "Description")
                .filter(ComponentUserClient.MARK::equals)
                .isPresent();
        if (!madeHere) {
            run.note(Step.alreadyThere("keep RAM policy \"" + name + "\", which this SDK did not make"));
            return;
        }
        // In a dry run it is still attached to the user from which it would have been detached.
        if (!run.isDry() && run.read(what, () -> reads.isHeld(name))) {
            run.note(Step.alreadyThere("keep RAM policy \"" + name + "\", which others have"));
            return;
        }
        run.read(what, () -> reads.versions(name)).stream()
                .filter(version -> !version.isDefault())
                .forEach(this::delete);
        run.remove(
                Step.done(what, "grant it again"),
                ofPolicy(ApiAction.DELETE_POLICY, name),
                () -> reads.policy(name).isEmpty());
    }
}
