// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.terway.EniConf;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfKeysTest {
    @ParameterizedTest
    @CsvSource({
        "eni_tags, 1.0.10, false",
        "eni_tags, 1.1.0, true",
        "hot_plug, 1.0.10, true",
        "hot_plug, 1.1.0, false",
        "enable_patch_pod_ips, 1.8.17, false",
        "enable_patch_pod_ips, 1.8.18, true",
        "enable_patch_pod_ips, 1.9.16, false",
        "enable_patch_pod_ips, 1.9.17, true",
        "enable_patch_pod_ips, 1.13.3, false",
        "enable_patch_pod_ips, 1.17.5, true",
        "eni_tag_block_list, 1.17.5, false"
    })
    void knowWhichVersionKnowsWhat(String name, String version, boolean known) {
        TerwayVersion terway = TerwayVersion.parse(version);

        assertThat(ConfKeys.eniConf().byName().get(name).isKnownTo(terway)).isEqualTo(known);
        assertThat(ConfKeys.eniConf().namesFor(terway).contains(name)).isEqualTo(known);
    }

    @Test
    void haveTheNewestStructsMembers() {
        // 43, less the one that came after 1.17.5.
        assertThat(ConfKeys.eniConf().namesFor(ConfKeys.NEWEST)).hasSize(42);
    }

    @Test
    void nameEachMemberOnce() {
        for (ConfKeys keys : List.of(ConfKeys.eniConf(), ConfKeys.cniConf(), ConfKeys.configMap())) {
            assertThat(keys.byName()).hasSameSizeAs(keys.all());
        }
        assertThatThrownBy(() -> new ConfKey("a", GoType.INT, List.of(), "", Reach.NOTHING, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no version knows \"a\"");
    }

    @Test
    void sayWhenAMemberIsGone() {
        ConfKey key = ConfKeys.eniConf().byName().get("eni_cap_policy");

        assertThat(key.goneIn(TerwayVersion.parse("1.11.0"))).isEmpty();
        assertThat(key.goneIn(TerwayVersion.parse("1.11.1"))).contains(TerwayVersion.parse("1.11.1"));
        assertThat(key.since()).hasToString("1.2.0");
        assertThat(key.isSinceConfirmed()).isTrue();
    }

    /** What this SDK writes for a version, that version reads. */
    @Test
    void haveEveryMemberThatIsWritten() {
        for (String version : List.of("1.0.10", "1.1.1", "1.5.6", "1.17.5")) {
            TerwayVersion terway = TerwayVersion.parse(version);
            EniConf conf = EniConf.of(Plans.guide()).toBuilder()
                    .credentials(CredentialSource.ENI_CONFIG)
                    .build();
            EniConfigMap map = EniConfigMap.forTerway(conf, terway);
            Stream<String> members =
                    ((Map<?, ?>) map.eniConf().root()).keySet().stream().map(String.class::cast);

            assertThat(ConfKeys.eniConf().namesFor(terway)).containsAll(members.toList());
        }
    }
}
