// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.api.Paging;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Failure;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads a list to its end, part by part. */
final class Lists {
    /** How often a list is read anew that changed while it was read. */
    private static final int READINGS = 3;

    private final Function<ApiRequest, ApiAnswer> calls;
    private final Executor executor;

    Lists(Function<ApiRequest, ApiAnswer> calls, Executor executor) {
        this.calls = calls;
        this.executor = executor;
    }

    List<ApiAnswer> read(ApiRequest request) {
        Paging paging = request.action().paging();
        return switch (paging.kind()) {
            case NONE -> items(request, calls.apply(request));
            case NUMBER -> numbered(request, "PageNumber", "TotalCount");
            case SNAKE_NUMBER -> numbered(request, "page_number", "page_info", "total_count");
            case CAMEL_NUMBER -> numbered(request, "pageNumber", "page", "total_count");
            case TOKEN -> chained(request, "NextToken", answer -> answer.findText("NextToken"));
            case MARKER ->
                chained(
                        request,
                        "Marker",
                        answer -> answer.flag("IsTruncated") ? answer.findText("Marker") : Optional.empty());
        };
    }

    private static List<ApiAnswer> items(ApiRequest request, ApiAnswer answer) {
        return answer.list(request.action().paging().items().toArray(String[]::new));
    }

    private static ApiRequest sized(ApiRequest request) {
        Paging paging = request.action().paging();
        return request.parameters().containsKey(paging.sizeParameter())
                ? request
                : request.with(paging.sizeParameter(), paging.largest());
    }

    private List<ApiAnswer> chained(ApiRequest request, String parameter, Function<ApiAnswer, Optional<String>> next) {
        List<ApiAnswer> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ApiRequest part = sized(request);
        while (true) {
            ApiAnswer answer = calls.apply(part);
            items.addAll(items(request, answer));
            Optional<String> token = next.apply(answer);
            if (token.isEmpty()) {
                return List.copyOf(items);
            }
            if (!seen.add(token.get())) {
                throw endless(request);
            }
            part = sized(request).with(parameter, token.get());
        }
    }

    private static AlibabaCloudException endless(ApiRequest request) {
        return new AlibabaCloudException(
                request.action(),
                Failure.of(Reason.UNREADABLE, false, new IOException("a part of the list leads back to itself")),
                false);
    }

    /** The parts after the first do not need one another; they are asked for by the executor. */
    private List<ApiAnswer> numbered(ApiRequest request, String parameter, String... total) {
        ApiRequest sized = sized(request);
        int size = Integer.parseInt(
                sized.parameters().get(request.action().paging().sizeParameter()));
        for (int reading = 1; ; reading++) {
            ApiAnswer first = calls.apply(sized.with(parameter, 1));
            long count = first.number(total);
            List<CompletableFuture<ApiAnswer>> rest = new ArrayList<>();
            for (long page = 2; (page - 1) * size < count; page++) {
                ApiRequest part = sized.with(parameter, page);
                rest.add(CompletableFuture.supplyAsync(() -> calls.apply(part), executor));
            }
            List<ApiAnswer> items = new ArrayList<>(items(request, first));
            boolean changed = false;
            for (ApiAnswer part : joined(rest)) {
                items.addAll(items(request, part));
                changed |= part.number(total) != count;
            }
            // What moved from one page to another between two requests is missing, or there twice.
            if (!changed && items.size() >= count) {
                return List.copyOf(items);
            }
            if (reading == READINGS) {
                throw new AlibabaCloudException(
                        request.action(),
                        Failure.of(
                                Reason.CONFLICT, false, new IOException("the list changed each time that it was read")),
                        false);
            }
        }
    }

    private static List<ApiAnswer> joined(List<CompletableFuture<ApiAnswer>> parts) {
        try {
            return parts.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            parts.forEach(part -> part.cancel(false));
            if (e.getCause() instanceof AlibabaCloudException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
