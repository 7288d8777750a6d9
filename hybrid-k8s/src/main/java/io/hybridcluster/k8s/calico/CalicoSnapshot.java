// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.calico;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.file.YamlText;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calico's CustomResourceDefinitions and all objects of them, whole, at one time: to be taken before the Terway add-on is
 * installed, to be kept in a file, and to be compared with what is there after.
 *
 * <p><b>Why.</b> Terway's manifests bring definitions named like Calico's with a schema that is all but empty (terway
 * charts/terway/templates/terwayd/daemonset.yaml). Applied over Calico's own, the API server prunes what they do not name
 * from every object that it reads or writes: pools without a block, peers without an address.
 *
 * <p>The groups are {@code crd.projectcalico.org}, {@code projectcalico.org} and {@code operator.tigera.io}. Objects hold no
 * secrets: BGP passwords are kept in Secrets, which they name. It prints as its counts and fingerprint. Immutable and
 * thread-safe.
 */
public final class CalicoSnapshot {
    private static final Set<String> GROUPS =
            Set.of("crd.projectcalico.org", "projectcalico.org", "operator.tigera.io");
    private static final String API_VERSION = "hybridcluster.io/v1";
    private static final String KIND = "CalicoSnapshot";
    private static final List<String> MEMBERS =
            List.of("apiVersion", "kind", "taken", "fingerprint", "definitions", "resources");

    private static final Comparator<KubernetesObject> ORDER = Comparator.comparing(
                    (KubernetesObject object) -> group(object))
            .thenComparing(KubernetesObject::kind)
            .thenComparing(object -> object.namespace().orElse(""))
            .thenComparing(KubernetesObject::name);

    private final Instant taken;
    private final List<KubernetesObject> definitions;
    private final List<KubernetesObject> resources;
    private final String fingerprint;

    private CalicoSnapshot(Instant taken, List<KubernetesObject> definitions, List<KubernetesObject> resources) {
        this.taken = taken;
        this.definitions = definitions.stream().sorted(ORDER).toList();
        this.resources = resources.stream().sorted(ORDER).toList();
        this.fingerprint = hash(this.definitions, this.resources);
    }

    /**
     * Returns the snapshot of these objects. Definitions of other groups, and objects that no definition of the snapshot
     * defines, are left out: {@code projectcalico.org/v3} of Calico's API server shows the same objects a second time.
     *
     * @param definitions CustomResourceDefinitions as {@code apiextensions.k8s.io/v1}, whole trees
     * @param resources the objects of them, whole trees
     * @throws IllegalArgumentException if an object is not of the form of one, a definition is of another kind or version,
     *     one is there twice, or one is nested deeper or has a longer name than a file can give back
     */
    public static CalicoSnapshot of(
            List<? extends Map<?, ?>> definitions, List<? extends Map<?, ?>> resources, Instant taken) {
        requireNonNull(definitions, "definitions");
        requireNonNull(resources, "resources");
        requireNonNull(taken, "taken");
        List<KubernetesObject> kept = new ArrayList<>();
        for (Map<?, ?> tree : definitions) {
            KubernetesObject definition = KubernetesObject.of(tree);
            if (!definition.kind().equals("CustomResourceDefinition")
                    || !definition.apiVersion().equals("apiextensions.k8s.io/v1")) {
                throw new IllegalArgumentException(definition + " of " + definition.apiVersion()
                        + " is not a CustomResourceDefinition of apiextensions.k8s.io/v1");
            }
            if (GROUPS.contains(String.valueOf(definition.tree().at("spec", "group")))) {
                kept.add(definition);
            }
        }
        Set<String> defined = kept.stream().map(CalicoSnapshot::defines).collect(Collectors.toSet());
        List<KubernetesObject> objects = resources.stream()
                .map(KubernetesObject::of)
                .filter(object -> defined.contains(group(object) + "/" + object.kind()))
                .toList();
        requireStorable(kept);
        requireStorable(objects);
        return new CalicoSnapshot(taken, kept, objects);
    }

    /** Returns the group and kind that a definition defines. */
    static String defines(KubernetesObject definition) {
        return definition.tree().at("spec", "group") + "/" + definition.tree().at("spec", "names", "kind");
    }

    static String group(KubernetesObject object) {
        String apiVersion = object.apiVersion();
        return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
    }

    /** Returns by what an object is found again, whatever version of the API it was read by. */
    static String key(KubernetesObject object) {
        return group(object) + "/" + object;
    }

    private static void requireStorable(List<KubernetesObject> objects) {
        Map<String, KubernetesObject> byKey = new LinkedHashMap<>();
        for (KubernetesObject object : objects) {
            if (byKey.put(key(object), object) != null) {
                throw new IllegalArgumentException(object + " is there twice");
            }
            Storable.require(object);
        }
    }

