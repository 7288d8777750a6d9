// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.oss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OssFailureTest {
    @Test
    void readsWhyARequestFailed() {
        assertThat(OssFailure.of("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error>
                          <Code>SignatureDoesNotMatch</Code>
                          <Message>canary</Message>
                          <RequestId>646DCD2A28F2E3333339DEB5</RequestId>
                          <HostId>my-bucket.oss-cn-hangzhou.aliyuncs.com</HostId>
                          <StringToSign>canary</StringToSign>
                          <AuthAction>oss:PutObjectAcl</AuthAction>
                          <EC>0002-00000201</EC>
                        </Error>"""))
                .isEqualTo(new OssFailure(
                        Optional.of("SignatureDoesNotMatch"),
                        Optional.of("646DCD2A28F2E3333339DEB5"),
                        Optional.of("0002-00000201"),
                        Optional.of("oss:PutObjectAcl")));
    }

    @Test
    void takesWhatThereIsOfABodyThatIsNotOss() {
        assertThat(OssFailure.of("<Error><Code>NoSuchBucket</Code><RequestI"))
                .isEqualTo(new OssFailure(
                        Optional.of("NoSuchBucket"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(OssFailure.of("<html>canary</html>")).isEqualTo(OssFailure.NONE);
        assertThat(OssFailure.of("<Code>can ary</Code>").code()).isEmpty();
    }
}
