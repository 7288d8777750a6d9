// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.permission;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAction;
import io.hybridcluster.aliyun.ram.RamAction;
import java.util.List;
import java.util.stream.Stream;

/** Actions that a feature needs on the same resources. */
record Need(List<RamAction> actions, List<Resource> resources) {
    Need {
        actions = ImmutableList.copyOf(actions);
        resources = ImmutableList.copyOf(resources);
    }

    static Need on(Resource resource, ApiAction... actions) {
        return on(List.of(resource), actions);
    }

    static Need on(List<Resource> resources, ApiAction... actions) {
        return new Need(
                Stream.of(actions)
                        .flatMap(action -> action.ramAction().stream())
                        .toList(),
                resources);
    }

    static Need inOss(String... operations) {
        return new Need(
                Stream.of(operations)
                        .map(operation -> new RamAction("oss:" + operation))
                        .toList(),
                List.of(Resource.OBJECT));
    }
}
