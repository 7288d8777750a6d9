// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action, as the table has it.
 *
 * @param product such as {@code ecs}
 * @param name such as {@code DescribeInstances}
 * @param methods the HTTP methods that it takes
 * @param path with the names of parameters in braces; {@code /} for RPC
 * @param resource the pattern of the resource that a permission is asked for; {@code *} for none in particular
 * @param parameters what it takes
 */
record ActionSpec(
        String product,
        String name,
        List<String> methods,
        String path,
        String resource,
        List<ApiParameter> parameters) {
    private static final Pattern IN_PATH = Pattern.compile("\\{([A-Za-z_]+)\\}");

    boolean isRoa() {
        return product.equals("cs");
    }

    /** Returns the parameters of the path, if this path, still percent-encoded, is one of the action's. */
    Optional<Map<String, String>> match(String sent) {
        String[] pattern = path.split("/", -1);
        String[] segments = sent.split("/", -1);
        if (pattern.length != segments.length) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            Matcher name = IN_PATH.matcher(pattern[i]);
            if (name.matches() && !segments[i].isEmpty()) {
                found.put(name.group(1), Percent.decode(segments[i]));
            } else if (!pattern[i].equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
