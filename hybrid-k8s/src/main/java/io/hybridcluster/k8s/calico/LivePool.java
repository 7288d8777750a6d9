// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.net.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pool as a cluster has it. What is absent has Calico's default (calico api/pkg/apis/projectcalico/v3/ippool.go). */
record LivePool(KubernetesObject object, Optional<Cidr> cidr) {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "disabled",
            false,
            "natOutgoing",
            false,
            "disableBGPExport",
            false,
            "ipipMode",
            "Never",
            "vxlanMode",
            "Never",
            "nodeSelector",
            "all()");

    /** Which Calico's API server adds of itself. */
    private static final Set<String> ADDED = Set.of("allowedUses", "assignmentMode");

    /** Which cannot be changed, since addresses may have been taken. */
    private static final Set<String> FIXED = Set.of("cidr", "blockSize");

    static LivePool of(KubernetesObject object) {
        Optional<Cidr> cidr = Optional.empty();
        if (object.tree().at("spec", "cidr") instanceof String text) {
            try {
                cidr = Optional.of(Cidr.parse(text));
            } catch (IllegalArgumentException e) {
                cidr = Optional.empty();
            }
        }
        return new LivePool(object, cidr);
    }

    private @Nullable Object spec(String name) {
        @Nullable Object value = object.tree().at("spec", name);
        return value == null || value.equals("") ? DEFAULTS.get(name) : value;
    }

    boolean isDisabled() {
        return Boolean.TRUE.equals(spec("disabled"));
    }

    boolean masquerades() {
        return Boolean.TRUE.equals(spec("natOutgoing"));
    }

    boolean encapsulates() {
        return !"Never".equals(spec("ipipMode")) || !"Never".equals(spec("vxlanMode"));
    }

    boolean isForPods() {
        return !isDisabled() && !(spec("allowedUses") instanceof List<?> uses && !uses.contains("Workload"));
    }

    /** Returns the members of the spec that are not as wanted. */
    List<String> differences(Map<?, ?> wanted) {
        return wanted.entrySet().stream()
                .filter(member -> !Objects.equals(spec((String) member.getKey()), member.getValue()))
                .map(member -> (String) member.getKey())
                .toList();
    }

    /** Returns whether the spec says what is wanted and nothing else. */
    boolean isExactly(Map<?, ?> wanted) {
        return differences(wanted).isEmpty()
                && object.tree().at("spec") instanceof Map<?, ?> spec
                && spec.keySet().stream()
                        .allMatch(name -> wanted.containsKey(name) || ADDED.contains(String.valueOf(name)));
    }

    static boolean isFixed(String member) {
        return FIXED.contains(member);
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
