// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.credentials.models.CredentialModel;
import com.aliyun.credentials.provider.AlibabaCloudCredentialsProvider;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.aliyun.client.ScriptedServer.Seen;
import io.hybridcluster.model.id.RegionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewedCredentialsTest {
    private static final ApiRequest READ = ApiRequest.of(ApiAction.DESCRIBE_VPCS);
    private static final ApiRequest WRITE = ApiRequest.of(ApiAction.CREATE_USER).with("UserName", "u");
    private static final Reply DONE = Reply.json(200, "{\"RequestId\": \"R-00000001\"}");

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void triesOnceMoreWithCredentialsThatWereRenewed() {
        server.answer(seen -> isOf(seen, "canary-token-new") ? DONE : Reply.error(400, "InvalidSecurityToken.Expired"));
        Renewing provider = new Renewing();

        AlibabaCloud.of(
                        new RegionId("cn-hangzhou"),
                        server.config()
                                .setAccessKeyId(null)
                                .setAccessKeySecret(null)
                                .setCredential(new com.aliyun.credentials.Client(provider)))
                .call(WRITE);

        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void doesNotTryAgainWithTheSameCredentials() {
        server.answer(any -> Reply.error(400, "InvalidSecurityToken.Expired"));

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class, () -> server.cloud().call(READ));

        assertThat(failed.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failed.remedy()).isEqualTo("get new temporary credentials; these have expired or are not whole");
        assertThat(server.seen()).hasSize(1);
    }

    private static boolean isOf(Seen seen, String token) {
        return token.equals(seen.headers().get("x-acs-security-token"));
    }

    private static final class Renewing implements AlibabaCloudCredentialsProvider {
        private boolean renewed;

        @Override
        public CredentialModel getCredentials() {
            String token = renewed ? "canary-token-new" : "canary-token-old";
            renewed = true;
            return CredentialModel.builder()
                    .accessKeyId("canary-id-0123456789")
                    .accessKeySecret(ScriptedServer.SECRET)
                    .securityToken(token)
                    .type("sts")
                    .build();
        }

        @Override
        public String getProviderName() {
            return "renewing";
        }

        @Override
        public void close() {}
    }
}
