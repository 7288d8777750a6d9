// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.k8s.terway.key.ConfKey;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.k8s.terway.key.Reach;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.secret.SecretShape;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which members Terway reads at all, and whether Go's decoder takes what stands there. */
final class KeyCheck {
    /** What goes without saying. */
    private static final Set<String> NO_MATTER = Set.of("0", "false", "off", "none", "nothing", "built in");

    private static final Map<String, ConfKey> KEYS = ConfKeys.eniConf().byName();

    private final Conf conf;
    private final boolean showsNames;

    /** @param showsNames whether a name is surely one: in damaged text it may be part of a value */
    KeyCheck(Conf conf, boolean showsNames) {
        this.conf = conf;
        this.showsNames = showsNames;
    }

    void check() {
        Map<String, JsonMember> seen = new HashMap<>();
        for (JsonMember member : conf.root().members()) {
            String read = conf.ignoresCase() ? Ascii.toLowerCase(member.name()) : member.name();
            JsonMember before = seen.put(read, member);
            if (before != null) {
                twice(before, member);
            }
            @Nullable ConfKey key = KEYS.get(read);
            if (key == null) {
                unknown(member);
            } else {
                known(key, member);
            }
            inside(member.value());
        }
    }

    private String name(JsonMember member) {
        return showsNames ? conf.shown.of(member.name()) : "a member";
    }

    private void twice(JsonMember before, JsonMember member) {
        boolean merged = member.value().is(JsonKind.OBJECT) && before.value().is(JsonKind.OBJECT);
        conf.add(
                LintRule.KEY_TWICE,
                Severity.WARNING,
                member.start(),
                name(member) + " is there again; "
                        + (merged ? "Go puts both into one, the last of each name" : "the last of them counts"),
                "keep one of them");
    }

    private void known(ConfKey key, JsonMember member) {
        if (!member.name().equals(key.name())) {
            conf.add(
                    LintRule.KEY_CASE,
                    Severity.INFO,
                    member.start(),
                    conf.terway() + " reads " + name(member) + " as \"" + key.name() + "\"; 1.3.0 and later ignore it",
                    "write \"" + key.name() + "\"");
        }
        if (key.isKnownTo(conf.version)) {
            type(key, member);
            if (key.reach() == Reach.NOTHING && !key.name().equals("version")) {
                conf.add(
                        LintRule.KEY_UNUSED,
                        Severity.INFO,
                        member.start(),
                        conf.terway() + " makes no use of \"" + key.name() + "\"",
                        "take it out");
            }
            return;
        }
        Optional<TerwayVersion> gone = key.goneIn(conf.version);
        if (gone.isPresent()) {
            conf.add(
                    LintRule.KEY_REMOVED,
                    Severity.WARNING,
                    member.start(),
                    conf.terway() + " ignores \"" + key.name() + "\", which was taken out in " + gone.get(),
                    "take it out");
        } else {
            conf.add(
                    LintRule.NOT_YET_KNOWN,
                    Severity.WARNING,
                    member.start(),
                    conf.terway() + " ignores \"" + key.name() + "\", which came with " + nextSince(key)
                            + (NO_MATTER.contains(key.absent()) ? "" : "; without it: " + key.absent()),
                    "take it out, or upgrade Terway");
        }
    }

    private TerwayVersion nextSince(ConfKey key) {
        return key.known().stream()
                .map(range -> range.since())
                .filter(since -> since.compareTo(conf.version) > 0)
                .findFirst()
                .orElse(key.since());
    }

    private void type(ConfKey key, JsonMember member) {
        TypeCheck.of(key.type(), member.value())
                .ifPresent(misfit -> conf.add(
                        LintRule.WRONG_TYPE,
                        key.isSinceConfirmed() ? Severity.ERROR : Severity.WARNING,
                        misfit.value().start(),
                        conf.terway() + " does not start: \"" + key.name() + "\" holds " + found(key, misfit.value())
                                + " where Go expects " + misfit.expected(),
                        "write " + misfit.expected()));
    }

    private String found(ConfKey key, JsonValue value) {
        boolean shows = value.is(JsonKind.NUMBER) && !SecretShape.isSecretName(key.name());
        return value.kind() + (shows ? " " + conf.shown.of(value.text()) : "");
    }

    private void unknown(JsonMember member) {
        List<String> names = ConfKeys.eniConf().namesFor(conf.version);
        Optional<String> same = names.stream()
                .filter(name -> Ascii.equalsIgnoreCase(name, member.name()))
                .findFirst();
        Optional<String> near = showsNames ? NearestKey.of(member.name(), names) : Optional.empty();
        if (same.isPresent()) {
            conf.add(
                    LintRule.KEY_CASE,
                    Severity.WARNING,
                    member.start(),
                    conf.terway() + " ignores " + name(member) + ": from 1.3.0 on capitals count",
                    "write \"" + same.get() + "\"");
        } else {
            conf.add(
                    LintRule.UNKNOWN_KEY,
                    near.isPresent() ? Severity.WARNING : Severity.INFO,
                    member.start(),
                    conf.terway() + " ignores " + name(member) + ", which no version knows"
                            + near.map(name -> "; did you mean \"" + name + "\"?")
                                    .orElse(""),
                    near.map(name -> "write \"" + name + "\", or take it out").orElse("take it out"));
        }
    }

    /** Names twice further in, such as a zone. */
    private void inside(JsonValue object) {
        Map<String, JsonMember> seen = new LinkedHashMap<>();
        for (JsonMember member : object.members()) {
            if (seen.put(member.name(), member) != null) {
                conf.add(
                        LintRule.KEY_TWICE,
                        Severity.WARNING,
                        member.start(),
                        name(member) + " is there again; the last of them counts",
                        "keep one of them");
            }
        }
    }
}
