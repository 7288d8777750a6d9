// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.terway.json.JsonMember;
import io.hybridcluster.k8s.terway.json.JsonText;
import io.hybridcluster.k8s.terway.json.JsonValue;
import io.hybridcluster.model.secret.AccessKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds an access key in objects: its id and its secret, as they are, in base64 of either alphabet and at any place in a
 * longer text, and in JSON within JSON however its characters are escaped, as in {@code last-applied-configuration}.
 * Compressed and encrypted text is not looked into.
 *
 * <p>It names places and never shows what is there. Immutable and thread-safe.
 */
public final class KeyTraces {
    /** JSON in JSON in JSON: what annotations of annotations come to. */
    private static final int DEEPEST = 6;

    private final Set<String> forms = new LinkedHashSet<>();

    private KeyTraces(AccessKey key) {
        add(key.id());
        key.secret().reveal(secret -> {
            add(secret);
            return secret.length();
        });
    }

    /** Returns the search for this key. */
    public static KeyTraces of(AccessKey key) {
        return new KeyTraces(requireNonNull(key, "key"));
    }

    /** In base64 three bytes are four letters, so a text has three forms, each less what its neighbours decide. */
    private void add(String text) {
        forms.add(text);
        for (int shift = 0; shift < 3; shift++) {
            byte[] bytes = ("\0".repeat(shift) + text).getBytes(UTF_8);
            String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            int start = shift == 0 ? 0 : shift + 1;
            int end = all.length() - (bytes.length % 3 == 0 ? 0 : 1);
            if (end - start >= 8) {
                forms.add(all.substring(start, end));
                forms.add(all.substring(start, end).replace('+', '-').replace('/', '_'));
            }
        }
    }

    /** Returns whether the key is in this text. */
    boolean isIn(String text) {
        return isIn(text, 0);
    }

    private boolean isIn(String text, int depth) {
        if (forms.stream().anyMatch(text::contains)) {
            return true;
        }
        boolean mayBeJson = text.indexOf('{') >= 0 || text.indexOf('[') >= 0 || text.indexOf('"') >= 0;
        return mayBeJson
                && depth < DEEPEST
                && JsonText.read(text)
                        .root()
                        .filter(root -> isIn(root, depth + 1))
                        .isPresent();
    }

    private boolean isIn(JsonValue value, int depth) {
        for (JsonMember member : value.members()) {
            if (isIn(member.name(), depth) || isIn(member.value(), depth)) {
                return true;
            }
        }
        return value.elements().stream().anyMatch(element -> isIn(element, depth)) || isIn(value.text(), depth);
    }

    /**
     * Returns where in these objects the key is, in their order: {@code ConfigMap kube-system/eni-config
     * metadata.annotations.a}. None means that none of them holds it.
     *
     * @param objects whole trees: the ConfigMap, overlays, ControllerRevisions, whatever may hold a copy
     * @throws IllegalArgumentException if one is not an object of Kubernetes
     */
    public List<String> in(List<? extends Map<?, ?>> objects) {
        List<String> places = new ArrayList<>();
        for (Map<?, ?> tree : requireNonNull(objects, "objects")) {
            KubernetesObject object = KubernetesObject.of(tree);
            search(shown(object.toString()), " ", object.tree().root(), places);
        }
        return List.copyOf(places);
    }

    private void search(String path, String separator, @Nullable Object node, List<String> places) {
        if (node instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                String inner = path + separator + shown((String) name);
                if (isIn((String) name)) {
                    places.add(inner);
                }
                search(inner, ".", value, places);
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                search(path + "[" + i + "]", ".", list.get(i), places);
            }
        } else if (node != null && isIn(node.toString())) {
            places.add(path);
        }
    }

    private String shown(String name) {
        return isIn(name) ? "(a name that holds the key)" : name;
    }

    /** Returns nothing of the key. */
    @Override
    public String toString() {
        return "traces of an access key";
    }
}
