// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.node;

import static java.util.Objects.requireNonNull;

/**
 * The name of a Kubernetes node, such as {@code cn-hangzhou.10.10.24.17}: a lower-case RFC 1123 subdomain.
 *
 * <p>The kubelet also writes the name to the label {@code kubernetes.io/hostname}, so it is held to the 63 characters of
 * a label value and not to the 253 of an object's name.
 *
 * @param value the name
 */
public record NodeName(String value) implements Comparable<NodeName> {
    /** @throws IllegalArgumentException if the value is not a DNS name of 1 to 63 characters */
    public NodeName {
        requireNonNull(value, "value");
        if (!QualifiedName.isDnsSubdomain(value) || value.length() > 63) {
            throw new IllegalArgumentException("node name \"" + value
                    + "\" is not 1 to 63 lower-case letters, digits, \"-\" and \".\" with a letter or digit at both ends"
                    + " of each part");
        }
    }

    /** Returns the name written so; the same as the constructor. */
    public static NodeName parse(String text) {
        return new NodeName(text);
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return value;
    }
}
