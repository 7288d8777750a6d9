// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.examples.Arguments.Option;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.lint.EniConfigLint;
import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.Position;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.version.TerwayVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code lint-eni FILE --terway VERSION}: prints what that Terway does with a ConfigMap eni-config, as YAML or JSON, or with
 * the text of its eni_conf alone.
 */
final class LintEni {
    /** A ConfigMap has at most 1 MiB, and its JSON form a bit more. */
    private static final int MAX_BYTES = 1 << 22;

    /** What begins a line of a manifest and no line of an eni_conf. */
    private static final Pattern MANIFEST = Pattern.compile("(?m)^(?:apiVersion|kind|metadata|data)\\s*:");

    private LintEni() {}

    static int run(List<String> words, PrintStream out) throws IOException {
        Arguments arguments = new Arguments(words, Set.of("--terway", "--plan"), Set.of());
        Path file = arguments.file("ConfigMap or eni_conf");
        EniConfigLint lint = EniConfigLint.forTerway(version(arguments));
        Optional<Path> plan = arguments.path(Option.PLAN);
        if (plan.isPresent()) {
            lint = lint.withPlan(Plans.read(plan.get()).plan());
        }
        List<LiveFinding> findings = check(lint, file.toString(), Plans.text(file, MAX_BYTES));
        for (LiveFinding finding : findings) {
            out.println(finding);
            out.println("    " + finding.remedy());
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR) ? 1 : 0;
    }

    private static TerwayVersion version(Arguments arguments) {
        String text =
                arguments.value(Option.TERWAY).orElseThrow(() -> new UsageException("the option --terway is missing"));
        try {
            return TerwayVersion.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--terway: " + e.getMessage());
        }
    }

    private static List<LiveFinding> check(EniConfigLint lint, String file, String text) {
        boolean isJsonManifest = JsonText.read(text)
                .root()
                .filter(root -> root.member("kind").isPresent()
                        && root.member("apiVersion").isPresent())
                .isPresent();
        if (!isJsonManifest && !MANIFEST.matcher(text).find()) {
            return lint.eniConf(file, text);
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            return lint.configMap((Map<?, ?>) YamlText.read(file, content).root());
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(
                    List.of(new FileProblem(file, new Position(1, 1), String.valueOf(e.getMessage()))));
        }
    }
}
