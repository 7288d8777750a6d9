// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.cni;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a repository's name, such as {@code calico/node}, under which an image is found in any registry: {@code
 * quay.io/calico/node:v3.28.1}, {@code docker.io/rancher/mirrored-calico-node}, {@code harbor.example:5000/k8s/calico-node}.
 */
record ImageName(String end) {
    private static final Pattern REGISTRY = Pattern.compile("^[^/]*[.:][^/]*/|^localhost/");
    private static final Pattern TAG = Pattern.compile(":[^/:]*$");
    private static final Pattern ARCHITECTURE = Pattern.compile("-(?:amd64|arm64|arm|ppc64le|s390x)$");

    boolean matches(String image) {
        String repository = words(repository(image));
        String wanted = words(end);
        return repository.equals(wanted) || repository.endsWith("-" + wanted);
    }

    /** The image without registry, tag, digest and architecture. */
    static String repository(String image) {
        int digest = image.indexOf('@');
        String name = digest < 0 ? image : image.substring(0, digest);
        String untagged = replace(TAG, replace(REGISTRY, name));
        return replace(ARCHITECTURE, untagged);
    }

    private static String replace(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) + text.substring(matcher.end()) : text;
    }

    /** Mirrors join the parts of a name with a hyphen or an underscore. */
    private static String words(String repository) {
        return repository.replace('/', '-').replace('_', '-');
    }

    @Override
    public String toString() {
        return end;
    }
}
