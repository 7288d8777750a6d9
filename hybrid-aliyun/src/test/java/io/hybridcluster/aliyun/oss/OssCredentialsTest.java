// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import org.junit.jupiter.api.Test;

class OssCredentialsTest {
    private final AccessKey key = new AccessKey("LTAItestkey0", Secret.of("secret"));

    @Test
    void areTemporaryWithATokenOnly() {
        assertThat(OssCredentials.of(key).isTemporary()).isFalse();
        assertThat(OssCredentials.temporary(key, Secret.of("token")).isTemporary())
                .isTrue();
    }

    @Test
    void areEqualIfIdSecretAndTokenAre() {
        OssCredentials lasting = OssCredentials.of(key);
        OssCredentials temporary = OssCredentials.temporary(key, Secret.of("token"));

        assertThat(lasting)
                .isEqualTo(OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of("secret"))))
                .hasSameHashCodeAs(OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of("secret"))))
                .isNotEqualTo(OssCredentials.of(new AccessKey("LTAItestkey1", Secret.of("secret"))))
                .isNotEqualTo(OssCredentials.of(new AccessKey("LTAItestkey0", Secret.of("other"))))
                .isNotEqualTo(temporary)
                .isNotEqualTo("LTAItestkey0");
        assertThat(temporary)
                .isEqualTo(OssCredentials.temporary(key, Secret.of("token")))
                .isNotEqualTo(OssCredentials.temporary(key, Secret.of("other")))
                .isNotEqualTo(lasting);
        assertThat(lasting.hashCode())
                .isNotEqualTo(OssCredentials.of(new AccessKey("LTAItestkey1", Secret.of("secret")))
                        .hashCode());
    }
}
