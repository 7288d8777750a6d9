// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.nodepool;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.ObjectBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a pool that is there differs from a request. Only what the request says is compared: a pool may have more settings,
 * such as disks, and an image's id where only its type was asked for. Immutable and thread-safe.
 */
public final class NodePoolDifferences {
    /** What the request leaves out is not compared; all else it always has. */
    private static final Set<NodePoolSetting> OPTIONAL =
            EnumSet.of(NodePoolSetting.IMAGE_TYPE, NodePoolSetting.IMAGE_ID);

    private final ImmutableList<NodePoolDifference> all;
    private final Document wanted;

    private NodePoolDifferences(List<NodePoolDifference> all, Document wanted) {
        this.all = ImmutableList.copyOf(all);
        this.wanted = wanted;
    }

    /** Returns how this pool differs from this request. */
    public static NodePoolDifferences of(NodePool pool, NodePoolRequest request) {
        requireNonNull(pool, "pool");
        Document wanted = requireNonNull(request, "request").document();
        ApiAnswer tree = ApiAnswer.of("request", wanted.root());
        ImmutableList.Builder<NodePoolDifference> all = ImmutableList.builder();
        for (NodePoolSetting setting : NodePoolSetting.values()) {
            List<String> value = setting.in(tree);
            boolean isCompared = !(value.isEmpty() && OPTIONAL.contains(setting));
            if (isCompared && !value.equals(pool.setting(setting))) {
                all.add(new NodePoolDifference(setting, pool.setting(setting), value));
            }
        }
        return new NodePoolDifferences(all.build(), wanted);
    }

    /** Returns all differences, in the order of the settings. */
    public List<NodePoolDifference> all() {
        return all;
    }

    /** Returns those that can be modified in the pool. */
    public List<NodePoolDifference> modifiable() {
        return all.stream()
                .filter(difference -> difference.setting().isModifiable())
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns those that only a new pool can have. */
    public List<NodePoolDifference> fixed() {
        return all.stream()
                .filter(difference -> !difference.setting().isModifiable())
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns whether the pool is as wanted. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns these without the desired size, for those who scale by themselves. */
    public NodePoolDifferences withoutSize() {
        return new NodePoolDifferences(
                all.stream()
                        .filter(difference -> difference.setting() != NodePoolSetting.DESIRED_SIZE)
                        .toList(),
                wanted);
    }

    /**
     * Returns the body of ModifyClusterNodePool that makes the pool as wanted: only what differs, empty if nothing does.
     * Lists, such as labels, are replaced as a whole.
     *
     * @param updateNodes whether labels and taints are also given to nodes that are there; else only to new ones
     * @throws IllegalStateException if there is a difference that cannot be modified
     */
    public Optional<Document> modification(boolean updateNodes) {
        if (!fixed().isEmpty()) {
            throw new IllegalStateException("a pool cannot be modified in this: " + fixed());
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        ObjectBuilder body = Document.object();
        all.stream()
                .map(difference -> difference.setting().section())
                .distinct()
                .forEach(section -> {
                    ObjectBuilder members = Document.object();
                    all.stream()
                            .map(NodePoolDifference::setting)
                            .filter(setting -> setting.section().equals(section))
                            .forEach(setting -> members.put(
                                    setting.member(), requireNonNull(wanted.at(section, setting.member()), "wanted")));
                    body.put(section, members);
                });
        return Optional.of(body.put("update_nodes", updateNodes).build());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePoolDifferences that && all.equals(that.all) && wanted.equals(that.wanted);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** Returns the differences, joined by semicolons. */
    @Override
    public String toString() {
        return all.stream().map(NodePoolDifference::toString).collect(Collectors.joining("; "));
    }
}
