// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.aliyun.support;

import io.hybridcluster.testkit.alibabacloud.CloudFault;
import java.util.LinkedHashMap;
import java.util.Map;

/** The faults that befall one request, by name. */
public final class CloudFaults {
    private CloudFaults() {}

    /** What is over before anything was done. */
    public static Map<String, CloudFault> before() {
        Map<String, CloudFault> faults = new LinkedHashMap<>();
        faults.put("throttled", CloudFault.throttled());
        faults.put("unavailable", CloudFault.unavailable());
        faults.put("internal error", CloudFault.internalError());
        faults.put("closed before", CloudFault.closeBefore());
        faults.put("HTML of 502", CloudFault.html(502));
        faults.put("HTML of 200", CloudFault.html(200));
        faults.put("hang before", CloudFault.hangBefore());
        return faults;
    }

    /** What loses the answer of something that was done. */
    public static Map<String, CloudFault> after() {
        Map<String, CloudFault> faults = new LinkedHashMap<>();
        faults.put("closed after", CloudFault.closeAfter());
        faults.put("truncated", CloudFault.truncate());
        faults.put("HTML of 502 after", CloudFault.htmlAfter(502));
        faults.put("HTML of 200 after", CloudFault.htmlAfter(200));
        faults.put("empty body", CloudFault.emptyBody());
        faults.put("hang after", CloudFault.hangAfter());
        return faults;
    }

    public static Map<String, CloudFault> all() {
        Map<String, CloudFault> faults = new LinkedHashMap<>(before());
        faults.putAll(after());
        return faults;
    }
}
