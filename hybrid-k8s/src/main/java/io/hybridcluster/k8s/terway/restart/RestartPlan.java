// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.restart;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.terway.json.JsonKind;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.k8s.terway.json.NotJsonException;
import io.hybridcluster.k8s.terway.key.ConfKey;
import io.hybridcluster.k8s.terway.key.ConfKeys;
import io.hybridcluster.k8s.terway.key.Reach;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the ConfigMap {@code eni-config} takes: terwayd and its init container read it once, when a pod
 * starts; the control plane reads {@code eni_conf} again and again (terway daemon/builder.go,
 * types/daemon/dynamicconfig.go). An ENI that exists keeps its vSwitch, groups and tags.
 *
 * <p>White space and order are no change. It names members and never shows a value. Immutable and thread-safe.
 */
public final class RestartPlan {
    private static final String ENI_CONF = "eni_conf";
    private static final Set<String> CNI = Set.of("10-terway.conf", "10-terway.conflist");

    private final List<KeyChange> changes;

    private RestartPlan(List<KeyChange> changes) {
        this.changes = List.copyOf(changes);
    }

    /**
     * Returns what it takes to get from one state of the ConfigMap to another.
     *
     * @param version the version of Terway
     * @param before the whole tree as it was
     * @param after the whole tree as it is to be
     * @throws IllegalArgumentException if one is no object of Kubernetes, or the text of {@code eni_conf} afterwards is not
     *     JSON, with the place: Terway would not start again
     */
    public static RestartPlan between(TerwayVersion version, Map<?, ?> before, Map<?, ?> after) {
        requireNonNull(version, "version");
        Map<String, @Nullable Object> old = data(requireNonNull(before, "before"));
        Map<String, @Nullable Object> changed = data(requireNonNull(after, "after"));
        List<KeyChange> changes = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(changed.keySet());
        for (String key : keys) {
            if (Objects.equals(old.get(key), changed.get(key))) {
                continue;
            }
            if (key.equals(ENI_CONF)) {
                changes.addAll(eniConf(version, old.get(key), changed.get(key)));
            } else if (CNI.contains(key)) {
                changes.addAll(cniConf(key, old.get(key), changed.get(key)));
            } else {
                boolean read = ConfKeys.configMap().byName().containsKey(key);
                changes.add(new KeyChange(key, read ? Reach.EVERY_NODE : Reach.NOTHING, read, false));
            }
        }
        return new RestartPlan(changes);
    }

    private static Map<String, @Nullable Object> data(Map<?, ?> tree) {
        TreeNode data = KubernetesObject.of(tree).root().member("data");
        return data.isNothing() ? Map.of() : data.object();
    }

    private static List<KeyChange> eniConf(TerwayVersion version, @Nullable Object before, @Nullable Object after) {
        if (!(after instanceof String text)) {
            return List.of(new KeyChange(ENI_CONF, Reach.EVERY_NODE, true, false));
        }
        JsonValue conf = read(text);
        Optional<JsonValue> old =
                before instanceof String was && JsonText.read(was).isJson()
                        ? JsonText.read(was).root()
                        : Optional.empty();
        boolean crd = conf.member("ipam_type")
                        .map(JsonValue::text)
                        .filter("crd"::equals)
                        .isPresent()
                && version.isAtLeast(1, 2, 0);
        boolean folds = !version.isAtLeast(1, 3, 0);
        Map<String, ConfKey> known = ConfKeys.eniConf().byName();
        List<KeyChange> changes = new ArrayList<>();
        for (String name : changed(old, Optional.of(conf))) {
            ConfKey key = known.get(folds ? Ascii.toLowerCase(name) : name);
            boolean read = key != null && key.isKnownTo(version) && key.reach() != Reach.NOTHING;
            // A name is shown if it is one of Terway's: another one may be anything.
            String shown = key == null ? "a member that Terway does not know" : key.name();
            changes.add(new KeyChange(
                    ENI_CONF + " " + shown, key != null && read ? key.reach() : Reach.NOTHING, read, read && crd));
        }
        return changes.stream().distinct().toList();
    }

    private static JsonValue read(String eniConf) {
        try {
            return JsonText.read(eniConf).orThrow();
        } catch (NotJsonException e) {
            throw new IllegalArgumentException(ENI_CONF + " is " + e.getMessage(), e);
        }
    }

    private static List<KeyChange> cniConf(String key, @Nullable Object before, @Nullable Object after) {
        Optional<JsonValue> old =
                before instanceof String text ? JsonText.read(text).root() : Optional.empty();
        Optional<JsonValue> now =
                after instanceof String text ? JsonText.read(text).root() : Optional.empty();
        Set<String> known = ConfKeys.cniConf().byName().keySet();
        boolean comparable = old.isPresent() && now.isPresent() && now.get().is(JsonKind.OBJECT);
        List<String> names = comparable ? changed(old, now) : List.of();
        if (!comparable) {
            return List.of(new KeyChange(key, Reach.EVERY_NODE, true, false));
        }
        return names.stream()
                .map(name -> new KeyChange(
                        key + (known.contains(name) ? " " + name : " of another plugin"),
                        Reach.EVERY_NODE,
                        true,
                        false))
                .distinct()
                .toList();
    }

    /** The names whose values differ, in the order of what was and then of what is new. */
    private static List<String> changed(Optional<JsonValue> before, Optional<JsonValue> after) {
        Map<String, @Nullable Object> old = members(before);
        Map<String, @Nullable Object> now = members(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .toList();
    }

    private static Map<String, @Nullable Object> members(Optional<JsonValue> object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (JsonMember member : object.map(JsonValue::members).orElse(List.of())) {
            members.put(member.name(), member.value().tree());
        }
        return members;
    }

    /** Returns what changes, in the order of the text. */
    public List<KeyChange> changes() {
        return changes;
    }

    /** Returns whether the DaemonSet's pods have to start again for any of it. */
    public boolean needsRestart() {
        return changes.stream().anyMatch(KeyChange::needsRestart);
    }

    /** Returns a line for each change, or one that says that there is nothing to do. */
    @Override
    public String toString() {
        return changes.isEmpty()
                ? "nothing changes"
                : changes.stream().map(KeyChange::toString).collect(Collectors.joining("\n"));
    }
}
