// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    @ParameterizedTest
    @CsvSource({
        "1.24.3, 1.24.3",
        "v1.24.3, 1.24.3",
        "1.24, 1.24.0",
        "0.0.0, 0.0.0",
        "1.24-rc.1, 1.24.0",
        "1.24+x, 1.24.0",
        "v1.30.1-aliyun.1, 1.30.1",
        "1.30.1+k3s1, 1.30.1",
        "v1.1.0.15-gf6db5a8-aliyun, 1.1.0",
        "5.10.134-13.1.al8.x86_64, 5.10.134",
        "99999.99999.99999, 99999.99999.99999",
    })
    void areReadUpToTheThirdNumber(String text, String expected) {
        assertThat(KubernetesVersion.parse(text)).hasToString(expected).isEqualTo(KubernetesVersion.parse(expected));
        assertThat(TerwayVersion.parse(text)).hasToString(expected).isEqualTo(TerwayVersion.parse(expected));
        assertThat(KernelVersion.parse(text)).hasToString(expected).isEqualTo(KernelVersion.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "v",
                "1.",
                "1.24.",
                "1.24.03",
                "01.2",
                "1.02",
                "1.24.x",
                "1.24.foo",
                "1.24.3-",
                "1.24.3.",
                "1.24.3 ",
                " 1.24",
                "V1.24",
                "1,24",
                "-1.24",
                "+1.24",
                "100000.0",
                "1.24.3-\u00e9",
                "\uff11.24",
                "latest"
            })
    void refuseEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubernetesVersion.parse(text))
                .withMessage("\"" + text + "\" is not a Kubernetes version: expected one like \"1.24.3\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TerwayVersion.parse(text))
                .withMessage("\"" + text + "\" is not a Terway version: expected one like \"1.8.2\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelVersion.parse(text))
                .withMessage("\"" + text + "\" is not a kernel version: expected one like \"5.10.134\"");
    }

    @Test
    void haveNumbersThatCanBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KubernetesVersion(-1, 0, 0))
                .withMessage("Kubernetes version -1.0.0 has a number that is not in 0..99999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TerwayVersion(1, 100_000, 0))
                .withMessage("Terway version 1.100000.0 has a number that is not in 0..99999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelVersion(5, 10, -1))
                .withMessage("kernel version 5.10.-1 has a number that is not in 0..99999");
    }

    @ParameterizedTest
    @CsvSource({
        "1.8.2, 1.8.2, 0",
        "1.8.2, 1.8.3, -1",
        "1.8.2, 1.10.0, -1",
        "2.0.0, 1.10.5, 1",
        "1.8.10, 1.8.9, 1",
        "0.9.9, 1.0.0, -1"
    })
    void areComparedByTheirNumbers(String a, String b, int expected) {
        int byKubernetes = KubernetesVersion.parse(a).compareTo(KubernetesVersion.parse(b));
        int byTerway = TerwayVersion.parse(a).compareTo(TerwayVersion.parse(b));
        int byKernel = KernelVersion.parse(a).compareTo(KernelVersion.parse(b));

        assertThat(Integer.signum(byKubernetes)).isEqualTo(expected);
        assertThat(Integer.signum(byTerway)).isEqualTo(expected);
        assertThat(Integer.signum(byKernel)).isEqualTo(expected);
        TerwayVersion that = TerwayVersion.parse(b);
        assertThat(TerwayVersion.parse(a).isAtLeast(that.major(), that.minor(), that.patch()))
                .isEqualTo(expected >= 0);
        assertThat(KubernetesVersion.parse(a).isAtLeast(that.major(), that.minor(), that.patch()))
                .isEqualTo(expected >= 0);
        assertThat(KernelVersion.parse(a).isAtLeast(that.major(), that.minor(), that.patch()))
                .isEqualTo(expected >= 0);
    }
}
