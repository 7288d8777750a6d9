// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.file.PlanFile;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.rule.PlanRules;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/** The documents say what the code does. */
class ReadmeTest {
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "hybridcluster", "examples", "Embedding.java");
    private static final Path DOCS = Path.of("..", "docs");

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "check", "patch", "live", "script"})
    void showsTheCodeThatTheBuildCompiles(String region) throws IOException {
        assertShows(SOURCE, region);
    }

    @Test
    void showsTheCodeForAnAccountThatTheBuildCompilesAndRuns() throws IOException {
        assertShows(SOURCE.resolveSibling("EmbeddingAccount.java"), "account");
        assertShows(
                Path.of("src", "test", "java", "io", "hybridcluster", "examples", "EmbeddingAccountTest.java"),
                "fake-account");
    }

    @Test
    void showsATestThatTheBuildRuns() throws IOException {
        assertShows(
                Path.of("src", "test", "java", "io", "hybridcluster", "examples", "EmbeddingLiveTest.java"), "testkit");
    }

    private static void assertShows(Path source, String region) throws IOException {
        Matcher matcher = Pattern.compile("(?s) +// \\[" + region + "]\n(.*?) +// \\[/" + region + "]\n")
                .matcher(Files.readString(source));
        assertThat(matcher.find()).isTrue();

        assertThat(readme())
                .contains("```java\n" + matcher.group(1).stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void theCodeMakesTheGuidesPlan() throws IOException {
        HybridPlan file = PlanFile.parse("guide.yaml", Files.readAllBytes(Path.of("plans", "guide.yaml")))
                .plan();

        HybridPlan plan = Embedding.plan();

        assertThat(plan.cluster()).isEqualTo(file.cluster());
        assertThat(plan.idc()).isEqualTo(file.idc());
        assertThat(plan.vpc()).isEqualTo(file.vpc());
        assertThat(plan.terway()).isEqualTo(file.terway());
        assertThat(Embedding.eniConfig(plan))
                .isEqualTo(Files.readString(
                        Path.of("src", "test", "resources", "golden", "guide-bundle", "eni-config.yaml")));
    }

    @Test
    void listsEveryFindingWithItsMeaning() throws IOException {
        StringBuilder table = new StringBuilder("| id | worst | meaning | source |\n|---|---|---|---|\n");
        for (RuleDescription rule : PlanRules.standard().descriptions()) {
            table.append("| `")
                    .append(rule.id())
                    .append("` | ")
                    .append(rule.severity())
                    .append(" | ");
            table.append(rule.meaning()).append(" | ").append(rule.source()).append(" |\n");
        }
        Path file = DOCS.resolve("findings.md");
        String begin = "<!-- begin of the table that ReadmeTest compares -->\n";
        String end = "<!-- end of the table -->\n";
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        if (Golden.updating()) {
            Files.writeString(file, before + table + after);
        }

        assertThat(Files.readString(file)).isEqualTo(before + table + after);
    }

    @Test
    void showsWhatCheckPrints() throws IOException {
        List<String> lines =
                Run.of("check", Path.of("plans", "guide.yaml")).out().lines().toList();
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).endsWith("PodCidr.InsideVpc"))
                .findFirst()
                .orElseThrow();

        assertThat(readme())
                .contains(lines.get(first).replace("(plans/", "(examples/plans/") + "\n" + lines.get(first + 1) + "\n");
    }

    @Test
    void showsTheProjectThatTheBuildRunsOutsideOfItself() throws IOException {
        Path consumer = Path.of("src", "it", "consumers", "spring-boot");
        assertShows(consumer.resolve(Path.of("src", "main", "java", "com", "example", "Main.java")), "first-finding");

        Matcher xml = Pattern.compile("(?s)```xml\n<dependencyManagement>\n  <dependencies>\n(.*?)  </dependencies>\n"
                        + "</dependencyManagement>\n\n<dependencies>\n(.*?)</dependencies>\n```")
                .matcher(readme());
        assertThat(xml.find()).isTrue();
        assertThat(Files.readString(consumer.resolve("pom.xml")).replace("${hybrid.version}", version()))
                .contains("  <dependencyManagement>\n    <dependencies>\n"
                        + xml.group(1).indent(2))
                .contains("  <dependencies>\n" + xml.group(2).indent(2));
    }

    private static String version() throws IOException {
        Matcher version = Pattern.compile("<version>(.+?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void startsTheBuildByThePropertyThatTheProfilesAskFor() throws Exception {
        Matcher command = Pattern.compile("(?m)^mvn -B -ntp -D(\\S+) package && java -jar \\S+ (\\S+)$")
                .matcher(readme());
        assertThat(command.find()).isTrue();
        String property = command.group(1);

        assertThat(profiles(Path.of("..", "pom.xml")))
                .containsEntry("quickstart", property)
                .containsEntry("all-modules", "!" + property)
                .containsEntry("static-analysis", "!" + property);
        assertThat(profiles(Path.of("pom.xml"))).containsEntry("tests", "!" + property);
    }

    /** What property activates which profile. */
    private static Map<String, String> profiles(Path pom) throws Exception {
        Map<String, String> found = new TreeMap<>();
        NodeList profiles = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getElementsByTagName("profile");
        XPath path = XPathFactory.newDefaultInstance().newXPath();
        for (int i = 0; i < profiles.getLength(); i++) {
            found.put(
                    path.evaluate("id", profiles.item(i)), path.evaluate("activation/property/name", profiles.item(i)));
        }
        return found;
    }
}
