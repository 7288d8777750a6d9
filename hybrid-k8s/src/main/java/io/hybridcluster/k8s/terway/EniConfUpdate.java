// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.terway.json.JsonEdit;
import io.hybridcluster.k8s.terway.json.JsonProblem;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.NotJsonException;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The change of a live ConfigMap {@code kube-system/eni-config} into what an {@link EniConfigMap} wants.
 *
 * <p>It sets the members that are wanted and leaves everything else as it is: other members of {@code eni_conf} and
 * {@code 10-terway.conf}, other zones and tags in them, their order and white space, other data keys, labels and
 * annotations. A {@code 10-terway.conflist}, and {@code plugins} in {@code 10-terway.conf}, are somebody's own choice and
 * stay. A text in which nothing
 * changes stays byte for byte. An access key that is there stays, unless {@link #withAccessKey} or {@link
 * #removing} says otherwise; the empty one of a fresh {@code EniConfigMap} never replaces it, and a mask is never
 * written. Members go only if {@link #removing} names them. Idempotent. Immutable and thread-safe.
 */
public final class EniConfUpdate {
    /** The most bytes that the keys and values of a ConfigMap may have (Kubernetes: ConfigMaps). */
    public static final int MAX_BYTES = 1 << 20;

    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "eni-config";
    private static final String ENI_CONF = "eni_conf";
    private static final String CNI_CONF = "10-terway.conf";
    private static final String CONFLIST = "10-terway.conflist";
    private static final String MASK = "******";

    private final EniConfigMap wanted;
    private final Set<String> removed;
    private final Optional<AccessKey> accessKey;

    private EniConfUpdate(EniConfigMap wanted, Set<String> removed, Optional<AccessKey> accessKey) {
        this.wanted = wanted;
        this.removed = removed;
        this.accessKey = accessKey;
    }

    /** Returns the update to this. */
    public static EniConfUpdate to(EniConfigMap wanted) {
        return new EniConfUpdate(requireNonNull(wanted, "wanted"), Set.of(), Optional.empty());
    }

    /**
     * Returns this update, which also takes these members out of {@code eni_conf}.
     *
     * @throws IllegalArgumentException if one of them is wanted
     */
    public EniConfUpdate removing(Set<String> members) {
        Set<String> all = new LinkedHashSet<>(removed);
        all.addAll(requireNonNull(members, "members"));
        Map<?, ?> names = (Map<?, ?>) wanted.eniConf().root();
        for (String name : all) {
            boolean isEmptyKey = isAccessKey(name) && accessKey.isEmpty();
            if (names.containsKey(name) && !isEmptyKey) {
                throw new IllegalArgumentException("member \"" + name + "\" is wanted and cannot be removed");
            }
        }
        return new EniConfUpdate(wanted, Set.copyOf(all), accessKey);
    }

    /** Returns this update, which also writes this access key into {@code eni_conf}, whatever is there. */
    public EniConfUpdate withAccessKey(AccessKey key) {
        requireNonNull(key, "key");
        if (removed.contains(EniConfWords.ACCESS_KEY) || removed.contains(EniConfWords.ACCESS_SECRET)) {
            throw new IllegalArgumentException("an access key cannot be written and removed");
        }
        return new EniConfUpdate(wanted, removed, Optional.of(key));
    }

    /**
     * Returns the change of this ConfigMap as it is now.
     *
     * @param configMap the whole tree, as a client read it
     * @throws IllegalArgumentException if it is not that ConfigMap; a text that has to change is not JSON, with the place;
     *     {@code access_secret} there is a mask; it is immutable; or the result is beyond {@value #MAX_BYTES} bytes
     */
    public ObjectChange applyTo(Map<?, ?> configMap) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        boolean isInNamespace = object.namespace().orElse(NAMESPACE).equals(NAMESPACE);
        if (!object.kind().equals("ConfigMap") || !object.name().equals(NAME) || !isInNamespace) {
            throw new IllegalArgumentException(object + " is not the ConfigMap " + NAMESPACE + "/" + NAME);
        }
        if (Boolean.TRUE.equals(object.root().object().get("immutable"))) {
            throw new IllegalArgumentException(object + " is immutable; it has to be deleted and made anew");
        }
        TreeNode data = object.root().member("data");
        Map<String, @Nullable Object> entries =
                data.isNothing() ? new LinkedHashMap<>() : new LinkedHashMap<>(data.object());
        entries.put(ENI_CONF, eniConf(object, data.isNothing() ? Optional.empty() : text(data, ENI_CONF)));
        entries.put(CNI_CONF, cniConf(object, data));
        int bytes = bytes(entries);
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    object + " would have " + bytes + " bytes; Kubernetes takes at most " + MAX_BYTES);
        }
        Map<String, @Nullable Object> after = new LinkedHashMap<>(object.root().object());
        after.put("data", entries);
        return ObjectChange.of(object, after);
    }

    private static Optional<String> text(TreeNode data, String key) {
        TreeNode entry = data.member(key);
        if (entry.isNothing()) {
            return Optional.empty();
        }
        if (!(data.object().get(key) instanceof String text)) {
            throw new IllegalArgumentException("data." + key + ": expected text");
        }
        return Optional.of(text);
    }

    private String eniConf(KubernetesObject object, Optional<String> there) {
        Map<String, @Nullable Object> members = members(wanted.eniConf());
        if (there.isEmpty()) {
            removed.forEach(members::remove);
            return accessKey
                    .map(key -> edit(object, ENI_CONF, wanted.eniConfText(), withKey(members, key)))
                    .orElseGet(() -> edit(object, ENI_CONF, wanted.eniConfText(), members));
        }
        members.keySet().removeIf(EniConfUpdate::isAccessKey);
        JsonText text = JsonText.read(there.get());
        boolean masked = text.root()
                .flatMap(root -> root.member(EniConfWords.ACCESS_SECRET))
                .filter(secret -> secret.text().equals(MASK))
                .isPresent();
        if (masked && accessKey.isEmpty() && !removed.contains(EniConfWords.ACCESS_SECRET)) {
            throw new IllegalArgumentException(object + " " + ENI_CONF + ": access_secret is \"" + MASK
                    + "\", a mask that somebody wrote back; give the access key anew");
        }
        return edit(
                object,
                ENI_CONF,
                there.get(),
                accessKey.map(key -> withKey(members, key)).orElse(members));
    }

    private static Map<String, @Nullable Object> withKey(Map<String, @Nullable Object> members, AccessKey key) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
        all.put(EniConfWords.ACCESS_KEY, key.id());
        key.secret().reveal(secret -> all.put(EniConfWords.ACCESS_SECRET, secret));
        return all;
    }

    private String edit(KubernetesObject object, String key, String text, Map<String, @Nullable Object> members) {
        JsonText json = JsonText.read(text);
        try {
            return JsonEdit.apply(json, members, key.equals(ENI_CONF) ? removed : Set.of());
        } catch (NotJsonException e) {
            throw notJson(object, key, e.problems().get(0), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(object + " " + key + ":" + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException notJson(
            KubernetesObject object, String key, JsonProblem problem, NotJsonException cause) {
        return new IllegalArgumentException(
                object + " " + key + ":" + problem + "; " + problem.remedy()
                        + "; what is not JSON is not changed, since nobody knows what it means",
                cause);
    }

    /** Terway takes the conflist where there is one, and its plugins are the cluster's own choice. */
    private String cniConf(KubernetesObject object, TreeNode data) {
        Optional<String> list = data.isNothing() ? Optional.empty() : text(data, CONFLIST);
        Optional<String> conf = data.isNothing() ? Optional.empty() : text(data, CNI_CONF);
        if (list.isPresent()) {
            return conf.orElseGet(wanted::cniConfText);
        }
        boolean hasPlugins = conf.flatMap(text -> JsonText.read(text).root())
                .flatMap(root -> root.member("plugins"))
                .isPresent();
        if (hasPlugins) {
            return conf.orElseThrow();
        }
        return conf.map(text -> edit(object, CNI_CONF, text, members(wanted.cniConf())))
                .orElseGet(wanted::cniConfText);
    }

    private static Map<String, @Nullable Object> members(Document document) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) document.root()).forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    private static boolean isAccessKey(String name) {
        return name.equals(EniConfWords.ACCESS_KEY) || name.equals(EniConfWords.ACCESS_SECRET);
    }

    private static int bytes(Map<String, @Nullable Object> entries) {
        long bytes = 0;
        for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
            bytes += entry.getKey().getBytes(UTF_8).length;
            bytes += String.valueOf(entry.getValue()).getBytes(UTF_8).length;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** Returns what is set and what is removed, by name. */
    @Override
    public String toString() {
        return "set " + members(wanted.eniConf()).keySet() + (removed.isEmpty() ? "" : ", remove " + removed);
    }
}
