// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.terway.json.JsonEdit;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves Terway's access key from the ConfigMap {@code eni-config}, and from the overlays of nodes, to the Secret
 * {@code alibaba-addon-secret}: first the Secret, then the ConfigMaps, so that Terway finds the key whenever it starts.
 *
 * <p>The annotation in which kubectl keeps what it last applied is rewritten without the key, or taken out if it cannot
 * be. {@link #leftovers} proves that nothing stayed behind. Who could read the ConfigMap had the key, and a Terway before
 * 1.5.7 logged it: replace it afterwards.
 *
 * <p>It prints as the objects and the paths that change, never as the key. Immutable and thread-safe.
 */
public final class AccessKeyMove {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> MEMBERS = Set.of(KeyPair.ID, KeyPair.SECRET);

    private final Optional<KubernetesObject> newSecret;
    private final Optional<ObjectChange> secretChange;
    private final List<ObjectChange> configMapChanges;
    private final Optional<KeyTraces> traces;

    private AccessKeyMove(
            Optional<KubernetesObject> newSecret,
            Optional<ObjectChange> secretChange,
            List<ObjectChange> configMapChanges,
            Optional<KeyTraces> traces) {
        this.newSecret = newSecret;
        this.secretChange = secretChange;
        this.configMapChanges = List.copyOf(configMapChanges);
        this.traces = traces;
    }

    /**
     * Returns the move for these objects as they are now; one without changes if no ConfigMap holds a key.
     *
     * @param version the version of Terway
     * @param configMap the whole tree of {@code kube-system/eni-config}
     * @param overlays the whole trees of the ConfigMaps that nodes name by the label {@code terway-config}
     * @param secret the whole tree of {@code kube-system/alibaba-addon-secret}, or empty if there is none
     * @param daemonSet the whole tree of Terway's DaemonSet
     * @throws IllegalArgumentException if that Terway would not find the key in the Secret (it is before 1.8.0, or the
     *     DaemonSet does not mount it); the ConfigMap holds half a pair; the Secret or an overlay holds another pair; a text
     *     is not JSON; never shows a key
     */
    public static AccessKeyMove of(
            TerwayVersion version,
            Map<?, ?> configMap,
            List<? extends Map<?, ?>> overlays,
            Optional<? extends Map<?, ?>> secret,
            Map<?, ?> daemonSet) {
        requireNonNull(version, "version");
        List<KubernetesObject> maps = new ArrayList<>();
        maps.add(KubernetesObject.of(requireNonNull(configMap, "configMap")));
        requireNonNull(overlays, "overlays").forEach(overlay -> maps.add(KubernetesObject.of(overlay)));
        Optional<AddonSecret> addon = requireNonNull(secret, "secret").map(AddonSecret::of);
        boolean mounts = AddonSecret.isMountedBy(requireNonNull(daemonSet, "daemonSet"));
        Optional<AccessKey> key = keyOf(maps);
        if (key.isPresent() && !version.isAtLeast(1, 8, 0)) {
            throw new IllegalArgumentException(
                    "Terway " + version + " does not read the Secret " + AddonSecret.NAME + ", which came with 1.8.0");
        }
        if (key.isPresent() && !mounts) {
            throw new IllegalArgumentException("the DaemonSet does not mount the Secret " + AddonSecret.NAME + " at "
                    + AddonSecret.MOUNT_PATH + ", so Terway would not find the key there");
        }
        if (key.isEmpty()) {
            // Somebody moved it by hand: kubectl's annotation still has it.
            return new AccessKeyMove(
                    Optional.empty(), Optional.empty(), cleaned(maps, Optional.empty()), annotated(maps));
        }
        KeyTraces traces = KeyTraces.of(key.get());
        Optional<ObjectChange> change = addon.map(found -> change(found, key.get()));
        return new AccessKeyMove(
                addon.isPresent() ? Optional.empty() : Optional.of(AddonSecret.holding(key.get())),
                change.filter(ObjectChange::isChange),
                cleaned(maps, Optional.of(traces)),
                Optional.of(traces));
    }

    private static Optional<AccessKey> keyOf(List<KubernetesObject> maps) {
        KubernetesObject holder = maps.get(0);
        KeyPair pair = KeyPair.of(holder);
        for (KubernetesObject map : maps) {
            KeyPair found = KeyPair.of(map);
            if (!found.isNothing() && !found.isWhole()) {
                throw new IllegalArgumentException(map
                        + " eni_conf: it holds half a key pair, which is nothing to move; complete it or take it out");
            }
            if (!found.agreesWith(pair.id(), pair.secret())) {
                throw new IllegalArgumentException(map + " eni_conf: it holds another key pair than " + holder
                        + ", and there is one Secret for both");
            }
            if (pair.isNothing() && found.isWhole()) {
                holder = map;
                pair = found;
            }
        }
        if (pair.isNothing()) {
            return Optional.empty();
        }
        return Optional.of(
                new AccessKey(pair.id().orElseThrow(), Secret.of(pair.secret().orElseThrow())));
    }

    private static ObjectChange change(AddonSecret secret, AccessKey key) {
        boolean sameId = secret.value(AddonSecret.ID).map(key.id()::equals).orElse(true);
        boolean sameSecret = secret.value(AddonSecret.SECRET)
                .map(there -> key.secret().reveal(there::equals))
                .orElse(true);
        if (!sameId || !sameSecret) {
            throw new IllegalArgumentException(secret.object()
                    + " holds another key pair; find out which of the two is to stay, and take the other out");
        }
        boolean isWhole = secret.value(AddonSecret.ID).isPresent()
                && secret.value(AddonSecret.SECRET).isPresent();
        return isWhole
                ? ObjectChange.of(
                        secret.object(), (Map<?, ?>) secret.object().tree().root())
                : secret.with(key);
    }

    private static List<ObjectChange> cleaned(List<KubernetesObject> maps, Optional<KeyTraces> traces) {
        return maps.stream()
                .map(map -> ObjectChange.of(map, without(map, traces)))
                .filter(ObjectChange::isChange)
                .toList();
    }

    private static Map<String, @Nullable Object> without(KubernetesObject map, Optional<KeyTraces> traces) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(map.root().object());
        KeyPair.eniConf(map).filter(text -> traces.isPresent()).ifPresent(text -> {
            Map<String, @Nullable Object> data =
                    new LinkedHashMap<>(map.root().member("data").object());
            data.put(KeyPair.ENI_CONF, edited(text));
            after.put("data", data);
        });
        if (!(after.get("metadata") instanceof Map<?, ?> metadata)
                || !(metadata.get("annotations") instanceof Map<?, ?> annotations)
                || !(annotations.get(LAST_APPLIED) instanceof String lastApplied)) {
            return after;
        }
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>(annotations);
        Optional<String> rewritten = rewritten(lastApplied, traces);
        rewritten.ifPresentOrElse(text -> kept.put(LAST_APPLIED, text), () -> kept.remove(LAST_APPLIED));
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>(metadata);
        changed.put("annotations", kept);
        after.put("metadata", changed);
        return after;
    }

    private static String edited(String eniConf) {
        return JsonEdit.apply(JsonText.read(eniConf), Map.of(), MEMBERS);
    }

    private static Optional<KeyTraces> annotated(List<KubernetesObject> maps) {
        return maps.stream()
                .map(map -> map.root().member("metadata").member("annotations").member(LAST_APPLIED))
                .map(annotation -> appliedPair(annotation.optionalString().orElse("")))
                .filter(KeyPair::isWhole)
                .findFirst()
                .map(pair -> KeyTraces.of(new AccessKey(
                        pair.id().orElseThrow(), Secret.of(pair.secret().orElseThrow()))));
    }

    private static Optional<String> appliedEniConf(String lastApplied) {
        return JsonText.read(lastApplied)
                .root()
                .flatMap(root -> root.member("data"))
                .flatMap(data -> data.member(KeyPair.ENI_CONF))
                .map(value -> value.text());
    }

    private static KeyPair appliedPair(String lastApplied) {
        return KeyPair.of(
                appliedEniConf(lastApplied).flatMap(text -> JsonText.read(text).root()));
    }

    /** Returns the annotation without the key, or empty if it cannot be rewritten and holds a key. */
    private static Optional<String> rewritten(String lastApplied, Optional<KeyTraces> traces) {
        if (traces.isEmpty() && appliedPair(lastApplied).isNothing()) {
            return Optional.of(lastApplied);
        }
        JsonText applied = JsonText.read(lastApplied);
        Optional<String> eniConf = appliedEniConf(lastApplied);
        String result = lastApplied;
        if (applied.isJson()
                && eniConf.isPresent()
                && JsonText.read(eniConf.get()).isJson()) {
            String without = edited(eniConf.get());
            // Untouched to the last byte if there was nothing in it.
            result = without.equals(eniConf.get())
                    ? lastApplied
                    : JsonEdit.apply(applied, Map.of("data", Map.of(KeyPair.ENI_CONF, without)), Set.of());
        }
        String checked = result;
        boolean holdsKey = traces.filter(key -> key.isIn(checked)).isPresent();
        return holdsKey ? Optional.empty() : Optional.of(result);
    }

    /** Returns the Secret to create, if there is none; it prints as its name, and its tree holds the key. */
    public Optional<KubernetesObject> secretToCreate() {
        return newSecret;
    }

    /** Returns the change of the Secret that is there, if it lacks the key. To be made before those of the ConfigMaps. */
    public Optional<ObjectChange> secretChange() {
        return secretChange;
    }

    /** Returns the changes of the ConfigMaps that hold the key, to be made after the Secret is there. */
    public List<ObjectChange> configMapChanges() {
        return configMapChanges;
    }

    /** Returns whether there is anything to do. */
    public boolean isChange() {
        return newSecret.isPresent() || secretChange.isPresent() || !configMapChanges.isEmpty();
    }

    /**
     * Returns where in these objects the moved key still is, as {@link KeyTraces#in}; none if it was not found, and none if
     * there was no key to move. Not to be given the Secret itself.
     */
    public List<String> leftovers(List<? extends Map<?, ?>> objects) {
        requireNonNull(objects, "objects");
        return traces.map(key -> key.in(objects)).orElse(List.of());
    }

    /** Returns what changes, in order, never a value. */
    @Override
    public String toString() {
        List<String> steps = new ArrayList<>();
        newSecret.ifPresent(secret -> steps.add("create " + secret));
        secretChange.ifPresent(change -> steps.add(change.toString()));
        configMapChanges.forEach(change -> steps.add(change.toString()));
        return steps.isEmpty() ? "nothing to move" : String.join("; then ", steps);
    }
}
