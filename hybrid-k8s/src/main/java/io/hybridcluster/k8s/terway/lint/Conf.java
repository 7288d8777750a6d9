// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One text as a version reads it, and where what is found in it goes. */
final class Conf {
    private static final int LONGEST_LONG = 19;

    final TerwayVersion version;
    final LintReport report;
    final Shown shown;
    private final String name;
    private final Optional<JsonText> text;
    private final JsonValue root;

    /** @param text empty if the places in it mean nothing to anybody, as in a merged configuration */
    Conf(String name, Optional<JsonText> text, JsonValue root, TerwayVersion version, LintReport report, Shown shown) {
        this.name = name;
        this.text = text;
        this.root = root;
        this.version = version;
        this.report = report;
        this.shown = shown;
    }

    /** Returns the same text with one part of it as the root. */
    Conf at(JsonValue part) {
        return new Conf(name, text, part, version, report, shown);
    }

    JsonValue root() {
        return root;
    }

    boolean isAtLeast(int major, int minor, int patch) {
        return version.isAtLeast(major, minor, patch);
    }

    /** Whether plain encoding/json reads it, to which capitals do not count. */
    boolean ignoresCase() {
        return !isAtLeast(1, 3, 0);
    }

    String terway() {
        return "Terway " + version;
    }

    String place(int offset) {
        return text.map(json -> name + ":" + json.position(offset)).orElse(name);
    }

    void add(LintRule rule, Severity severity, int offset, String problem, String remedy) {
        report.add(rule, severity, place(offset), problem, remedy);
    }

    /** Returns the last member of this name that says something: null says nothing. */
    Optional<JsonMember> member(String name) {
        JsonMember found = null;
        for (JsonMember member : root.members()) {
            boolean same = ignoresCase()
                    ? Ascii.equalsIgnoreCase(member.name(), name)
                    : member.name().equals(name);
            found = same && !member.value().is(JsonKind.NULL) ? member : found;
        }
        return Optional.ofNullable(found);
    }

    Optional<JsonValue> value(String name, JsonKind kind) {
        return member(name).map(JsonMember::value).filter(value -> value.is(kind));
    }

    /** Returns the text there; empty if there is none, or an empty one. */
    Optional<JsonValue> text(String name) {
        return value(name, JsonKind.STRING).filter(value -> !value.text().isEmpty());
    }

    OptionalLong number(String name) {
        return value(name, JsonKind.NUMBER)
                .map(value -> isInt(value) ? OptionalLong.of(Long.parseLong(value.text())) : OptionalLong.empty())
                .orElse(OptionalLong.empty());
    }

    boolean isTrue(String name) {
        return value(name, JsonKind.BOOLEAN)
                .map(value -> value.text().equals("true"))
                .orElse(false);
    }

    boolean isCrdMode() {
        return isAtLeast(1, 2, 0)
                && text("ipam_type").map(JsonValue::text).filter("crd"::equals).isPresent();
    }

    List<JsonValue> strings(JsonValue list) {
        return list.elements().stream()
                .filter(element -> element.is(JsonKind.STRING))
                .toList();
    }

    /** strconv.ParseInt with 64 bits: digits alone. */
    static boolean isInt(JsonValue value) {
        String digits = value.text();
        if (!value.is(JsonKind.NUMBER) || !digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return false;
        }
        if (digits.length() > LONGEST_LONG + 1) {
            return false;
        }
        try {
            Long.parseLong(digits);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
