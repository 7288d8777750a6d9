// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal of the object store, in its words. */
final class OssFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details = new LinkedHashMap<>();

    OssFailure(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Adds an element to the answer. */
    OssFailure with(String element, String text) {
        details.put(element, text);
        return this;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Returns the answer's document. */
    String xml(String requestId, String host) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n");
        element(xml, "Code", code);
        element(xml, "Message", String.valueOf(getMessage()));
        element(xml, "RequestId", requestId);
        element(xml, "HostId", host);
        details.forEach((name, text) -> element(xml, name, text));
        return xml.append("</Error>\n").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        xml.append("  <")
                .append(name)
                .append('>')
                .append(escaped)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