    /**
     * Returns the snapshot that {@link #toJson} wrote.
     *
     * @param file the name to show in messages
     * @param content UTF-8; its size is the caller's to bound
     * @throws io.hybridcluster.model.file.UnreadableFileException if it is not JSON or YAML; says where
     * @throws IllegalArgumentException if it is not of this form, of another version, or was changed, so that its
     *     fingerprint does not fit; says where
     */
    public static CalicoSnapshot read(String file, byte[] content) {
        requireNonNull(file, "file");
        requireNonNull(content, "content");
        TreeNode root = TreeNode.at("", YamlText.read(file, content).root());
        try {
            return read(root);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static CalicoSnapshot read(TreeNode root) {
        for (String name : root.object().keySet()) {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("a member of the root is none of " + MEMBERS);
            }
        }
        if (!root.member("apiVersion").string().equals(API_VERSION)
                || !root.member("kind").string().equals(KIND)) {
            throw new IllegalArgumentException("apiVersion and kind are not " + API_VERSION + " and " + KIND
                    + ", the only version that this library reads");
        }
        CalicoSnapshot snapshot = of(
                trees(root.member("definitions")),
                trees(root.member("resources")),
                Instant.parse(root.member("taken").string()));
        int kept = snapshot.definitions.size() + snapshot.resources.size();
        int all = root.member("definitions").elements().size()
                + root.member("resources").elements().size();
        if (kept != all) {
            throw new IllegalArgumentException(
                    "definitions and resources hold " + (all - kept) + " objects that do not belong to Calico");
        }
        if (!snapshot.fingerprint.equals(root.member("fingerprint").string())) {
            throw new IllegalArgumentException("fingerprint: expected " + snapshot.fingerprint
                    + " for what the file holds; it was changed since it was written");
        }
        return snapshot;
    }

    private static List<Map<String, @Nullable Object>> trees(TreeNode list) {
        if (list.isNothing()) {
            throw list.expected("a list");
        }
        List<Map<String, @Nullable Object>> trees = new ArrayList<>();
        for (TreeNode element : list.elements()) {
            Map<String, @Nullable Object> tree = element.object();
            try {
                KubernetesObject.of(tree);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(element.path() + "." + e.getMessage(), e);
            }
            trees.add(tree);
        }
        return trees;
    }

    /** Returns the whole snapshot as JSON, for a file. */
    public String toJson() {
        return Document.object()
                .put("apiVersion", API_VERSION)
                .put("kind", KIND)
                .put("taken", taken.toString())
                .put("fingerprint", fingerprint)
                .put("definitions", roots(definitions))
                .put("resources", roots(resources))
                .build()
                .toJson();
    }

    private static List<Object> roots(List<KubernetesObject> objects) {
        return objects.stream().map(object -> object.tree().root()).toList();
    }

    private static String hash(List<KubernetesObject> definitions, List<KubernetesObject> resources) {
        List<Object> essences = new ArrayList<>();
        definitions.forEach(definition -> essences.add(Essence.of(definition)));
        resources.stream()
                .filter(resource -> !isRuntimeState(resource))
                .forEach(resource -> essences.add(Essence.of(resource)));
        byte[] text = Document.of(essences).toJson(JsonLayout.COMPACT).getBytes(UTF_8);
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform must have SHA-256", e);
        }
    }

    /** Returns whether Calico writes such objects itself as pods come and go, so that an old state of one is a wrong one. */
    static boolean isRuntimeState(KubernetesObject object) {
        return switch (object.kind()) {
            case "IPAMBlock", "IPAMHandle", "BlockAffinity", "CalicoNodeStatus" -> true;
            default -> false;
        };
    }

    /** Returns when it was taken. */
    public Instant taken() {
        return taken;
    }

    /** Returns the definitions, ordered by name. */
    public List<KubernetesObject> definitions() {
        return definitions;
    }

    /** Returns the objects, ordered by group, kind, namespace and name. */
    public List<KubernetesObject> resources() {
        return resources;
    }

    /**
     * Returns {@code sha256:} and the hash of all that is somebody's intent, as JSON with sorted members: of two equal ones
     * neither a definition nor an object differs but in its status, in metadata other than labels and annotations, and in
     * what Calico writes as pods come and go (blocks and handles of its IPAM).
     */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CalicoSnapshot that
                && taken.equals(that.taken)
                && definitions.equals(that.definitions)
                && resources.equals(that.resources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(taken, definitions, resources);
    }

    /** Returns the line that a person compares. */
    @Override
    public String toString() {
        return taken + " " + definitions.size() + " definitions " + resources.size() + " resources " + fingerprint;
    }
}
