// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.k8s.support.Kubectl;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalicoIpPoolsTest {
    @Test
    void keepsTheGuidesCloudBlocksFromBeingMasqueraded() {
        CalicoIpPools pools = CalicoIpPools.of(Plans.guide());

        Golden.assertSame("calico/guide.yaml", pools.toYaml());
        assertThat(Trees.read(pools.toYaml())).isEqualTo(pools.documents());
    }

    @Test
    void hasAPoolForEachFamilyUnderTheOperatorsApi() {
        CalicoIpPools pools = CalicoIpPools.of(Plans.dual());

        Golden.assertSame("calico/dual.yaml", pools.toYaml());
        assertThat(Trees.read(pools.toYaml())).isEqualTo(pools.documents());
    }

    @ParameterizedTest
    @CsvSource({
        "10.10.0.0/16, 26",
        "10.10.25.0/26, 26",
        "10.10.25.0/27, 27",
        "10.10.25.8/29, 29",
        "2001:db8::/64, 122",
        "2001:db8::/122, 122",
        "2001:db8::/124, 124"
    })
    void fitsTheBlockSizeToTheBlock(String cidr, long blockSize) {
        CalicoIpPool pool = new CalicoIpPool("a", Cidr.parse(cidr), CniManagement.MANIFEST);

        assertThat(pool.document().at("spec", "blockSize")).isEqualTo(blockSize);
    }

    @Test
    void refusesAnotherPlugin() {
        HybridPlan guide = Plans.guide();
        HybridPlan cilium = guide.toBuilder()
                .idc(IdcNetwork.builder(
                                guide.idc().nodeCidrs(),
                                guide.idc().podCidrs(),
                                guide.idc().apiServer(),
                                new Cni(CniPlugin.CILIUM, CniMode.BGP, CniManagement.MANIFEST))
                        .build())
                .build();

        assertThatThrownBy(() -> CalicoIpPools.of(cilium))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the data centre runs cilium, and only calico has IP pools");
    }

    @Test
    void isReadBackByKubectl(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("pools.yaml");
        CalicoIpPools pools = CalicoIpPools.of(Plans.dual());
        Files.writeString(file, pools.toYaml());

        for (Kubectl kubectl : Kubectl.all()) {
            assertThat(kubectl.read(file)).isEqualTo(pools.documents());
        }
    }
}
