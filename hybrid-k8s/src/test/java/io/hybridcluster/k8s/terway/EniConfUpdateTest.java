// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EniConfUpdateTest {
    private static final EniConfigMap WANTED = EniConfigMap.of(Plans.guide());
    private static final AccessKey KEY = new AccessKey("LTAI4FakeKeyId00", Secret.of("not-a-real-secret"));

    static Map<String, Object> live(Map<String, ?> data) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name",
                        "eni-config",
                        "namespace",
                        "kube-system",
                        "resourceVersion",
                        "7",
                        "annotations",
                        Map.of("a", "b")),
                "data",
                data);
    }

    /** Every change is made twice: the second time there is nothing to do. */
    static ObjectChange twice(EniConfUpdate update, Map<?, ?> live) {
        ObjectChange change = update.applyTo(live);
        ObjectChange again = update.applyTo((Map<?, ?>) change.after().root());
        assertThat(again.isChange()).isFalse();
        assertThat(again.after()).isEqualTo(change.after());
        assertThat(change.after().at("data", "eni_conf"))
                .isEqualTo(again.after().at("data", "eni_conf"));
        return change;
    }

    private static String eniConf(EniConfUpdate update, String text) {
        ObjectChange change = twice(update, live(Map.of("eni_conf", text, "10-terway.conf", "{\"type\": \"terway\"}")));
        return (String) change.after().at("data", "eni_conf");
    }

    @Test
    void changesNothingWhereNothingDiffers() {
        ObjectChange change =
                EniConfUpdate.to(WANTED).applyTo((Map<?, ?>) WANTED.document().root());

        assertThat(change.isChange()).isFalse();
        assertThat(WANTED.applyTo((Map<?, ?>) WANTED.document().root())).isEqualTo(change);
    }

    @Test
    void keepsWhatIsNotOurs() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("disable_network_policy", "false");
        data.put("eni_conf", """
                {
                    "enable_eni_trunking" : true,
                    "max_pool_size": 5.0,
                    "eni_tags": {"team":  "a"},
                    "vswitches": {"cn-hangzhou-b":["vsw-other0"]},
                    "access_key": "LTAI4FakeKeyId01",   "access_secret": "canary"
                }
                """);
        data.put("10-terway.conf", "{\"type\":\"terway\",\"mtu\":1400,\"cniVersion\":\"0.3.0\"}");
        ObjectChange change = twice(EniConfUpdate.to(WANTED), live(data));

        assertThat(change.after().at("data", "eni_conf")).isEqualTo("""
                {
                    "enable_eni_trunking" : true,
                    "max_pool_size": 5,
                    "eni_tags": {"team":  "a","ack.aliyun.com": "c0a1b2c3d4e5f60718293a4b5c6d7e8f9"},
                    "vswitches": {"cn-hangzhou-b":["vsw-other0"],"cn-hangzhou-h": ["vsw-bp1pod00000000000000"]},
                    "access_key": "LTAI4FakeKeyId01",   "access_secret": "canary",   "version": "1",   "min_pool_size": 0,\
                   "service_cidr": "172.16.0.0/16",   "security_group": "sg-bp1securitygroup0000",\
                   "vswitch_selection_policy": "ordered"
                }
                """);
        assertThat(change.after().at("data", "10-terway.conf"))
                .isEqualTo("{\"type\":\"terway\",\"mtu\":1400,\"cniVersion\":\"0.4.0\",\"name\": \"terway\","
                        + "\"capabilities\": {\"bandwidth\":true}}");
        assertThat(change.after().at("data", "disable_network_policy")).isEqualTo("false");
        assertThat(change.after().at("metadata", "annotations", "a")).isEqualTo("b");
        assertThat(change)
                .hasToString("ConfigMap kube-system/eni-config: /data/eni_conf, /data/10-terway.conf")
                .asString()
                .doesNotContain("canary");
        assertThat(change.mergePatch().at("metadata", "resourceVersion")).isEqualTo("7");
    }

    @Test
    void removesWhatIsNamed() {
        String text = "{\"hot_plug\": \"x\", \"access_key\": \"\", \"a\": 1}";

        assertThat(eniConf(EniConfUpdate.to(WANTED).removing(Set.of("hot_plug", "access_key")), text))
                .startsWith("{\"a\": 1, \"version\": \"1\"");
        assertThatThrownBy(() -> EniConfUpdate.to(WANTED).removing(Set.of("version")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("member \"version\" is wanted and cannot be removed");
    }

    @Test
    void writesAnAccessKeyOnlyIfItIsGiven() {
        EniConfigMap inline = EniConfigMap.forTerway(
                EniConf.of(Plans.guide()).toBuilder()
                        .credentials(CredentialSource.ENI_CONFIG)
                        .build(),
                TerwayVersion.parse("1.5.6"));
        String there = "{\"access_key\": \"LTAI4FakeKeyId01\", \"access_secret\": \"canary\"}";

        assertThat(eniConf(EniConfUpdate.to(inline), there))
                .startsWith("{\"access_key\": \"LTAI4FakeKeyId01\", \"access_secret\": \"canary\", ");
        assertThat(eniConf(EniConfUpdate.to(inline).withAccessKey(KEY), there))
                .startsWith("{\"access_key\": \"LTAI4FakeKeyId00\", \"access_secret\": \"not-a-real-secret\", ");
        assertThat(twice(EniConfUpdate.to(inline).withAccessKey(KEY), live(Map.of()))
                        .after()
                        .at("data", "eni_conf")
                        .toString())
                .contains("\"access_secret\": \"not-a-real-secret\"");
        assertThat(EniConfUpdate.to(inline).withAccessKey(KEY).toString()).doesNotContain("not-a-real", "LTAI");
        assertThatThrownBy(() ->
                        EniConfUpdate.to(WANTED).removing(Set.of("access_key")).withAccessKey(KEY))
                .hasMessage("an access key cannot be written and removed");
    }

    @Test
    void refusesAMask() {
        String masked = "{\"access_key\": \"LTAI4FakeKeyId01\", \"access_secret\": \"******\"}";

        assertThatThrownBy(() -> eniConf(EniConfUpdate.to(WANTED), masked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ConfigMap kube-system/eni-config eni_conf: access_secret is \"******\", a mask that somebody"
                                + " wrote back; give the access key anew");
        assertThat(eniConf(EniConfUpdate.to(WANTED).removing(Set.of("access_key", "access_secret")), masked))
                .doesNotContain("access", "***");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"canary": 1 // a | eni_conf:1:14: there is a comment, which JSON does not have; take it out; what is not JSON is not changed, since nobody knows what it means
            {"canary":        | eni_conf:1:11: the text ends where a value should be; write the value, and close what is open; what is not JSON is not changed, since nobody knows what it means
            []                | eni_conf:1:1: expected an object, found a list
            """)
    void refusesWhatIsNoJsonWithThePlace(String text, String message) {
        assertThatThrownBy(() -> eniConf(EniConfUpdate.to(WANTED), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ConfigMap kube-system/eni-config " + message);
    }

    @Test
    void refusesAnotherObjectAndOneThatIsTooLarge() {
        assertThatThrownBy(() -> WANTED.applyTo(
                        Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "a"))))
                .hasMessage("ConfigMap a is not the ConfigMap kube-system/eni-config");
        assertThatThrownBy(() -> WANTED.applyTo(live(Map.of("x", "y".repeat(EniConfUpdate.MAX_BYTES)))))
                .hasMessageMatching(
                        "ConfigMap kube-system/eni-config would have 1049\\d\\d\\d bytes; Kubernetes takes at"
                                + " most 1048576");
        Map<String, Object> immutable = new LinkedHashMap<>(live(Map.of()));
        immutable.put("immutable", true);
        assertThatThrownBy(() -> WANTED.applyTo(immutable)).hasMessageContaining("is immutable");
        assertThatThrownBy(() -> WANTED.applyTo(live(Map.of("eni_conf", 5))))
                .hasMessage("data.eni_conf: expected text");
    }

    @Test
    void leavesConflistsAndPluginsToTheirOwner() {
        String list = "{\"plugins\": [{\"type\": \"terway\"}]}";
        ObjectChange change = twice(
                EniConfUpdate.to(WANTED), live(Map.of("10-terway.conflist", list, "10-terway.conf", "{ /* odd */ }")));

        assertThat(change.after().at("data", "10-terway.conflist")).isEqualTo(list);
        assertThat(change.after().at("data", "10-terway.conf")).isEqualTo("{ /* odd */ }");
        assertThat(twice(EniConfUpdate.to(WANTED), live(Map.of("10-terway.conf", list)))
                        .after()
                        .at("data", "10-terway.conf"))
                .isEqualTo(list);
    }
}
