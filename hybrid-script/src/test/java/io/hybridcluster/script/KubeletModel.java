// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a kubelet must be started with: a second, naive implementation of systemd's environment files (systemd.exec(5) and
 * src/basic/env-file.c), of its splitting of a variable into words (src/basic/extract-word.c), and of the merge.
 */
final class KubeletModel {
    static final String VARIABLE = "KUBELET_EXTRA_ARGS";

    /** The four values that a registered cluster sends. */
    record Values(String providerId, String nodeName, String labels, String taints) {
        static final Values SAMPLE = new Values(
                "cn-hangzhou.i-bp1aevy8sofi8mh1q000",
                "cn-hangzhou.10.10.24.7",
                "alibabacloud.com/nodepool-id=np1,ack.aliyun.com=c0a1b2,alibabacloud.com/external=true,workload=cpu",
                "dedicated=cloud:NoSchedule,spot:NoExecute");

        Values withTaints(String newTaints) {
            return new Values(providerId, nodeName, labels, newTaints);
        }

        Map<String, String> environment() {
            return Map.of(
                    "ALIBABA_CLOUD_PROVIDER_ID", providerId,
                    "ALIBABA_CLOUD_NODE_NAME", nodeName,
                    "ALIBABA_CLOUD_LABELS", labels,
                    "ALIBABA_CLOUD_TAINTS", taints);
        }
    }

    private KubeletModel() {}

