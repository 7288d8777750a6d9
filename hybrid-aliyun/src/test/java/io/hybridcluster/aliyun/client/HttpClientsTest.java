// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpClientsTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, a.example.com, true",
        "example.com, a.b.example.com:8080, true",
        "example.com, badexample.com, false",
        "example.com, a.badexample.com, false",
        "example.com, example.com.cn, false",
        "example.com, com, false",
        ".example.com, example.com, true",
        ".example.com, a.example.com, true",
        ".example.com, badexample.com, false",
        "Example.COM, a.example.com, true",
        "example.com, A.EXAMPLE.com, true",
        "example.com, EXAMPLE.com, true",
        "'a.test, example.com ,b.test', a.example.com:443, true",
        "'a.test,,b.test', a.example.com, false",
        "*, a.example.com, true",
        "'', a.example.com, false"
    })
    void goesPastTheProxyToHostsOfNoProxyAndWhatIsBelowThem(String noProxy, String endpoint, boolean direct)
            throws Exception {
        Config config = new Config()
                .setAccessKeyId("id")
                .setAccessKeySecret("secret")
                .setHttpProxy("http://proxy.invalid:3128")
                .setNoProxy(noProxy);
        HttpClients clients = new HttpClients(new Client(config), CallPolicy.standard(), false);

        assertThat(clients.to(endpoint).proxy() == null).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"example.com", "proxied.test"})
    void neitherFollowsRedirectsNorRepeatsByItself(String endpoint) throws Exception {
        Config config = new Config()
                .setAccessKeyId("id")
                .setAccessKeySecret("secret")
                .setHttpProxy("http://proxy.invalid:3128")
                .setNoProxy("example.com");

        OkHttpClient client = new HttpClients(new Client(config), CallPolicy.standard(), false).to(endpoint);

        assertThat(client.followRedirects()).isFalse();
        assertThat(client.followSslRedirects()).isFalse();
        assertThat(client.retryOnConnectionFailure()).isFalse();
    }
}
