// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectionTest {
    private static final URI ASKED = URI.create("https://10.200.1.253:6443/api/v1/pods?limit=500");

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/signin, https://login.example.com:443/signin",
        "http://login.example.com, http://login.example.com:80/",
        "HTTPS://login.example.com:8443/a/b, https://login.example.com:8443/a/b",
        "//login.example.com/signin, https://login.example.com:443/signin",
        "/signin, https://10.200.1.253:6443/signin",
        "signin, https://10.200.1.253:6443/api/v1/signin",
        "?state=canary, https://10.200.1.253:6443/api/v1/pods",
        "https://[fd00::1]:8443/signin, https://[fd00::1]:8443/signin",
        "https://user:canary@login.example.com/signin, https://login.example.com:443/signin",
        "https://login.example.com/signin?state=canary, https://login.example.com:443/signin",
        "https://login.example.com/signin?not a | query, https://login.example.com:443/signin",
        "https://login.example.com/signin#canary, https://login.example.com:443/signin",
        "https://login.example.com/a;jsessionid=canary/b;c=canary, https://login.example.com:443/a/b",
        "https://login.example.com/LTAI5tCanaryCanaryCanary, https://login.example.com:443/...",
        "https://login.example.com/a%20b\u00e9, https://login.example.com:443/a%20b%C3%A9"
    })
    void tellsSchemeHostPortAndPath(String location, String shown) {
        assertThat(Redirection.describe(301, ASKED, Optional.of(location)))
                .isEqualTo("the server answered 301 and pointed to " + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://login.example.com/canary",
                "mailto:canary@example.com",
                "https://",
                "https://canary canary/",
                "https:///canary",
                "https://LTAI5tCanaryCanaryCanary/",
                "https://canary_host/"
            })
    void doesNotTellWhatIsNoHttpAddress(String location) {
        assertThat(Redirection.describe(302, ASKED, Optional.of(location)))
                .isEqualTo("the server answered 302 and pointed to an address that cannot be shown");
    }

    @Test
    void tellsNoEndlessAddress() {
        String longest = "https://login.example.com/" + "a".repeat(474);

        assertThat(Redirection.describe(302, ASKED, Optional.of(longest))).endsWith("/" + "a".repeat(474));
        assertThat(Redirection.describe(302, ASKED, Optional.of(longest + "a")))
                .isEqualTo("the server answered 302 and pointed to an address that cannot be shown");
    }

    @Test
    void tellsThatThereIsNoLocation() {
        assertThat(Redirection.describe(300, ASKED, Optional.empty()))
                .isEqualTo("the server answered 300 and pointed nowhere");
    }

    @Test
    void takesEveryStatusBeginningWithThreeForARedirectExceptNotModified() {
        for (int status = 100; status < 600; status++) {
            assertThat(Redirection.isRedirect(status)).as("%d", status).isEqualTo(status / 100 == 3 && status != 304);
        }
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Redirection.describe(301, null, Optional.empty()))
                .withMessage("asked");
        assertThatNullPointerException()
                .isThrownBy(() -> Redirection.describe(301, ASKED, null))
                .withMessage("location");
    }
}
