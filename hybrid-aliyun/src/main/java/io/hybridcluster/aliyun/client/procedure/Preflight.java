// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.client.AlibabaCloud;
import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.preflight.PreflightRules;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares a plan with an account, before anything is made in it. It only reads.
 *
 * <pre>{@code
 * Preflight.Result result = Preflight.of(cloud).check(plan);
 * result.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>It asks for what the rules need and for nothing twice, in parts as large as the API allows: one request for each 50
 * vSwitches of the VPC and each 100 routes of a table that the plan's vSwitches use, and one or a few for each other thing.
 * With an executor, what does not need one another is asked for at once, at most {@link #MOST_IN_FLIGHT} requests at a time;
 * any executor will do, one of a single thread too.
 *
 * <p>What the credentials may not read is left out and becomes a finding {@code Access.Missing} that names the RAM action;
 * an id that does not exist becomes a finding too. Every other failure is thrown. Keeps no state and is thread-safe.
 */
public final class Preflight {
    /** How many requests are under way at once at most. */
    public static final int MOST_IN_FLIGHT = 10;

    private final AlibabaCloud cloud;
    private final Executor executor;

    private Preflight(AlibabaCloud cloud, Executor executor) {
        this.cloud = requireNonNull(cloud, "cloud");
        this.executor = requireNonNull(executor, "executor");
    }

    /** Returns one that asks for one thing after the other. */
    public static Preflight of(AlibabaCloud cloud) {
        return new Preflight(cloud, Runnable::run);
    }

    /** Returns one that has this executor ask for what does not need one another. */
    public static Preflight of(AlibabaCloud cloud, Executor executor) {
        return new Preflight(cloud, executor);
    }

    /**
     * Reads the account and compares it with the plan.
     *
     * @throws AlibabaCloudException if reading failed otherwise than by a missing permission or a missing thing
     * @throws IllegalArgumentException if an answer is not in the shape of the official API
     */
    public Result check(HybridPlan plan) {
        requireNonNull(plan, "plan");
        AtomicLong requests = new AtomicLong();
        AlibabaCloud counted = cloud.withListener(attempt -> requests.incrementAndGet());
        AccountPicture account = new AccountReader(counted, plan, new InFlight(executor, MOST_IN_FLIGHT)).read();
        return new Result(PreflightRules.check(plan, account), requests.get(), account);
    }

    /**
     * What came of it.
     *
     * @param findings what the account lacks for the plan, worst first; empty if nothing
     * @param requests how many requests were made, repeated ones included
     * @param account what was read
     */
    public record Result(List<LiveFinding> findings, long requests, AccountPicture account) {
        public Result {
            findings = ImmutableList.copyOf(findings);
            requireNonNull(account, "account");
        }
    }
}