    /** Returns the assignments of an environment file, in order, a variable given twice twice. */
    static List<Map.Entry<String, String>> assignments(String file) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        int at = 0;
        while (at < file.length()) {
            char c = file.charAt(at);
            if (" \t\r\n".indexOf(c) >= 0) {
                at++;
            } else if (c == '#' || c == ';') {
                at = lineEnd(file, at);
            } else {
                int end = lineEnd(file, at);
                int equals = file.indexOf('=', at + 1); // the first character is never taken for the sign
                if (equals < 0 || equals > end) {
                    at = end;
                } else {
                    StringBuilder value = new StringBuilder();
                    String key = file.substring(at, equals).replaceFirst("[ \t]+$", "");
                    at = value(file, equals + 1, value);
                    found.add(Map.entry(key, value.toString()));
                }
            }
        }
        return found;
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Reads quoted pieces with blanks between them, then the unquoted rest; returns the offset of the line's end. */
    private static int value(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && " \t'\"".indexOf(text.charAt(at)) >= 0) {
            char quote = text.charAt(at++);
            while (quote == '\'' && at < text.length() && text.charAt(at) != '\'') {
                value.append(text.charAt(at++));
            }
            while (quote == '"' && at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    if ("\"\\`$\n".indexOf(escaped) < 0) {
                        value.append(c);
                    }
                    value.append(escaped == '\n' ? "" : escaped);
                } else if (c != '\\') {
                    value.append(c);
                }
            }
            at += quote == '\'' || quote == '"' ? 1 : 0;
        }
        int untrimmed = value.length();
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at++);
            if (c == '\\') {
                if (at < text.length()) {
                    char escaped = text.charAt(at++);
                    value.append(escaped == '\n' || escaped == '\r' ? "" : escaped);
                }
                untrimmed = value.length();
            } else {
                value.append(c);
            }
        }
        while (value.length() > untrimmed && " \t".indexOf(value.charAt(value.length() - 1)) >= 0) {
            value.setLength(value.length() - 1);
        }
        return Math.min(at, text.length());
    }

    /** Returns the arguments that systemd makes of an environment file, by the last assignment. */
    static List<String> arguments(String file) {
        String last = "";
        for (var assignment : assignments(file)) {
            last = assignment.getKey().equals(VARIABLE) ? assignment.getValue() : last;
        }
        return words(last);
    }

    static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        Character quote = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean blank = " \t\r\n".indexOf(c) >= 0;
            if (word == null && blank) {
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == '\\') {
                i++;
                word.append(i < value.length() ? value.substring(i, i + 1) : "");
            } else if (quote != null) {
                if (c == quote) {
                    quote = null;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (blank) {
                words.add(word.toString());
                word = null;
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    /** Returns the arguments that a kubelet with these arguments shall have. */
    static List<String> merge(List<String> old, Values values) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> merged = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            String[] parts = old.get(i).split("=", 2);
            String flag = parts[0].replace('_', '-');
            if (!List.of("--node-labels", "--register-with-taints", "--hostname-override", "--provider-id")
                    .contains(flag)) {
                merged.add(old.get(i));
                continue;
            }
            String value = parts.length == 2 ? parts[1] : old.get(++i);
            if (given.containsKey(flag)) {
                given.put(flag, flag.equals("--node-labels") ? given.get(flag) + "," + value : value);
            } else {
                given.put(flag, value);
                merged.add(flag);
            }
        }
        Map<String, String> result = new LinkedHashMap<>();
        result.put("--node-labels", list(given.get("--node-labels"), values.labels(), false));
        result.put("--register-with-taints", list(given.get("--register-with-taints"), values.taints(), true));
        result.put("--hostname-override", values.nodeName());
        result.put("--provider-id", values.providerId());
        result.forEach((flag, value) -> {
            int place = merged.indexOf(flag);
            if (place >= 0) {
                merged.set(place, flag + "=" + value);
            } else if (!value.isEmpty()) {
                merged.add(flag + "=" + value);
            }
        });
        return merged;
    }

    /** Returns the arguments of a kubelet whose unit has none of our variable: ours stand behind these, and win. */
    static List<String> append(List<String> base, Values values) {
        List<String> all = new ArrayList<>(base);
        List<String> merged = new ArrayList<>(base);
        if (values.taints().isEmpty()) {
            merged.clear();
        }
        String taints = "";
        for (String argument : merge(merged, values)) {
            taints = argument.startsWith("--register-with-taints=") ? argument : taints;
        }
        all.add("--node-labels=" + values.labels());
        if (!taints.isEmpty()) {
            all.add(taints);
        }
        all.add("--hostname-override=" + values.nodeName());
        all.add("--provider-id=" + values.providerId());
        return all;
    }

    /**
     * What a kubelet makes of its arguments, whatever the order of our four flags: labels add up, of the others the last
     * one counts.
     */
    record Effect(List<String> others, Map<String, String> labels, Set<String> taints, String name, String id) {
        static Effect of(List<String> arguments) {
            List<String> others = new ArrayList<>();
            Map<String, String> labels = new TreeMap<>();
            Map<String, String> last = new TreeMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                String[] parts = arguments.get(i).split("=", 2);
                String flag = parts[0].replace('_', '-');
                if (!List.of("--node-labels", "--register-with-taints", "--hostname-override", "--provider-id")
                        .contains(flag)) {
                    others.add(arguments.get(i));
                    continue;
                }
                String value = parts.length == 2 ? parts[1] : i + 1 < arguments.size() ? arguments.get(++i) : "";
                last.put(flag, value);
                for (String label : flag.equals("--node-labels") ? value.split(",") : new String[0]) {
                    labels.put(label.replaceFirst("=.*", ""), label);
                }
            }
            Set<String> taints = new TreeSet<>(
                    List.of(last.getOrDefault("--register-with-taints", "").split(",")));
            return new Effect(
                    others,
                    labels,
                    taints,
                    last.getOrDefault("--hostname-override", ""),
                    last.getOrDefault("--provider-id", ""));
        }
    }

    private static String list(String old, String added, boolean taints) {
        Map<String, String> items = new LinkedHashMap<>();
        for (String item : Arrays.asList(((old == null ? "" : old) + "," + added).split(","))) {
            String key = item.replaceFirst("(?s)=.*", "");
            if (taints) {
                key = item.replaceFirst("(?s)[=:].*", "") + ":" + item.substring(item.lastIndexOf(':') + 1);
            }
            if (!item.isEmpty()) {
                items.put(key, item);
            }
        }
        return String.join(",", items.values());
    }
}
