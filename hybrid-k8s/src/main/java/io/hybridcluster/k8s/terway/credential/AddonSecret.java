// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.text.Document;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Secret {@code kube-system/alibaba-addon-secret}, which Terway reads from 1.8.0 on if its DaemonSet mounts it at
 * {@value #MOUNT_PATH} (terway types/daemon/config.go, GetAddonSecret). The open-source chart does not mount it.
 */
public final class AddonSecret {
    /** The namespace. */
    public static final String NAMESPACE = "kube-system";

    /** The name. */
    public static final String NAME = "alibaba-addon-secret";

    /** Where Terway looks for its files. */
    public static final String MOUNT_PATH = "/var/alibaba-addon-secret";

    static final String ID = "access-key-id";
    static final String SECRET = "access-key-secret";

    private final KubernetesObject object;

    private AddonSecret(KubernetesObject object) {
        this.object = object;
    }

    /**
     * Returns the Secret of this tree.
     *
     * @throws IllegalArgumentException if it is not that Secret
     */
    static AddonSecret of(Map<?, ?> tree) {
        KubernetesObject object = KubernetesObject.of(tree);
        boolean isInNamespace = object.namespace().orElse(NAMESPACE).equals(NAMESPACE);
        if (!object.kind().equals("Secret") || !object.name().equals(NAME) || !isInNamespace) {
            throw new IllegalArgumentException(object + " is not the Secret " + NAMESPACE + "/" + NAME);
        }
        return new AddonSecret(object);
    }

    /** Returns the Secret that holds this key and nothing else, to create; it prints as its name, and its tree holds the key. */
    public static KubernetesObject holding(AccessKey key) {
        Document secret = Document.object()
                .put("apiVersion", "v1")
                .put("kind", "Secret")
                .put("metadata", Document.object().put("name", NAME).put("namespace", NAMESPACE))
                .put("type", "Opaque")
                .put("data", data(requireNonNull(key, "key")))
                .build();
        return KubernetesObject.of((Map<?, ?>) secret.root());
    }

    /**
     * Returns the change that has the Secret hold this key, whichever it held before; other entries stay. None if it holds
     * the key. It prints as the object and its paths.
     *
     * @param secret the whole tree of the Secret as it is
     * @throws IllegalArgumentException if it is not that Secret, or holds what is not base64 of text
     */
    public static ObjectChange holding(Map<?, ?> secret, AccessKey key) {
        AddonSecret there = of(requireNonNull(secret, "secret"));
        requireNonNull(key, "key");
        boolean isSame = there.value(ID).filter(key.id()::equals).isPresent()
                && there.value(SECRET)
                        .filter(value -> key.secret().reveal(value::equals))
                        .isPresent();
        return isSame
                ? ObjectChange.of(there.object, (Map<?, ?>) there.object.tree().root())
                : there.with(key);
    }

    /**
     * Returns the id of the key that the Secret holds; empty if it lacks the id or the secret.
     *
     * @param secret the whole tree of the Secret
     * @throws IllegalArgumentException as {@link #holding(Map, AccessKey)}
     */
    public static Optional<String> keyId(Map<?, ?> secret) {
        AddonSecret there = of(requireNonNull(secret, "secret"));
        return there.value(SECRET).flatMap(any -> there.value(ID));
    }

    /**
     * Returns the change that takes both halves of the key of this id out of the Secret; other entries stay. None if the Secret
     * holds another key, or none.
     *
     * @param secret the whole tree of the Secret as it is
     * @throws IllegalArgumentException as {@link #holding(Map, AccessKey)}
     */
    public static ObjectChange without(Map<?, ?> secret, String keyId) {
        AddonSecret there = of(requireNonNull(secret, "secret"));
        requireNonNull(keyId, "keyId");
        Map<String, @Nullable Object> after =
                new LinkedHashMap<>(there.object.root().object());
        if (there.value(ID).filter(keyId::equals).isPresent()) {
            Map<String, @Nullable Object> data =
                    new LinkedHashMap<>(there.object.root().member("data").object());
            data.remove(ID);
            data.remove(SECRET);
            after.put("data", data);
        }
        return ObjectChange.of(there.object, after);
    }

    private static Map<String, @Nullable Object> data(AccessKey key) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(ID, base64(key.id()));
        data.put(SECRET, key.secret().reveal(AddonSecret::base64));
        return data;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    ObjectChange with(AccessKey key) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(object.root().object());
        Map<String, @Nullable Object> data = after.get("data") instanceof Map<?, ?>
                ? new LinkedHashMap<>(object.root().member("data").object())
                : new LinkedHashMap<>();
        data.putAll(data(key));
        after.put("data", data);
        return ObjectChange.of(object, after);
    }

    KubernetesObject object() {
        return object;
    }

    /**
     * Returns what the file of this key would hold; empty if there is none, or an empty one.
     *
     * @throws IllegalArgumentException if it is not base64 of text; does not show it
     */
    Optional<String> value(String key) {
        TreeNode data = object.root().member("data");
        if (data.isNothing() || data.member(key).isNothing()) {
            return Optional.empty();
        }
        if (!(data.object().get(key) instanceof String encoded)) {
            throw new IllegalArgumentException(object + ": data." + key + " is not text");
        }
        try {
            String value = new String(Base64.getDecoder().decode(encoded), UTF_8);
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes a character of what may be the key.
            throw new IllegalArgumentException(object + ": data." + key + " is not base64");
        }
    }

    /**
     * Returns whether this DaemonSet mounts the Secret where Terway looks for it: a volume of the Secret, alone or
     * projected, with both keys under their own names, in the container {@code terway} or, if there is none, in any.
     *
     * @throws IllegalArgumentException if the tree is not a workload with a pod template
     */
    public static boolean isMountedBy(Map<?, ?> daemonSet) {
        TreeNode pod = KubernetesObject.of(requireNonNull(daemonSet, "daemonSet"))
                .root()
                .member("spec")
                .member("template")
                .member("spec");
        List<String> volumes = pod.member("volumes").elements().stream()
                .filter(AddonSecret::isOfSecret)
                .map(volume -> volume.member("name").string())
                .toList();
        List<TreeNode> containers = pod.member("containers").elements();
        List<TreeNode> terway = containers.stream()
                .filter(container ->
                        container.member("name").optionalString().orElse("").equals("terway"))
                .toList();
        return (terway.isEmpty() ? containers : terway)
                .stream()
                        .flatMap(container -> container.member("volumeMounts").elements().stream())
                        .anyMatch(mount -> volumes.contains(
                                        mount.member("name").optionalString().orElse(""))
                                && mount.member("subPath").isNothing()
                                && isPath(mount.member("mountPath")
                                        .optionalString()
                                        .orElse("")));
    }

    private static boolean isPath(String path) {
        return path.equals(MOUNT_PATH) || path.equals(MOUNT_PATH + "/");
    }

    private static boolean isOfSecret(TreeNode volume) {
        TreeNode secret = volume.member("secret");
        if (!secret.isNothing()) {
            return secret.member("secretName").optionalString().orElse("").equals(NAME) && hasBoth(secret);
        }
        TreeNode projected = volume.member("projected");
        return !projected.isNothing()
                && projected.member("sources").elements().stream()
                        .map(source -> source.member("secret"))
                        .anyMatch(source -> !source.isNothing()
                                && source.member("name")
                                        .optionalString()
                                        .orElse("")
                                        .equals(NAME)
                                && hasBoth(source));
    }

    private static boolean hasBoth(TreeNode source) {
        List<TreeNode> items = source.member("items").elements();
        return items.isEmpty() || (hasItem(items, ID) && hasItem(items, SECRET));
    }

    private static boolean hasItem(List<TreeNode> items, String key) {
        return items.stream()
                .anyMatch(item -> item.member("key").optionalString().orElse("").equals(key)
                        && item.member("path").optionalString().orElse("").equals(key));
    }
}
