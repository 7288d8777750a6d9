// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.json.JsonText;
import io.hybridcluster.model.text.Document;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddOnValuesTest {
    private static ApiAnswer answer(String json) {
        return ApiAnswer.of("cs:ListAddons.addons[0]", JsonText.read(json.replace('\'', '"')));
    }

    private static Document document(String json) {
        return Document.of((Map<?, ?>) JsonText.read(json.replace('\'', '"')));
    }

    @Test
    void readsWhatCanBeInstalled() {
        AddOn addOn = AddOn.from(answer("{'name':'terway-eniip','version':'v1.8.18','architecture':['amd64','arm64'],"
                + "'category':'network','managed':'false','config_schema':'{}',"
                + "'supported_actions':['Install','Upgrade']}"));

        assertThat(addOn).hasToString("add-on terway-eniip v1.8.18");
        assertThat(addOn.architectures()).containsExactly("amd64", "arm64");
        assertThat(addOn.category()).hasValue("network");
        assertThat(addOn.isManaged()).isFalse();
        assertThat(addOn.supportedActions()).containsExactly("Install", "Upgrade");
        assertThat(addOn.configSchema()).hasValue("{}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddOn.from(answer("{'version':'v1'}")))
                .withMessage("cs:ListAddons.addons[0].name: expected a value, found none");
        assertThatIllegalArgumentException().isThrownBy(() -> AddOn.from(answer("{'name':'a','architecture':'x'}")));
    }

    @Test
    void readsWhatIsInstalledAndShowsNoConfiguration() {
        AddOnInstance addOn = AddOnInstance.from(
                answer("{'name':'a','version':'v1.2','state':'Updating','config':'{\\\"canary\\\":1}','logging':{}}"));

        assertThat(addOn).hasToString("add-on a v1.2 UPDATING");
        assertThat(addOn.config()).hasValue(document("{'canary':1}"));
        assertThat(addOn.isVersion("1.2")).isTrue();
        assertThat(addOn.isVersion("v1.20")).isFalse();
        assertThat(AddOnInstance.from(answer("{'name':'a','state':'odd','config':'no'}")))
                .isEqualTo(new AddOnInstance("a", "", AddOnState.UNKNOWN, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                         | {}                        | true
            {'a':1,'b':2}              | {'a':1}                   | true
            {'a':{'b':1,'c':2}}        | {'a':{'c':2}}             | true
            {'a':{'b':1}}              | {'a':{'c':2}}             | false
            {'a':1}                    | {'b':null}                | false
            {'a':[1,2]}                | {'a':[1]}                 | false
            {'a':1}                    | {'a':{'b':1}}             | false
            """)
    void comparesConfigurationsByWhatIsWanted(String found, String wanted, boolean has) {
        AddOnInstance addOn = new AddOnInstance("a", "1", AddOnState.ACTIVE, Optional.of(document(found)));

        assertThat(addOn.hasConfig(document(wanted))).isEqualTo(has);
        assertThat(new AddOnInstance("a", "1", AddOnState.ACTIVE, Optional.empty()).hasConfig(document("{}")))
                .isTrue();
    }

    /** Names and shapes: the metadata of the OpenAPI. */
    @Test
    void writesBodies() {
        AddOnRequest request = AddOnRequest.of("terway-eniip", "v1.8.18").withConfig(document("{'IPVlan':'false'}"));

        assertThat(AddOnRequest.of("a", "1").installBody()).hasToString("[{\"name\":\"a\",\"version\":\"1\"}]");
        assertThat(request.installBody())
                .hasToString("[{\"name\":\"terway-eniip\",\"version\":\"v1.8.18\","
                        + "\"config\":\"{\\\"IPVlan\\\":\\\"false\\\"}\"}]");
        assertThat(request.upgradeBody("v1.8.1"))
                .hasToString(
                        "[{\"component_name\":\"terway-eniip\",\"version\":\"v1.8.1\",\"next_version\":\"v1.8.18\","
                                + "\"config\":\"{\\\"IPVlan\\\":\\\"false\\\"}\"}]");
        assertThat(AddOnRequest.configBody(document("{'a':1}"))).hasToString("{\"config\":\"{\\\"a\\\":1}\"}");
        assertThat(AddOnRequest.uninstallBody("a", true))
                .hasToString("[{\"name\":\"a\",\"cleanup_cloud_resources\":true}]");
        assertThat(request).hasToString("add-on terway-eniip v1.8.18");
    }

    @Test
    void refusesOtherNamesAndVersions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddOnRequest.of("Terway", "v1"))
                .withMessage("\"Terway\" is not the name of an add-on: expected 1 to 64 lower-case letters, digits and"
                        + " \"-\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddOnRequest.of("terway", ""))
                .withMessage("\"\" is not a version of an add-on: expected one like \"v1.8.2\"; the list of available"
                        + " add-ons has them");
        assertThatIllegalArgumentException().isThrownBy(() -> AddOnRequest.of("terway", "v1 2"));
    }
}
