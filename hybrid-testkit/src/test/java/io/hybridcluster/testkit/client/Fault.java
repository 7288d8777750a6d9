// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** What can go wrong with one request, before or after the server has done what it asks. */
enum Fault {
    REFUSED {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            throw new ConnectException("connection refused");
        }
    },
    RESET_BEFORE {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            throw new IOException("connection reset");
        }
    },
    RESET_AFTER {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            chain.proceed(chain.request()).close();
            throw new IOException("connection reset");
        }
    },
    HANG_BEFORE {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            throw new SocketTimeoutException("timeout");
        }
    },
    HANG_AFTER {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            chain.proceed(chain.request()).close();
            throw new SocketTimeoutException("timeout");
        }
    },
    TRUNCATED {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            byte[] body = response.body().bytes();
            byte[] half = Arrays.copyOf(body, body.length / 2);
            return response.newBuilder()
                    .body(ResponseBody.create(half, MediaType.get("application/json")))
                    .build();
        }
    },
    HTML {
        @Override
        Response strike(Interceptor.Chain chain) {
            return answer(chain, 200, "<html>please log in</html>");
        }
    },
    ANSWER_409 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 409, "Conflict");
        }
    },
    ANSWER_410 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 410, "Expired");
        }
    },
    ANSWER_422 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 422, "Invalid");
        }
    },
    ANSWER_429 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 429, "TooManyRequests");
        }
    },
    ANSWER_500 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 500, "InternalError");
        }
    },
    ANSWER_500_AFTER {
        @Override
        Response strike(Interceptor.Chain chain) throws IOException {
            chain.proceed(chain.request()).close();
            return status(chain, 500, "InternalError");
        }
    },
    ANSWER_503 {
        @Override
        Response strike(Interceptor.Chain chain) {
            return status(chain, 503, "ServiceUnavailable");
        }
    };

    abstract Response strike(Interceptor.Chain chain) throws IOException;

    private static Response status(Interceptor.Chain chain, int code, String reason) {
        return answer(
                chain,
                code,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"" + reason
                        + "\",\"message\":\"LTAI5tPlantedCanary00000\",\"code\":" + code + "}");
    }

    private static Response answer(Interceptor.Chain chain, int code, String body) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(code)
                .message("")
                .body(ResponseBody.create(body.getBytes(UTF_8), MediaType.get("application/json")))
                .build();
    }
}
