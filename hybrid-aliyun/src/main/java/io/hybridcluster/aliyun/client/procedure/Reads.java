// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.Part;
import io.hybridcluster.aliyun.account.Reading;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads parts of an account by an executor, and puts what came of them into a picture. For one thread. */
final class Reads {
    private final AccountPicture.Builder picture;
    private final Executor executor;
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();
    private final List<Runnable> puts = new ArrayList<>();

    Reads(AccountPicture.Builder picture, Executor executor) {
        this.picture = picture;
        this.executor = executor;
    }

    /** Starts reading a part. */
    <T> void start(Part<T> part, Supplier<T> read) {
        CompletableFuture<Outcome<T>> outcome = later(read);
        puts.add(() -> picture.put(part, reading(outcome.join())));
    }

    /** Starts reading a part that may not be there. */
    <T> void startIfAny(Part<T> part, Supplier<Optional<T>> read) {
        CompletableFuture<Outcome<Optional<T>>> outcome = later(read);
        puts.add(() -> {
            Reading<Optional<T>> reading = reading(outcome.join());
            Optional<T> value = reading.value().flatMap(any -> any);
            picture.put(
                    part,
                    value.map(Reading::of)
                            .orElse(reading.state() == Reading.State.UNREAD ? Reading.unread() : Reading.absent()));
        });
    }

    /** Reads a part in this thread, which may itself wait for the executor. */
    <T> void now(Part<T> part, Supplier<T> read) {
        picture.put(part, reading(outcome(read)));
    }

    /**
     * Starts reading a list, or more of it, in several requests. What one of them does not find adds nothing; one that is
     * denied leaves the list unread.
     */
    <K, T> void startAll(Part<List<T>> part, List<K> keys, Function<K, List<T>> read) {
        List<CompletableFuture<Outcome<List<T>>>> outcomes =
                keys.stream().map(key -> later(() -> read.apply(key))).toList();
        puts.add(() -> {
            List<T> all = new ArrayList<>(picture.build().list(part));
            boolean isRead = true;
            for (CompletableFuture<Outcome<List<T>>> outcome : outcomes) {
                Reading<List<T>> reading = reading(outcome.join());
                isRead &= reading.state() != Reading.State.UNREAD;
                reading.value().ifPresent(all::addAll);
            }
            picture.put(part, isRead ? Reading.of(List.copyOf(all)) : Reading.unread());
        });
    }

    /** Starts reading things, or more of them, by their ids; those that are not there, or denied, are left out. */
    <T> void startEach(Part<Map<String, T>> part, Iterable<String> ids, Function<String, T> read) {
        Map<String, CompletableFuture<Outcome<T>>> outcomes = new LinkedHashMap<>();
        ids.forEach(id -> outcomes.computeIfAbsent(id, any -> later(() -> read.apply(id))));
        puts.add(() -> {
            Map<String, T> all = new LinkedHashMap<>(picture.build().find(part).orElse(Map.of()));
            outcomes.forEach((id, outcome) -> reading(outcome.join()).value().ifPresent(value -> all.put(id, value)));
            picture.put(part, Map.copyOf(all));
        });
    }

    /** Waits for what was started, and returns the picture so far. */
    AccountPicture settle() {
        try {
            puts.forEach(Runnable::run);
        } catch (CompletionException e) {
            abandon();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        puts.clear();
        underWay.clear();
        return picture.build();
    }

    /** Has nothing more asked that was not yet. */
    void abandon() {
        underWay.forEach(future -> future.cancel(false));
    }

    private <T> CompletableFuture<Outcome<T>> later(Supplier<T> read) {
        CompletableFuture<Outcome<T>> future = CompletableFuture.supplyAsync(() -> outcome(read), executor);
        underWay.add(future);
        return future;
    }

    private static <T> Outcome<T> outcome(Supplier<T> read) {
        try {
            return new Outcome<>(Reading.of(read.get()), List.of());
        } catch (AlibabaCloudException e) {
            if (e.reason() == Reason.FORBIDDEN) {
                return new Outcome<>(Reading.unread(), List.of(e));
            }
            if (e.reason() == Reason.NOT_FOUND) {
                return new Outcome<>(Reading.absent(), List.of());
            }
            throw e;
        }
    }

    private <T> Reading<T> reading(Outcome<T> outcome) {
        outcome.denied().forEach(e -> picture.denied(e.action()));
        return outcome.reading();
    }

    /** What came of reading, and the failure if that was a missing permission. */
    private record Outcome<T>(Reading<T> reading, List<AlibabaCloudException> denied) {}
}
