// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.aliyun.client.procedure.ScriptStoreException;
import io.hybridcluster.testkit.alibabacloud.CloudFault;
import io.hybridcluster.testkit.alibabacloud.CloudFaultRule;
import io.hybridcluster.testkit.alibabacloud.CloudRequest;
import io.hybridcluster.testsupport.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each operation, disturbed at each of its requests in each way, once and from then on for ever: it ends as if nothing had
 * happened, or says what failed and what was made. Never is anything there twice, and never a key that nobody received
 * unless the failure says so.
 */
@Tag("matrix")
class CloudFaultMatrixTest {
    private static final Map<String, CloudFault> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put("throttled", CloudFault.throttled());
        FAULTS.put("503", CloudFault.unavailable());
        FAULTS.put("500", CloudFault.internalError());
        FAULTS.put("token expired", CloudFault.tokenExpired());
        FAULTS.put("HTML 502", CloudFault.html(502));
        FAULTS.put("HTML 200, done", CloudFault.htmlAfter(200));
        FAULTS.put("closed before", CloudFault.closeBefore());
        FAULTS.put("closed after", CloudFault.closeAfter());
        FAULTS.put("cut off", CloudFault.truncate());
        FAULTS.put("empty", CloudFault.emptyBody());
        FAULTS.put("stale", CloudFault.stale(3));
    }

    /** How one run ended. */
    private enum End {
        SAME("="),
        NOTHING_MADE("-"),
        SAYS_SO("!");

        private final String sign;

        End(String sign) {
            this.sign = sign;
        }
    }

    @Test
    void endsAsUndisturbedOrSaysWhatWasMade() {
        List<String> rows = new ArrayList<>();
        rows.add("| operation | request | " + String.join(" | ", FAULTS.keySet()) + " |");
        rows.add("|---|---|" + "---|".repeat(FAULTS.size()));
        int[][] totals = new int[2][End.values().length];
        for (Operation operation : Operation.values()) {
            List<String> requests;
            List<String> start;
            List<String> end;
            try (Site site = new Site()) {
                operation.prepare(site);
                start = site.state();
                site.fake.clearRequests();
                operation.run(site);
                requests =
                        site.fake.requests().stream().map(CloudRequest::action).toList();
                end = site.state();
            }
            for (int i = 0; i < requests.size(); i++) {
                StringBuilder row =
                        new StringBuilder("| " + operation + " | " + (i + 1) + " " + requests.get(i) + " |");
                for (Map.Entry<String, CloudFault> fault : FAULTS.entrySet()) {
                    CloudFaultRule once = CloudFaultRule.next(fault.getValue()).after(i);
                    CloudFaultRule forEver =
                            CloudFaultRule.always(fault.getValue()).after(i);
                    String what = operation + ", request " + (i + 1) + " " + requests.get(i) + " " + fault.getKey();
                    End first = disturbed(operation, once, start, end, what + " once");
                    End all = disturbed(operation, forEver, start, end, what + " for ever");
                    totals[0][first.ordinal()]++;
                    totals[1][all.ordinal()]++;
                    row.append(' ')
                            .append(first.sign)
                            .append(' ')
                            .append(all.sign)
                            .append(" |");
                }
                rows.add(row.toString());
            }
        }
        rows.add("");
        rows.add("Once: " + told(totals[0]) + ". For ever: " + told(totals[1]) + ".");
        assertThat(problems).isEmpty();
        Golden.assertSame("cloud-fault-matrix.md", String.join("\n", rows) + "\n");
    }

    private static String told(int[] totals) {
        return totals[End.SAME.ordinal()] + " as undisturbed, " + totals[End.NOTHING_MADE.ordinal()]
                + " refused with nothing made, " + totals[End.SAYS_SO.ordinal()]
                + " failed and say what was made or is not known";
    }

    private final List<String> problems = new ArrayList<>();

    private End disturbed(Operation operation, CloudFaultRule rule, List<String> start, List<String> end, String what) {
        try (Site site = new Site()) {
            operation.prepare(site);
            site.disturb(rule);
            RuntimeException failure = null;
            try {
                operation.run(site);
            } catch (AlibabaCloudException | ProcedureFailedException | ScriptStoreException e) {
                failure = e;
                assertThat(e.toString()).doesNotContain(site.fake.rootKey().accessKeySecret());
            } catch (RuntimeException e) {
                problems.add(what + ": " + e);
                failure = e;
            }
            List<String> now = site.state();
            if (now.stream().filter(line -> !line.startsWith("key")).distinct().count()
                    < now.stream().filter(line -> !line.startsWith("key")).count()) {
                problems.add(what + ": something is there twice: " + now);
            }
            if (failure == null) {
                if (!now.equals(end)) {
                    problems.add(what + ": no failure, but " + now + " instead of " + end);
                }
                return End.SAME;
            }
            if (now.equals(start)) {
                return End.NOTHING_MADE;
            }
            if (!saysSo(failure)) {
                problems.add(what + ": " + failure + " leaves " + now);
            }
            return End.SAYS_SO;
        }
    }

    private static boolean saysSo(RuntimeException failure) {
        boolean unknown = failure.toString().contains("not known")
                || failure.toString().contains("it may still go on")
                || failure.toString().contains("To undo, ");
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            unknown |= cause instanceof AlibabaCloudException call && call.outcomeUnknown();
        }
        return unknown
                || failure instanceof ProcedureFailedException procedure
                        && !procedure.made().isEmpty();
    }
}
