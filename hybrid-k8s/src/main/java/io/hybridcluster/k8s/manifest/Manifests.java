// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.LocatedDocument;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.file.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes objects of a file, as {@code kubectl apply -f} takes it or {@code kubectl get -o yaml} or {@code -o json}
 * prints it: several documents, lists ({@code kind: List} or {@code DaemonSetList}, in one another too), anchors and merge
 * keys.
 *
 * <p>Documents and list items that are no Kubernetes object are passed over with a note. Kinds are not looked at. Immutable
 * and thread-safe.
 */
public final class Manifests {
    private final List<Manifest> manifests;
    private final List<FileProblem> passedOver;

    private Manifests(List<Manifest> manifests, List<FileProblem> passedOver) {
        this.manifests = List.copyOf(manifests);
        this.passedOver = List.copyOf(passedOver);
    }

    /**
     * Reads a file.
     *
     * <p>A template is refused: its text is no YAML from a mark of Helm's, Go's or Jinja's on (an opening brace and
     * another one, a percent sign or a hash), or such a mark or one of envsubst's stands in a kind, name, namespace, label, image, node selector, affinity or toleration. In other places, such as
     * the data of a ConfigMap, marks are just text.
     *
     * @param file the name to show in messages
     * @param content as {@link YamlText#readAll} takes it; its size is the caller's to bound
     * @throws UnreadableFileException if it is not YAML or JSON as {@link YamlText#readAll} takes it; says where
     * @throws TemplateException if it is a template
     */
    public static Manifests read(String file, byte[] content) {
        requireNonNull(file, "file");
        requireNonNull(content, "content");
        List<LocatedDocument> documents;
        try {
            documents = YamlText.readAll(file, content);
        } catch (UnreadableFileException e) {
            Template.explains(file, content, e.problems().get(0).position()).ifPresent(template -> {
                template.initCause(e);
                throw template;
            });
            throw e;
        }
        Reader reader = new Reader(file);
        for (LocatedDocument document : documents) {
            reader.read(document, List.of(), (Map<?, ?>) document.document().root());
        }
        return new Manifests(reader.manifests, reader.passedOver);
    }

    /** Returns the objects, in the order of the file. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** Returns the objects alone, in the order of the file. */
    public List<KubernetesObject> objects() {
        return manifests.stream().map(Manifest::object).toList();
    }

    /** Returns what was passed over and why, in the order of the file. */
    public List<FileProblem> passedOver() {
        return passedOver;
    }

    /** Returns the objects' places, kinds and names, never their contents. */
    @Override
    public String toString() {
        return manifests.toString();
    }

    /** Collects what the documents of one file hold. */
    private static final class Reader {
        private final String file;
        private final List<Manifest> manifests = new ArrayList<>();
        private final List<FileProblem> passedOver = new ArrayList<>();

        Reader(String file) {
            this.file = file;
        }

        void read(LocatedDocument document, List<Object> at, Map<?, ?> tree) {
            Template.in(tree).ifPresent(mark -> {
                List<Object> path = new ArrayList<>(at);
                path.addAll(mark.path());
                throw Template.refuse(file, document.positionOf(path), mark.text());
            });
            if (tree.get("kind") instanceof String kind
                    && kind.endsWith("List")
                    && tree.get("items") instanceof List<?> items) {
                items(document, at, tree, kind, items);
                return;
            }
            try {
                manifests.add(new Manifest(file, document.positionOf(at), KubernetesObject.of(tree)));
            } catch (IllegalArgumentException e) {
                passOver(document, at, "passed over, since it is no Kubernetes object: " + e.getMessage());
            }
        }

        private void items(LocatedDocument document, List<Object> at, Map<?, ?> list, String kind, List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                List<Object> path = new ArrayList<>(at);
                path.add("items");
                path.add(i);
                if (items.get(i) instanceof Map<?, ?> item) {
                    read(document, path, typed(list, kind, item));
                } else {
                    passOver(document, path, "passed over, since it is no Kubernetes object: expected an object");
                }
            }
        }

        /** The API server leaves the items of a typed list without their kind. */
        private static Map<?, ?> typed(Map<?, ?> list, String kind, Map<?, ?> item) {
            String ofItems = kind.substring(0, kind.length() - "List".length());
            if (ofItems.isEmpty() || item.get("kind") != null || item.get("apiVersion") != null) {
                return item;
            }
            Map<String, @Nullable Object> typed = new LinkedHashMap<>();
            typed.put("apiVersion", list.get("apiVersion"));
            typed.put("kind", ofItems);
            item.forEach((name, member) -> typed.put((String) name, member));
            return typed;
        }

        private void passOver(LocatedDocument document, List<Object> at, String why) {
            passedOver.add(new FileProblem(file, document.positionOf(at), why));
        }
    }
}
