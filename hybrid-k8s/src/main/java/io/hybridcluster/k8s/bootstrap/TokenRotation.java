// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * What has to be done, at one time, so that there is always a token of ours that lasts long enough: at most one Secret to
 * create, and those of ours to delete. A Secret without our label is never touched.
 *
 * <p><b>The node script holds the token.</b> A new node takes it from the script that was uploaded last, so that rotation is
 * three steps that must not change places: create the Secret, upload the script with the new token before {@link
 * #uploadBefore}, and delete the old Secret when its grace is over. {@link #steps} says so with times.
 *
 * <p>Planned again right after it was done, it has nothing to create. It prints without the token. Immutable and
 * thread-safe.
 */
public final class TokenRotation {
    private static final Comparator<LiveToken> AGE = Comparator.comparing(
                    (LiveToken token) -> token.created().orElse(Instant.MIN))
            .thenComparing(token -> token.expiration().orElse(Instant.MAX))
            .thenComparing(token -> token.secret().name());

    private final Optional<BootstrapTokenSecret> creation;
    private final List<TokenRemoval> removals;
    private final Optional<Instant> uploadBefore;
    private final Instant now;

    private TokenRotation(
            Optional<BootstrapTokenSecret> creation,
            List<TokenRemoval> removals,
            Optional<Instant> uploadBefore,
            Instant now) {
        this.creation = creation;
        this.removals = List.copyOf(removals);
        this.uploadBefore = uploadBefore;
        this.now = now;
    }

    /**
     * Returns the plan at this time.
     *
     * <p>A new token is made if none of ours is for kubeadm's nodes and lasts {@link RotationPolicy#minimumRemaining} from
     * now; one that never ends does. Removed is what has ended, and what was made before the newest good one of ours, once
     * that is {@link RotationPolicy#grace} old.
     *
     * @param random yields for n a number in 0..n-1 that nobody can guess, such as {@code secureRandom::nextInt}; asked only
     *     if a token is made
     * @throws IllegalArgumentException if {@code random} yields what it must not
     */
    public static TokenRotation plan(
            BootstrapTokens live, Instant now, RotationPolicy policy, IntUnaryOperator random) {
        requireNonNull(live, "live");
        requireNonNull(now, "now");
        requireNonNull(policy, "policy");
        requireNonNull(random, "random");
        List<LiveToken> ours =
                live.tokens().stream().filter(LiveToken::isOurs).sorted(AGE).toList();
        Optional<LiveToken> newest = ours.stream()
                .filter(token -> token.letsNodesJoinAt(now) && token.lastsFrom(now, policy.minimumRemaining()))
                .reduce((older, newer) -> newer);
        if (newest.isPresent()) {
            return new TokenRotation(
                    Optional.empty(), removals(ours, newest.get(), now, policy), Optional.empty(), now);
        }
        // A Secret's name says its id, whatever its data says.
        Set<String> taken = live.tokens().stream()
                .map(token -> token.secret().name())
                .filter(name -> name.startsWith(BootstrapTokenSecret.NAME_PREFIX))
                .map(name -> name.substring(BootstrapTokenSecret.NAME_PREFIX.length()))
                .collect(Collectors.toSet());
        BootstrapTokenSecret creation = new BootstrapTokenSecret(
                NewTokens.draw(random, taken), TokenGrant.forNodes(Optional.of(now.plus(policy.validity()))));
        List<TokenRemoval> removals = new ArrayList<>();
        for (LiveToken token : ours) {
            removals.add(
                    token.isExpiredAt(now)
                            ? expired(token, now)
                            : superseded(token, now.plus(policy.grace()), creation.name()));
        }
        Optional<Instant> uploadBefore = ours.stream()
                .filter(token -> token.letsNodesJoinAt(now))
                .reduce((older, newer) -> newer)
                .flatMap(LiveToken::expiration);
        return new TokenRotation(Optional.of(creation), removals, uploadBefore, now);
    }

    private static List<TokenRemoval> removals(
            List<LiveToken> ours, LiveToken newest, Instant now, RotationPolicy policy) {
        List<TokenRemoval> removals = new ArrayList<>();
        for (LiveToken token : ours) {
            if (token.isExpiredAt(now)) {
                removals.add(expired(token, now));
            } else if (AGE.compare(token, newest) < 0 && newest.created().isPresent()) {
                removals.add(superseded(
                        token,
                        newest.created().get().plus(policy.grace()),
                        newest.secret().name()));
            }
        }
        return removals;
    }

    private static TokenRemoval expired(LiveToken token, Instant now) {
        return new TokenRemoval(
                token,
                token.expiration().orElse(now),
                token.expiration().isPresent()
                        ? "it has ended"
                        : "its end cannot be read, which Kubernetes takes for ended");
    }

    private static TokenRemoval superseded(LiveToken token, Instant graceEnd, String by) {
        Instant end = token.expiration().orElse(Instant.MAX);
        return new TokenRemoval(token, end.isBefore(graceEnd) ? end : graceEnd, by + " takes its place");
    }

    /** Returns the Secret to create, if one is needed. */
    public Optional<BootstrapTokenSecret> creation() {
        return creation;
    }

    /** Returns the tokens of ours that are to go, oldest first, each with the time before which it must stay. */
    public List<TokenRemoval> removals() {
        return removals;
    }

    /** Returns the removals that are due at the time of the plan. */
    public List<TokenRemoval> dueRemovals() {
        return removals.stream().filter(removal -> removal.isDueAt(now)).toList();
    }

    /**
     * Returns when the newest token of ours that lets nodes join ends, which the script at hand holds: with a {@link
     * #creation}, the script has to be uploaded before. None if nothing is created, or if no token of ours lets nodes join
     * any more, which makes it urgent.
     */
    public Optional<Instant> uploadBefore() {
        return uploadBefore;
    }

    /** Returns what is to be done, in order, each on one line with its time and without a token; nothing if all is well. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        creation.ifPresent(secret -> {
            steps.add("create " + secret + ", which ends at "
                    + secret.grant().expiration().map(Instant::toString).orElse("no time"));
            steps.add("put its token into the node script and upload that "
                    + uploadBefore
                            .map(end -> "before " + end + ", when the token that it holds ends")
                            .orElse("at once: no token of ours lets a node join any more"));
        });
        removals.forEach(removal -> steps.add("delete " + removal));
        return List.copyOf(steps);
    }

    /** Returns the steps, one a line. */
    @Override
    public String toString() {
        return String.join("\n", steps());
    }
}
