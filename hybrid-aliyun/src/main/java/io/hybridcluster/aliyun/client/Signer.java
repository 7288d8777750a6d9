// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.credentials.models.CredentialModel;
import com.aliyun.tea.TeaRequest;
import com.aliyun.teaopenapi.Client;
import com.google.common.base.Ascii;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.api.Product;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into what goes over the wire, as the generic call of the official SDK does ({@code Client.doRequest} of
 * tea-openapi): the same headers, the same places of parameters, signed by the same code. Only the sending is ours, and the date: it is the same in every locale.
 */
final class Signer {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    /** Above this, parameters go into a form: gateways and proxies cut URLs that are much longer. The API reads both. */
    private static final int LONGEST_QUERY = 4_000;

    /**
     * The official {@code getTimestamp} formats by the JVM's locale. In th_TH it writes the year 2569, in ar_EG other digits
     * than ASCII's, and the cloud refuses every request.
     */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Client official;
    private final String userAgent;

    Signer(Client official) {
        this.official = official;
        this.userAgent = "hybrid-cluster-sdk" + (official._userAgent == null ? "" : " " + official._userAgent);
    }

    /** A signed request: with everything that goes over the wire. */
    static final class Signed {
        private final String method;
        private final String path;
        private final Map<String, String> query;
        private final Map<String, String> headers;
        private final byte[] body;

        private Signed(
                String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
            this.method = method;
            this.path = path;
            this.query = query;
            this.headers = headers;
            this.body = body;
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        Map<String, String> query() {
            return query;
        }

        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /** Returns the credentials of this moment: providers renew those that expire. */
    CredentialModel credentials() throws FailedCall {
        try {
            CredentialModel model = official._credential.getCredential();
            if (isEmpty(model.accessKeyId) && isEmpty(model.bearerToken)) {
                throw new IOException("the provider has none");
            }
            return model;
        } catch (Exception e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new FailedCall(Failure.of(Reason.INTERRUPTED, true, null));
            }
            // Messages of providers hold the whole answer of STS or of the metadata service.
            IOException safe = new IOException(
                    "the credentials could not be had: " + e.getClass().getName());
            throw new FailedCall(Failure.of(Reason.UNAUTHENTICATED, true, safe));
        }
    }

    Signed sign(ApiRequest request, String host, CredentialModel credentials) throws FailedCall {
        byte[] json = request.json().map(text -> text.getBytes(UTF_8)).orElse(new byte[0]);
        Map<String, String> query = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        if (official._globalParameters != null) {
            query.putAll(orEmpty(official._globalParameters.queries));
            // The official signature folds names by the JVM's locale: in tr_TR it signs X-Acs-Instance as another
            // header.
            orEmpty(official._globalParameters.headers)
                    .forEach((name, value) -> headers.put(Ascii.toLowerCase(name), value));
        }
        byte[] body = json;
        if (request.action().product().style() == Product.Style.RPC && isLong(request.parameters())) {
            body = form(request.parameters()).getBytes(UTF_8);
            headers.put("content-type", "application/x-www-form-urlencoded");
        } else {
            query.putAll(request.parameters());
            if (body.length > 0) {
                headers.put("content-type", "application/json; charset=utf-8");
            }
        }
        headers.put("host", host);
        headers.put("x-acs-version", request.action().product().version());
        headers.put("x-acs-action", request.action().apiName());
        headers.put("user-agent", userAgent);
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("accept", "application/json");
        return finish(request, query, headers, body, credentials);
    }

    private static Signed finish(
            ApiRequest request,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            CredentialModel credentials)
            throws FailedCall {
        try {
            headers.put("x-acs-date", DATE.format(Instant.now()));
            String hash = com.aliyun.openapiutil.Client.hexEncode(com.aliyun.openapiutil.Client.hash(body, ALGORITHM));
            headers.put("x-acs-content-sha256", hash);
            if (!isEmpty(credentials.providerName)) {
                headers.put("x-acs-credentials-provider", credentials.providerName);
            }
            if (!isEmpty(credentials.bearerToken)) {
                bear(request, query, headers, credentials.bearerToken);
            } else {
                if (!isEmpty(credentials.securityToken)) {
                    headers.put("x-acs-accesskey-id", credentials.accessKeyId);
                    headers.put("x-acs-security-token", credentials.securityToken);
                }
                TeaRequest official = new TeaRequest();
                official.method = request.action().method();
                official.pathname = request.resolvedPath();
                official.query = query;
                official.headers = headers;
                headers.put(
                        "Authorization",
                        com.aliyun.openapiutil.Client.getAuthorization(
                                official, ALGORITHM, hash, credentials.accessKeyId, credentials.accessKeySecret));
            }
            return new Signed(request.action().method(), request.resolvedPath(), query, headers, body);
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            // Of cryptography, whose messages may hold the key.
            IOException safe = new IOException(
                    "the request could not be signed: " + e.getClass().getName());
            throw new FailedCall(Failure.of(Reason.UNAUTHENTICATED, true, safe));
        }
    }

    private static void bear(
            ApiRequest request, Map<String, String> query, Map<String, String> headers, String bearerToken) {
        headers.put("x-acs-bearer-token", bearerToken);
        if (request.action().product().style() == Product.Style.RPC) {
            query.put("SignatureType", "BEARERTOKEN");
        } else {
            headers.put("x-acs-signature-type", "BEARERTOKEN");
        }
    }

    private static boolean isLong(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                        .mapToInt(entry ->
                                entry.getKey().length() + entry.getValue().length())
                        .sum()
                > LONGEST_QUERY;
    }

    private static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(java.net.URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(java.net.URLEncoder.encode(value, UTF_8)));
        return form.toString();
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
