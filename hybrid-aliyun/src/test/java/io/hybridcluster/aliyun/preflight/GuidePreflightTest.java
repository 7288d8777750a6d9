// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.aliyun.account.AccountPicture;
import io.hybridcluster.aliyun.account.GuideAccount;
import io.hybridcluster.aliyun.support.Plans;
import io.hybridcluster.model.id.RegionId;
import org.junit.jupiter.api.Test;

class GuidePreflightTest {
    @Test
    void findsNothingInAnAccountThatIsRightForTheGuidesPlan() {
        assertThat(PreflightRules.check(Plans.guide(), GuideAccount.enterprise().build()))
                .isEmpty();
        assertThat(PreflightRules.check(Plans.guide(), GuideAccount.basic().build()))
                .isEmpty();
    }

    @Test
    void concludesNothingFromWhatWasNotRead() {
        AccountPicture nothing =
                AccountPicture.builder(new RegionId("cn-hangzhou")).build();

        assertThat(PreflightRules.check(Plans.guide(), nothing)).isEmpty();
        assertThat(PreflightRules.check(Plans.dual(), nothing)).isEmpty();
        assertThat(PreflightRules.check(Plans.bare(), nothing)).isEmpty();
    }
}
