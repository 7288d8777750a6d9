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
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a grant that is about the access key: made once, handed over, and deleted if nobody took it. */
final class KeyGrant {
    /** A user has so many at most (RAM: CreateAccessKey). */
    static final int MOST_KEYS = 2;

    /** How often a key is asked for when answers are lost. */
    private static final int ATTEMPTS = 2;

    private final AlibabaCloud cloud;
    private final RamReads reads;
    private final RamRun run;
    private final String user;

    KeyGrant(AlibabaCloud cloud, RamReads reads, RamRun run, String user) {
        this.cloud = cloud;
        this.reads = reads;
        this.run = run;
        this.user = user;
    }

    /** Fails if the component's key is not one of the user's or cannot be used, or there is no room for the one it needs. */
    void check(Optional<String> current, boolean another) {
        List<ComponentUserState.Key> keys = run.read(what(), () -> reads.keys(user));
        if (current.isPresent()) {
            Optional<ComponentUserState.Key> found =
                    keys.stream().filter(key -> key.id().equals(current.get())).findFirst();
            if (found.isEmpty()) {
                throw refusal(
                        "access key " + current.get() + " is none of RAM user \"" + user + "\"",
                        "find out whose it is by asking with it (userOf), or take it out of where the component reads it");
            }
            if (!found.get().active() && !another) {
                throw refusal(
                        "access key " + current.get() + " of RAM user \"" + user + "\" is inactive",
                        "activate it, or rotate it");
            }
        }
        if ((current.isEmpty() || another) && keys.size() >= MOST_KEYS) {
            throw refusal(
                    "RAM user \"" + user + "\" has " + keys.size() + " access keys, and RAM allows no more: "
                            + keys.stream().map(ComponentUserState.Key::id).toList(),
                    "delete one that nothing uses (retire), or name the one that the component has");
        }
    }

    private ProcedureFailedException refusal(String problem, String remedy) {
        return ProcedureFailedException.of(Reason.STATE, problem, remedy, run.steps());
    }

    private String what() {
        return "create an access key of RAM user \"" + user + "\" and hand it over";
    }

    /** Makes a key and hands it over; returns its id, empty in a dry run. */
    Optional<String> make(AccessKeySink sink) {
        if (run.isDry()) {
            run.note(Step.planned(what()));
            return Optional.empty();
        }
        AccessKey key = create();
        try {
            run.settle(what(), () -> reads.hasKey(user, key.id()));
        } catch (ProcedureFailedException e) {
            throw deleted(key.id(), e);
        }
        try {
            sink.receive(key);
        } catch (Exception | Error e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw deleted(
                    key.id(),
                    ProcedureFailedException.of(
                            Reason.DESTINATION,
                            what() + ": what was to take it did not: "
                                    + e.getClass().getName(),
                            "see to it that the key can be taken, then grant again",
                            run.steps(),
                            shows(e, key) ? null : e));
        }
        run.note(Step.done(what(), "delete access key " + key.id() + " of RAM user \"" + user + "\""));
        return Optional.of(key.id());
    }

    /** Whether a failure, or what it came from, would show the key's secret. */
    private static boolean shows(Throwable failure, AccessKey key) {
        return key.secret().reveal(secret -> shows(failure, secret, new HashSet<>()));
    }

    private static boolean shows(@Nullable Throwable failure, String secret, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure.toString().contains(secret) || shows(failure.getCause(), secret, seen)) {
            return true;
        }
        for (Throwable also : failure.getSuppressed()) {
            if (shows(also, secret, seen)) {
                return true;
            }
        }
        return false;
    }

    private AccessKey create() {
        Set<String> before = new HashSet<>();
        run.read(what(), () -> reads.keys(user)).forEach(key -> before.add(key.id()));
        @Nullable ProcedureFailedException lost = null;
        for (int attempt = 1; ; attempt++) {
            ProcedureFailedException failure;
            try {
                return sent();
            } catch (AlibabaCloudException e) {
                failure = ProcedureFailedException.of(e, what(), run.steps());
                if (!e.outcomeUnknown()) {
                    // Of an earlier request it may still not be known whether it made a key.
                    throw lost == null ? failure : lost.with(failure);
                }
            } catch (IllegalArgumentException e) {
                failure = ProcedureFailedException.of(
                        Reason.CALL, what() + " was answered without a whole key", "grant again", run.steps());
            } catch (ProcedureFailedException e) {
                throw e.after(run.steps());
            }
            if (!deleteStray(before, failure)) {
                lost = failure;
            }
            if (attempt == ATTEMPTS) {
                throw failure;
            }
        }
    }

    /** The user may have been made a moment ago. */
    private AccessKey sent() {
        ApiRequest request = ApiRequest.of(ApiAction.CREATE_ACCESS_KEY).with("UserName", user);
        ApiAnswer answer = run.whenReady(what(), () -> cloud.call(request)).member("AccessKey");
        return new AccessKey(answer.text("AccessKeyId"), Secret.of(answer.text("AccessKeySecret")));
    }

    /**
     * A key of which no answer came is nobody's. The user is the component's alone, so one new key is that one; returns
     * whether there was one.
     */
    private boolean deleteStray(Set<String> before, ProcedureFailedException failure) {
        if (!run.settle(what(), () -> !strays(before).isEmpty())) {
            return false;
        }
        List<String> strays = run.read(what(), () -> strays(before));
        if (strays.size() > 1) {
            throw ProcedureFailedException.of(
                    Reason.STATE,
                    what() + ": no answer came, and there are " + strays.size() + " new access keys: " + strays,
                    "delete the one that nobody has, then grant again",
                    run.steps(),
                    failure);
        }
        for (String stray : strays) {
            delete(stray).ifPresent(problem -> {
                throw stranded(stray, failure, problem);
            });
        }
        return true;
    }

    private List<String> strays(Set<String> before) {
        return reads.keys(user).stream()
                .map(ComponentUserState.Key::id)
                .filter(id -> !before.contains(id))
                .toList();
    }

    private ProcedureFailedException deleted(String id, ProcedureFailedException failure) {
        return delete(id).map(problem -> stranded(id, failure, problem)).orElse(failure);
    }

    private ProcedureFailedException stranded(String id, ProcedureFailedException failure, RuntimeException problem) {
        ProcedureFailedException worse = failure.leaving(Step.done(
                "create access key " + id + " of RAM user \"" + user
                        + "\", which nobody has, and which could not be deleted",
                "delete it"));
        worse.addSuppressed(problem);
        return worse;
    }

    /** Returns why the key could not be deleted; empty if it is gone. */
    private Optional<RuntimeException> delete(String id) {
        ApiRequest request = ApiRequest.of(ApiAction.DELETE_ACCESS_KEY)
                .with("UserName", user)
                .with("UserAccessKeyId", requireNonNull(id));
        boolean interrupted = Thread.interrupted();
        try {
            run.deleteForSure(request, () -> !reads.hasKey(user, id));
            return Optional.empty();
        } catch (AlibabaCloudException | ProcedureFailedException e) {
            return Optional.of(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
