// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.finding.Severity;
import java.util.Optional;

/** Tags of ENIs: what ECS does not take (CreateNetworkInterface), and what Terway overwrites. */
final class TagCheck {
    private static final int MOST = 19;
    private static final int LONGEST = 128;

    private final Conf conf;

    TagCheck(Conf conf) {
        this.conf = conf;
    }

    void check() {
        Optional<JsonValue> tags = conf.isAtLeast(1, 1, 0) ? conf.value("eni_tags", JsonKind.OBJECT) : Optional.empty();
        tags.ifPresent(this::tags);
        boolean broken = conf.isAtLeast(1, 5, 5) && !conf.isAtLeast(1, 12, 1);
        conf.value("eni_tag_filter", JsonKind.OBJECT)
                .filter(filter -> broken && !filter.members().isEmpty())
                .ifPresent(filter -> conf.add(
                        LintRule.TAG_FILTER,
                        Severity.WARNING,
                        filter.start(),
                        "the filter of ENIs by tag does not work in " + conf.terway() + "; fixed in 1.12.1",
                        "upgrade Terway before you rely on it"));
    }

    private void tags(JsonValue tags) {
        if (tags.members().size() > MOST) {
            conf.add(
                    LintRule.TAGS,
                    Severity.WARNING,
                    tags.start(),
                    "there are " + tags.members().size() + " tags; ECS takes 20 and Terway adds one, so that no ENI can"
                            + " be made",
                    "keep " + MOST);
        }
        tags.members().forEach(this::tag);
    }

    private void tag(JsonMember tag) {
        String value = tag.value().text();
        if (tag.name().equals("creator")) {
            String outcome = value.equals("terway") ? "is what Terway sets anyway" : "is overwritten with \"terway\"";
            conf.add(
                    LintRule.TAGS,
                    value.equals("terway") ? Severity.INFO : Severity.WARNING,
                    tag.start(),
                    "the tag creator " + outcome,
                    "take it out");
            return;
        }
        refusal(Ascii.toLowerCase(tag.name()), Ascii.toLowerCase(value))
                .ifPresent(why -> conf.add(
                        LintRule.TAGS,
                        Severity.WARNING,
                        tag.start(),
                        "ECS refuses the tag " + conf.shown.of(tag.name()) + ", and so every ENI: " + why,
                        "change the tag"));
    }

    private static Optional<String> refusal(String name, String value) {
        if (name.isEmpty() || name.startsWith("aliyun") || name.startsWith("acs:")) {
            return Optional.of("its name is empty or begins with aliyun or acs:");
        }
        if (name.length() > LONGEST || value.length() > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " characters");
        }
        boolean isUrl = (name + " " + value).contains("http://") || (name + " " + value).contains("https://");
        return isUrl ? Optional.of("it contains http:// or https://") : Optional.empty();
    }
}
