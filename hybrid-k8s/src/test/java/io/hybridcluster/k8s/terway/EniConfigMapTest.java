// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Kubectl;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniConfigMapTest {
    private static final AccessKey KEY = new AccessKey("LTAI4FakeKeyId00", Secret.of("not-a-real-secret"));

    private static TerwayVersion terway(String version) {
        return TerwayVersion.parse(version);
    }

    @Test
    void isTheGuidesExampleLineByLine() {
        String yaml = EniConfigMap.guideTemplate().document().toYaml();

        // The guide's page has lost its indentation.
        assertThat(yaml.lines().map(String::strip))
                .containsExactlyElementsOf(
                        Golden.read("guide/eni-config.txt").lines().toList());
        Golden.assertSame("eni-config/guide-template.yaml", yaml);
    }

    @Test
    void isTheGuidesExampleFilledIn() {
        EniConfigMap map = EniConfigMap.documented(EniConf.of(Plans.guide()));

        Golden.assertSame("eni-config/guide-documented.yaml", map.document().toYaml());
        assertThat(members(map.eniConf()))
                .containsExactlyElementsOf(members(EniConfigMap.guideTemplate().eniConf()));
    }

    private static List<String> members(Document document) {
        return Trees.map(document).keySet().stream().map(String.class::cast).toList();
    }

    @ParameterizedTest
    @CsvSource({"guide, 1.0.10", "guide, 1.5.6", "guide, 1.5.7", "guide, 1.8.2", "dual, 1.2.0", "dual, 1.17.5"})
    void writesWhatAVersionUnderstands(String plan, String version) {
        EniConf conf = EniConf.of(plan.equals("dual") ? Plans.dual() : Plans.guide());
        if (!terway(version).isAtLeast(1, 8, 0)) {
            conf = conf.toBuilder().credentials(CredentialSource.ENI_CONFIG).build();
        }
        EniConfigMap map = EniConfigMap.forTerway(conf, terway(version));

        Golden.assertSame(
                "eni-config/" + plan + "-" + version + ".yaml", map.document().toYaml());
        assertReadsBack(map);
    }

    private static void assertReadsBack(EniConfigMap map) {
        Document configMap = Trees.readOne(map.document().toYaml());
        assertThat(configMap).isEqualTo(map.document());
        assertThat(Trees.readJson((String) configMap.at("data", "eni_conf")))
                .isEqualTo(map.eniConf().root());
        assertThat(Trees.readJson((String) configMap.at("data", "10-terway.conf")))
                .isEqualTo(map.cniConf().root());
    }

    @Test
    void isMadeForThePlansOwnVersion() {
        assertThat(EniConfigMap.of(Plans.guide()))
                .isEqualTo(EniConfigMap.forTerway(EniConf.of(Plans.guide()), terway("1.8.2")))
                .hasToString(Golden.read("eni-config/guide-1.8.2.yaml"));
    }

    @Test
    void patchesTwoKeysAndNoOther() {
        EniConfigMap map = EniConfigMap.of(Plans.guide());

        assertThat(map.mergePatch().root())
                .isEqualTo(Map.of(
                        "data",
                        Map.of(
                                "eni_conf", map.document().at("data", "eni_conf"),
                                "10-terway.conf", map.document().at("data", "10-terway.conf"))));
    }

    @Test
    void handsTheAccessKeyOutInOnePlaceOnly() {
        EniConf conf =
                EniConfTest.builder().credentials(CredentialSource.ENI_CONFIG).build();
        EniConfigMap map = EniConfigMap.forTerway(conf, terway("1.5.6"));

        String revealed = map.withAccessKey(KEY, Document::toYaml);

        assertThat(revealed)
                .isEqualTo(map.document()
                        .toYaml()
                        .replace("\"access_key\": \"\"", "\"access_key\": \"LTAI4FakeKeyId00\"")
                        .replace("\"access_secret\": \"\"", "\"access_secret\": \"not-a-real-secret\""));
        assertThat(map.toString() + map.document() + map.mergePatch() + map.eniConf() + conf)
                .doesNotContain("not-a-real-secret", "LTAI4FakeKeyId00");
    }

    @Test
    void hasNoPlaceForAnAccessKeyThatComesFromElsewhere() {
        EniConfigMap map = EniConfigMap.of(Plans.guide());

        assertThatThrownBy(() -> map.withAccessKey(KEY, Document::toYaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "this eni_conf takes no access key; credentials come from it only when the credential source"
                                + " is eni-config");
    }

    @Test
    void namesTheTokenFileOnlyIfCredentialsComeFromIt() {
        EniConf conf = EniConfTest.builder()
                .credentials(CredentialSource.CREDENTIAL_PATH)
                .build();

        assertThat(EniConfigMap.forTerway(conf, terway("1.1.0")).eniConf().at("credential_path"))
                .isEqualTo("/var/addon/token-config");
        assertThat(EniConfigMap.of(Plans.guide()).eniConf().at("credential_path"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | ipv4 | credential-path | 1.0.10 | Terway 1.0.10 does not know credential_path, which came with 1.1.0
            1  | dual | eni-config      | 1.0.10 | Terway 1.0.10 does not know ip_stack, which came with 1.1.0
            2  | ipv4 | eni-config      | 1.1.0  | Terway 1.1.0 does not know security_groups, which came with 1.1.1
            1  | ipv4 | addon-secret    | 1.0.10 | Terway 1.0.10 does not know the Secret alibaba-addon-secret, which came with 1.8.0
            1  | ipv4 | addon-secret    | 1.7.9  | Terway 1.7.9 does not know the Secret alibaba-addon-secret, which came with 1.8.0
            """)
    void refusesWhatAVersionDoesNotKnow(int groups, String stack, String source, String version, String message) {
        EniConf conf = EniConfTest.builder(groups)
                .ipStack(IpStack.parse(stack))
                .credentials(CredentialSource.parse(source))
                .build();

        assertThatThrownBy(() -> EniConfigMap.forTerway(conf, terway(version)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void takesTheAddonSecretFromThisVersionOn() {
        assertThat(members(EniConfigMap.forTerway(EniConfTest.builder().build(), terway("1.8.0"))
                        .eniConf()))
                .doesNotContain("access_key", "access_secret", "credential_path");
    }

    @Test
    void writesTagsAndSelectionFromTheirVersionOn() {
        EniConf conf =
                EniConfTest.builder().credentials(CredentialSource.ENI_CONFIG).build();
        EniConf tagged = conf.toBuilder().addEniTag("team", "a").build();

        assertThat(members(EniConfigMap.forTerway(conf, terway("1.0.11")).eniConf()))
                .doesNotContain("eni_tags", "vswitch_selection_policy");
        assertThat(members(EniConfigMap.forTerway(tagged, terway("1.1.0")).eniConf()))
                .contains("eni_tags", "vswitch_selection_policy");
        assertThatThrownBy(() -> EniConfigMap.forTerway(tagged, terway("1.0.11")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Terway 1.0.11 does not know eni_tags, which came with 1.1.0");
    }

    @Test
    void replacesTheWholeTextOfALiveEniConf() {
        Map<?, ?> live = Map.of("data", Map.of("eni_conf", "{\"access_key\":\"k\",\"own\":1}", "own", "x"));
        EniConfigMap map = EniConfigMap.of(Plans.guide());

        assertThat(ReferencePatch.merge(live, map.mergePatch().root()))
                .isEqualTo(Map.of(
                        "data",
                        Map.of(
                                "eni_conf", map.document().at("data", "eni_conf"),
                                "10-terway.conf", map.document().at("data", "10-terway.conf"),
                                "own", "x")));
    }

    @Test
    void countsSecurityGroupsByVersion() {
        EniConf six =
                EniConfTest.builder(6).credentials(CredentialSource.ENI_CONFIG).build();
        EniConf eleven = EniConfTest.builder(11).build();

        assertThat(EniConfigMap.forTerway(six, terway("1.13.7")).eniConf().at("security_groups"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(6);
        assertThatThrownBy(() -> EniConfigMap.forTerway(six, terway("1.13.6")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Terway 1.13.6 takes at most 5 security groups and does not start with more, found 6:"
                        + " [sg-group0, sg-group1, sg-group2, sg-group3, sg-group4, sg-group5]");
        assertThatThrownBy(() -> EniConfigMap.forTerway(eleven, terway("1.17.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Terway 1.17.5 takes at most 10 security groups and does not start with more, found 11:");
        assertThatThrownBy(() -> EniConfigMap.documented(six))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the guide's eni_conf has one security group and IPv4 only, found [sg-group0, sg-group1,"
                                + " sg-group2, sg-group3, sg-group4, sg-group5] and ipv4; write it for a Terway version instead");
    }

    @Test
    void isReadBackByKubectl(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eni-config.yaml");
        for (EniConfigMap map :
                List.of(EniConfigMap.guideTemplate(), EniConfigMap.of(Plans.guide()), EniConfigMap.of(Plans.dual()))) {
            Files.writeString(file, map.document().toYaml());
            for (Kubectl kubectl : Kubectl.all()) {
                assertThat(kubectl.read(file)).containsExactly(map.document());
            }
        }
    }
}
