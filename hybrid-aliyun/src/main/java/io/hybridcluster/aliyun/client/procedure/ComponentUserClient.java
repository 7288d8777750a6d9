// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException.Reason;
import io.hybridcluster.aliyun.ram.AttachedPolicy;
import io.hybridcluster.aliyun.ram.ComponentUser;
import io.hybridcluster.aliyun.ram.GrantComparison;
import io.hybridcluster.aliyun.ram.RamPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Grants an add-on of a registered cluster what it needs: a RAM user, a policy, its attachment and an access key, as
 * {@code onectl ram-user grant} does (the guide, step 2), and revokes it.
 *
 * <p>What is there is looked up first, so that a repetition does nothing, and looked up again when an answer is lost. The
 * access key goes to the {@link AccessKeySink} and nowhere else; a key that nobody took is deleted again. RAM shows what was
 * written only after a moment; that is waited for, at most half a minute a step.
 *
 * <p>{@link #describe} throws {@link AlibabaCloudException}; all others throw {@link ProcedureFailedException}, with what was
 * made before and how to take it back: {@code CALL}; {@code STATE}, before anything is made, if the user's keys do not allow
 * it; {@code DESTINATION}; {@code INTERRUPTED}. Keeps no state; thread-safe, but two grants to one user at the same time may
 * take each other's key for one that nobody has.
 */
public final class ComponentUserClient {
    /** What users and policies made here have as their comment, by which {@link #revoke} knows them. */
    static final String MARK = "Made by the Hybrid Cluster SDK for an add-on of a registered cluster";

    private static final Pattern USER_ARN = Pattern.compile("acs:ram::[0-9]+:user/([A-Za-z0-9._-]{1,64})");

    private final AlibabaCloud cloud;
    private final RamReads reads;

    /** Makes a client over this one, whose caller needs {@code Feature.GRANT} or {@code Feature.REVOKE}. */
    public ComponentUserClient(AlibabaCloud cloud) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.reads = new RamReads(cloud);
    }

    /**
     * Returns the RAM user whose access key a client calls with: how the user of a cluster that has a key is found, as its
     * name cannot be computed. Needs no permission.
     *
     * @param ofTheKey a client with the component's key
     * @return empty if the key is the account's own, or a role's
     * @throws AlibabaCloudException {@code UNAUTHENTICATED} if the key is not, or no longer, valid
     */
    public static Optional<String> userOf(AlibabaCloud ofTheKey) {
        return requireNonNull(ofTheKey, "ofTheKey")
                .call(ApiRequest.of(ApiAction.GET_CALLER_IDENTITY))
                .findText("Arn")
                .map(USER_ARN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** Returns the user as it is now, and what it is granted beside what it needs. */
    public ComponentUserState describe(ComponentUser user, RamPolicy needed) {
        String name = requireNonNull(user, "user").userName();
        Optional<ApiAnswer> found = reads.user(name);
        List<AttachedPolicy> policies =
                reads.attached(name).stream().map(reads::withDocument).toList();
        return new ComponentUserState(
                found.isPresent(),
                found.filter(ComponentUserClient::isMadeHere).isPresent(),
                policies,
                reads.keys(name),
                GrantComparison.of(name, policies, needed));
    }

    private static boolean isMadeHere(ApiAnswer user) {
        return user.findText("Comments").filter(MARK::equals).isPresent();
    }

    /** Returns what {@link #grant} would do now. Writes nothing: the same steps, without their writes. */
    public Granted plan(ComponentGrant grant) {
        return granted(requireNonNull(grant, "grant"), key -> {}, new RamRun(cloud, true));
    }

    /**
     * Grants. A policy of the same name that says something else gets a new version; at the limit of five, the oldest that is
     * not in force is deleted. A user or policy that is there is used, whoever made it.
     *
     * @param sink takes the access key, if one is made
     */
    public Granted grant(ComponentGrant grant, AccessKeySink sink) {
        return granted(requireNonNull(grant, "grant"), requireNonNull(sink, "sink"), new RamRun(cloud, false));
    }

    private Granted granted(ComponentGrant grant, AccessKeySink sink, RamRun run) {
        String user = grant.user().userName();
        KeyGrant key = new KeyGrant(cloud, reads, run, user);
        key.check(grant.keyId(), false);
        ensureUser(user, run);
        new PolicyGrant(reads, run, grant.user().policyName()).ensure(grant.policy());
        ensureAttached(grant.user(), run);
        if (grant.keyId().isPresent()) {
            run.note(Step.alreadyThere("create an access key of RAM user \"" + user + "\""));
            return new Granted(run.steps(), Optional.empty());
        }
        Optional<String> id = key.make(sink);
        return new Granted(run.steps(), id);
    }

    private void ensureUser(String user, RamRun run) {
        String what = "create RAM user \"" + user + "\"";
        if (run.read(what, () -> reads.user(user)).isPresent()) {
            run.note(Step.alreadyThere(what));
            return;
        }
        run.make(
                what,
                "delete RAM user \"" + user + "\"",
                ApiRequest.of(ApiAction.CREATE_USER).with("UserName", user).with("Comments", MARK),
                () -> reads.user(user).isPresent());
    }

    private static ApiRequest attachment(ApiAction action, ComponentUser user) {
        return ApiRequest.of(action)
                .with("PolicyType", "Custom")
                .with("PolicyName", user.policyName())
                .with("UserName", user.userName());
    }

    private void ensureAttached(ComponentUser user, RamRun run) {
        String what = "attach RAM policy \"" + user.policyName() + "\" to user \"" + user.userName() + "\"";
        if (run.read(what, () -> reads.isAttached(user.userName(), user.policyName()))) {
            run.note(Step.alreadyThere(what));
            return;
        }
        run.make(
                what,
                "detach it",
                attachment(ApiAction.ATTACH_POLICY_TO_USER, user),
                () -> reads.isAttached(user.userName(), user.policyName()));
    }

    /**
     * Makes a further access key and hands it over. The one that the component has keeps working until it is retired, since the
     * component reads its key when it starts: restart it, then {@link #retire} the old one.
     *
     * @param user whose key
     * @param current the id of the key that the component has
     */
    public Granted rotate(ComponentUser user, String current, AccessKeySink sink) {
        requireNonNull(sink, "sink");
        RamRun run = new RamRun(cloud, false);
        KeyGrant key =
                new KeyGrant(cloud, reads, run, requireNonNull(user, "user").userName());
        key.check(Optional.of(current), true);
        Optional<String> id = key.make(sink);
        return new Granted(run.steps(), id);
    }

    /**
     * Deletes an access key that was replaced. Does nothing if it is gone.
     *
     * @param replaced the id of the key that nothing uses any longer
     * @throws ProcedureFailedException {@code STATE} if the user would have no active key left
     */
    public Granted retire(ComponentUser user, String replaced) {
        String name = requireNonNull(user, "user").userName();
        requireNonNull(replaced, "replaced");
        RamRun run = new RamRun(cloud, false);
        String what = "delete access key " + replaced + " of RAM user \"" + name + "\"";
        List<ComponentUserState.Key> keys = run.read(what, () -> reads.keys(name));
        if (keys.stream().noneMatch(key -> key.id().equals(replaced))) {
            return new Granted(List.of(Step.alreadyThere(what)), Optional.empty());
        }
        if (keys.stream().noneMatch(key -> key.active() && !key.id().equals(replaced))) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what + " would leave the user without an active one",
                    "rotate it first, or revoke everything",
                    List.of());
        }
        removeKey(name, replaced, run);
        return new Granted(run.steps(), Optional.empty());
    }

    private void removeKey(String user, String id, RamRun run) {
        run.remove(
                Step.doneForGood("delete access key " + id + " of RAM user \"" + user + "\""),
                ApiRequest.of(ApiAction.DELETE_ACCESS_KEY)
                        .with("UserName", user)
                        .with("UserAccessKeyId", id),
                () -> !reads.hasKey(user, id));
    }

    /** Returns what {@link #revoke} would do now. Writes nothing. */
    public Granted planRevocation(ComponentUser user) {
        return revoked(requireNonNull(user, "user"), new RamRun(cloud, true));
    }

    /**
     * Detaches the policy from the user; deletes the policy if it was made here and nobody else has it; and, if nothing else is
     * attached to the user and it was made here, deletes its access keys and the user. A user that others made, or that other
     * add-ons use, keeps its keys. Does nothing the second time.
     */
    public Granted revoke(ComponentUser user) {
        return revoked(requireNonNull(user, "user"), new RamRun(cloud, false));
    }

    private Granted revoked(ComponentUser user, RamRun run) {
        String name = user.userName();
        String detach = "detach RAM policy \"" + user.policyName() + "\" from user \"" + name + "\"";
        if (run.read(detach, () -> reads.isAttached(name, user.policyName()))) {
            run.remove(
                    Step.done(detach, "attach it"),
                    attachment(ApiAction.DETACH_POLICY_FROM_USER, user),
                    () -> !reads.isAttached(name, user.policyName()));
        } else {
            run.note(Step.alreadyThere(detach));
        }
        new PolicyGrant(reads, run, user.policyName()).remove();
        removeUser(user, run);
        return new Granted(run.steps(), Optional.empty());
    }

    private void removeUser(ComponentUser user, RamRun run) {
        String name = user.userName();
        String what = "delete RAM user \"" + name + "\"";
        Optional<ApiAnswer> found = run.read(what, () -> reads.user(name));
        if (found.isEmpty()) {
            run.note(Step.alreadyThere(what));
            return;
        }
        if (!isMadeHere(found.get())) {
            run.note(Step.alreadyThere("keep RAM user \"" + name + "\" and its keys, which this SDK did not make"));
            return;
        }
        List<AttachedPolicy> others = new ArrayList<>(run.read(what, () -> reads.attached(name)));
        others.removeIf(policy -> !policy.system() && policy.name().equals(user.policyName()));
        if (!others.isEmpty()) {
            run.note(Step.alreadyThere("keep RAM user \"" + name + "\" and its keys, which has other policies"));
            return;
        }
        run.read(what, () -> reads.keys(name)).forEach(key -> removeKey(name, key.id(), run));
        run.remove(
                Step.done(what, "grant it again"),
                ApiRequest.of(ApiAction.DELETE_USER).with("UserName", name),
                () -> reads.user(name).isEmpty());
    }
}
