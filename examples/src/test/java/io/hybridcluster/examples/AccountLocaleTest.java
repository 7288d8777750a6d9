// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.credentials.utils.ParameterHelper;
import io.hybridcluster.model.plan.HybridPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real account, the official credential providers write and read the dates that STS knows. */
class AccountLocaleTest {
    private final Locale texts = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale formats = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void putBack() {
        Locale.setDefault(Locale.Category.DISPLAY, texts);
        Locale.setDefault(Locale.Category.FORMAT, formats);
    }

    @ParameterizedTest
    @ValueSource(strings = {"th-TH", "ar-EG", "fa-IR", "tr-TR"})
    void hasProvidersOfCredentialsThatDateByTheIsoCalendar(String locale) throws Exception {
        HybridPlan plan = Plans.read(Path.of("plans/guide.yaml")).plan();
        Arguments arguments = new Arguments(List.of(), Set.of(), Set.of());
        Locale.setDefault(Locale.forLanguageTag(locale));

        Account.open(arguments, plan, System.err).close();

        assertThat(ParameterHelper.getISO8601Time(Date.from(Instant.parse("2026-11-30T22:00:00Z"))))
                .isEqualTo("2026-11-30T22:00:00Z");
        assertThat(ParameterHelper.getUTCDate("2026-11-30T22:00:00Z").toInstant())
                .isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
    }
}
