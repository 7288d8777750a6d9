// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.aliyun.api.ApiRequest;
import io.hybridcluster.aliyun.client.AlibabaCloudException.Reason;
import io.hybridcluster.aliyun.client.ScriptedServer.Reply;
import io.hybridcluster.aliyun.client.ScriptedServer.Seen;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49, 50, 51, 100, 101})
    void readsNumberedPartsToTheEndWithTheFewestRequests(int count) {
        server.answer(seen -> vSwitches(seen, count));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES))))
                .containsExactlyElementsOf(numbers(count));
        assertThat(server.seen()).hasSize(Math.max(1, (count + 49) / 50));
        assertThat(server.seen().get(0).query("PageSize")).isEqualTo("50");
    }

    @Test
    void keepsTheOrderWhenPartsAreAskedForAtOnce() {
        server.answer(seen -> vSwitches(seen, 501));
        ExecutorService executor = Executors.newFixedThreadPool(4);

        try {
            assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES), executor)))
                    .containsExactlyElementsOf(numbers(501));
        } finally {
            executor.shutdownNow();
        }
        assertThat(server.seen()).hasSize(11);
    }

    @Test
    void readsAListAnewThatChanged() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(seen -> vSwitches(seen, requests.incrementAndGet() < 2 ? 101 : 120));

        assertThat(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)))
                .hasSize(120);
        assertThat(server.seen()).hasSize(3 + 3);
    }

    @Test
    void givesAListUpThatNeverRests() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(seen -> vSwitches(seen, 60 + requests.incrementAndGet()));

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class, () -> server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)));

        assertThat(failed.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(failed.getCause()).hasMessage("the list changed each time that it was read");
    }

    @Test
    void readsAListAnewWhosePartsHoldLessThanItCounts() {
        AtomicInteger requests = new AtomicInteger();
        server.answer(seen -> requests.incrementAndGet() == 2
                ? Reply.json(200, "{\"TotalCount\":101,\"VSwitches\":{\"VSwitch\":[" + items(50, 99) + "]}}")
                : vSwitches(seen, 101));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES))))
                .containsExactlyElementsOf(numbers(101));
        assertThat(server.seen()).hasSize(3 + 3);
    }

    @Test
    void givesAListUpThatNeverHoldsWhatItCounts() {
        server.answer(seen -> Reply.json(200, "{\"TotalCount\":3,\"VSwitches\":{\"VSwitch\":[" + items(0, 2) + "]}}"));

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class, () -> server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)));

        assertThat(failed.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void tellsTheFailureOfAnyPart() {
        server.answer(seen ->
                seen.query("PageNumber").equals("2") ? Reply.error(403, "Forbidden.RAM") : vSwitches(seen, 101));

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class, () -> server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES)));

        assertThat(failed.reason()).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void takesTheCallersSize() {
        server.answer(seen -> vSwitches(seen, 30));

        assertThat(server.cloud()
                        .list(ApiRequest.of(ApiAction.DESCRIBE_V_SWITCHES).with("PageSize", 10)))
                .hasSize(30);
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void followsTokensToTheEnd() {
        server.answer(seen -> routes(seen, 250));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_ROUTE_ENTRY_LIST))))
                .containsExactlyElementsOf(numbers(250));
        assertThat(server.seen().stream().map(seen -> seen.query("MaxResult"))).containsExactly("100", "100", "100");
    }

    @Test
    void doesNotFollowATokenInCircles() {
        server.answer(any -> Reply.json(200, "{\"NextToken\": \"same\"}"));

        AlibabaCloudException failed = catchThrowableOfType(
                AlibabaCloudException.class,
                () -> server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_ROUTE_ENTRY_LIST)));

        assertThat(failed.getCause()).hasMessage("a part of the list leads back to itself");
    }

    @Test
    void followsMarkersWhileThereIsMore() {
        server.answer(seen -> seen.query("Marker").isEmpty()
                ? Reply.json(200, "{\"IsTruncated\":true,\"Marker\":\"m\",\"Users\":{\"User\":[{\"Id\":\"0\"}]}}")
                : Reply.json(200, "{\"IsTruncated\":false,\"Marker\":\"m\",\"Users\":{\"User\":[{\"Id\":\"1\"}]}}"));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.LIST_USERS))))
                .containsExactly("0", "1");
    }

    @Test
    void readsSnakeAndCamelCasedPages() {
        server.answer(seen -> Reply.json(
                200,
                seen.path().endsWith("/nodes")
                        ? "{\"nodes\":[{\"Id\":\"0\"}],\"page\":{\"page_number\":1,\"total_count\":1}}"
                        : "{\"clusters\":[{\"Id\":\"0\"}],\"page_info\":{\"total_count\":1}}"));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.DESCRIBE_CLUSTERS_V1))))
                .containsExactly("0");
        assertThat(ids(server.cloud()
                        .list(ApiRequest.of(ApiAction.DESCRIBE_CLUSTER_NODES).path("ClusterId", "c1"))))
                .containsExactly("0");
        assertThat(server.seen().get(0).query("page_size")).isEqualTo("50");
        assertThat(server.seen().get(1).query("pageSize")).isEqualTo("100");
    }

    @Test
    void readsAListThatComesAtOnce() {
        server.answer(any -> Reply.json(200, "{\"addons\":[{\"Id\":\"0\"}]}"));

        assertThat(ids(server.cloud().list(ApiRequest.of(ApiAction.LIST_ADDONS))))
                .containsExactly("0");
    }

    private static Reply vSwitches(Seen seen, int count) {
        int page = Integer.parseInt(seen.query("PageNumber"));
        int size = Integer.parseInt(seen.query("PageSize"));
        return Reply.json(
                200,
                "{\"TotalCount\":" + count + ",\"VSwitches\":{\"VSwitch\":["
                        + items((page - 1) * size, Math.min(count, page * size)) + "]}}");
    }

    private static Reply routes(Seen seen, int count) {
        int from = seen.query("NextToken").isEmpty() ? 0 : Integer.parseInt(seen.query("NextToken"));
        int to = Math.min(count, from + Integer.parseInt(seen.query("MaxResult")));
        return Reply.json(
                200,
                "{\"NextToken\":\"" + (to < count ? to : "") + "\",\"RouteEntrys\":{\"RouteEntry\":[" + items(from, to)
                        + "]}}");
    }

    private static String items(int from, int to) {
        return IntStream.range(from, Math.max(from, to))
                .mapToObj(i -> "{\"Id\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
    }

    private static List<String> ids(List<ApiAnswer> items) {
        return items.stream().map(item -> item.text("Id")).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
