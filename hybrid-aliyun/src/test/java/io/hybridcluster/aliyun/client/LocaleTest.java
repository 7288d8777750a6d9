// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.GlobalParameters;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.ScriptedServer.Seen;
import io.hybridcluster.model.id.RegionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are the same in every locale, though the official helpers are not. */
class LocaleTest {
    private final Locale before = Locale.getDefault();
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        Locale.setDefault(before);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "th-TH", "th-TH-u-ca-buddhist-nu-thai", "ar-EG", "fa-IR", "tr-TR"})
    void datesAndSignsRequests(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        Config config = server.config()
                .setGlobalParameters(new GlobalParameters().setHeaders(Map.of("X-Acs-INSTANCE-ID", "i-0")));
        Instant start = Instant.now().minusSeconds(1);

        AlibabaCloud.of(new RegionId("cn-hangzhou"), config).call(ApiRequest.of(ApiAction.DESCRIBE_VPCS));

        Seen seen = server.seen().get(0);
        assertThat(seen.headers().get("x-acs-date")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        assertThat(Instant.parse(seen.headers().get("x-acs-date"))).isBetween(start, Instant.now());
        assertThat(seen.headers().get("authorization"))
                .contains(";x-acs-instance-id;")
                .isEqualTo(AcsSignature.of(seen, ScriptedServer.SECRET));
    }
}
