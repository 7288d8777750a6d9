// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.terway.credential.TerwayCredentials;
import io.hybridcluster.k8s.terway.key.ConfKey;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.k8s.terway.key.VersionRange;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document says what the code does. */
class EniConfigDocsTest {
    private static final Path FILE = Path.of("..", "docs", "eni-config.md");

    @Test
    void listsEveryRule() throws IOException {
        StringBuilder table = new StringBuilder("| id | worst | meaning | source |\n|---|---|---|---|\n");
        Stream.concat(EniConfigLint.rules().stream(), TerwayCredentials.rules().stream())
                .sorted()
                .forEach(rule -> table.append(row(rule)));

        assertSame("rules", table.toString());
    }

    private static String row(RuleDescription rule) {
        return "| `" + rule.id() + "` | " + rule.severity() + " | " + rule.meaning() + " | " + rule.source() + " |\n";
    }

    @Test
    void listsEveryMember() throws IOException {
        StringBuilder tables = new StringBuilder();
        table(tables, "eni_conf", ConfKeys.eniConf());
        table(tables, "The plugin terway in 10-terway.conf", ConfKeys.cniConf());
        table(tables, "The ConfigMap", ConfKeys.configMap());

        assertSame("members", tables.toString());
    }

    private static void table(StringBuilder tables, String title, ConfKeys keys) {
        tables.append("### ").append(title).append("\n\n");
        tables.append("| member | type | since | gone | without it | a change reaches | note |\n");
        tables.append("|---|---|---|---|---|---|---|\n");
        for (ConfKey key : keys.all()) {
            String since = key.isSinceConfirmed() ? versions(key.known(), true) : "-";
            tables.append("| `").append(key.name()).append("` | ").append(key.type());
            tables.append(" | ").append(since).append(" | ").append(versions(key.known(), false));
            tables.append(" | ").append(key.absent()).append(" | ").append(key.reach());
            tables.append(" | ").append(key.note()).append(" |\n");
        }
        tables.append('\n');
    }

    private static String versions(List<VersionRange> known, boolean since) {
        if (!since) {
            return known.get(known.size() - 1)
                    .before()
                    .map(TerwayVersion::toString)
                    .orElse("");
        }
        return known.stream().map(range -> range.since().toString()).collect(Collectors.joining(", "));
    }

    private static void assertSame(String name, String table) throws IOException {
        String begin = "<!-- begin of the " + name + " that EniConfigDocsTest compares -->\n";
        String end = "<!-- end of the " + name + " -->\n";
        String text = Files.readString(FILE);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        if (Golden.updating()) {
            Files.writeString(FILE, before + table + after);
        }

        assertThat(Files.readString(FILE)).isEqualTo(before + table + after);
    }
}
