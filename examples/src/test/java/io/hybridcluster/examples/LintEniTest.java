// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintEniTest {
    private static final Path BUNDLED = Path.of("src/test/resources/golden/guide-bundle/eni-config.yaml");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("eni"), text);
    }

    @Test
    void findsNothingWrongWithWhatTheBundleHolds() {
        Run run = Run.of("lint-eni", BUNDLED, "--terway", "1.8.2", "--plan", "plans/guide.yaml");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("[ERROR]", "[WARNING]");
    }

    @Test
    void tellsWhatStopsTerwayWithItsPlaceAndRemedy() throws IOException {
        Path file = file("""
                {
                  "vswitches": {"cn-hangzhou-h": ["vsw-pod0"]},
                  "security_group": "sg-a0",
                  "max_pool_size": "5"
                }
                """);

        assertThat(Run.of("lint-eni", file, "--terway", "v1.8.2"))
                .isEqualTo(new Run(
                        1,
                        "[ERROR] " + file + ":4:20: Terway 1.8.2 does not start: \"max_pool_size\" holds a"
                                + " string where Go expects a whole number without quotes, fraction and exponent |"
                                + " EniConf.WrongType\n"
                                + "    write a whole number without quotes, fraction and exponent\n",
                        ""));
    }

    @Test
    void readsConfigMapsAsYamlAndAsJson() throws IOException {
        String found =
                "[ERROR] ConfigMap kube-system/eni-config: there is no 10-terway.conf, without which Terway 1.8.2 does"
                        + " not start | EniConfig.KeyMissing\n";
        String yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: eni-config, namespace: kube-system}\n"
                + "data:\n  eni_conf: |\n    {}\n";
        String json = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"eni-config\","
                + " \"namespace\": \"kube-system\"}, \"data\": {\"eni_conf\": \"{}\"}}";

        assertThat(Run.of("lint-eni", file(yaml), "--terway", "1.8.2").out()).startsWith(found);
        assertThat(Run.of("lint-eni", file(json), "--terway", "1.8.2").out()).startsWith(found);
        assertThat(Run.of("lint-eni", file(json), "--terway", "1.8.2").code()).isEqualTo(1);
    }

    @Test
    void readsAnEniConfThatIsNoJson() throws IOException {
        Path file = file("{\n  \"access_secret\": \"canary\" // the key\n  ...\n}\n");
        Run run = Run.of("lint-eni", file, "--terway", "1.17.5");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("[ERROR] " + file
                        + ":2:29: Terway 1.17.5 does not start: there is a comment, which JSON does not"
                        + " have | EniConf.NotJson\n    take it out\n")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint-eni                      | expected one ConfigMap or eni_conf, found 0",
                "lint-eni a                    | the option --terway is missing",
                "lint-eni a --terway           | the option --terway lacks its value",
                "lint-eni a --terway x         | --terway: \"x\" is not a Terway version",
            })
    void saysWhatIsWrongWithTheCommandLine(String words, String message) {
        Run run = Run.of((Object[]) words.strip().split(" +"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(message).contains("\nusage: ");
    }

    @Test
    void refusesOtherObjectsAndBrokenManifests() throws IOException {
        Path other = file("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n");
        assertThat(Run.of("lint-eni", other, "--terway", "1.8.2"))
                .isEqualTo(new Run(2, "", other + ":1:1: Secret a is not a ConfigMap\n"));

        Path broken = file("kind: ConfigMap\ndata:\n  eni_conf: [\n");
        Run run = Run.of("lint-eni", broken, "--terway", "1.8.2");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(broken + ":4:1: ");
    }
}
