// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.Map;

/** A refusal, in the cloud's words. The core renders it in the style of the product. */
final class FakeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> detail;

    FakeFailure(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** A refusal with the cloud's {@code AccessDeniedDetail}. */
    FakeFailure(int status, String code, String message, Map<String, Object> detail) {
        super(message);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> detail() {
        return detail;
    }
}
