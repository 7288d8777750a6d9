// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.agent;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.rule.RuleDescription;
import io.hybridcluster.model.rule.ScriptUrl;
import io.hybridcluster.model.text.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where cloud nodes get their node script: the key {@code addNodeScriptPath} of the ConfigMap
 * {@code kube-system/ack-agent-config} (the guide, step 4).
 *
 * <p>The agent reads it about once a minute and passes it to the cloud, which runs the script on each new node; so leave
 * a minute between writing it and scaling out. A URL that the agent does not accept makes it send nothing
 * (alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go), so it is checked here.
 *
 * <p>The query of a presigned URL is a credential: it is in the documents, and in nothing that is printed.
 *
 * @param nodeScriptUrl the URL: {@code http://} or {@code https://} in lower case, then at least one more character, all
 *     printable ASCII without blanks; at most {@value #LONGEST_URL} bytes
 */
public record AckAgentConfig(String nodeScriptUrl) {
    /** The longest URL that the agent takes, in bytes of UTF-8. */
    public static final int LONGEST_URL = ScriptUrl.LONGEST;

    private static final Set<String> BARE_SCHEMES = Set.of("http://", "https://");
    private static final Duration READ_EVERY = Duration.ofSeconds(60);
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "ack-agent-config";
    private static final String KEY = "addNodeScriptPath";

    /** @throws IllegalArgumentException if the URL is not as described */
    public AckAgentConfig {
        ScriptUrl url = ScriptUrl.of(requireNonNull(nodeScriptUrl, "nodeScriptUrl"));
        if (url.length() > LONGEST_URL) {
            throw new IllegalArgumentException("the node script's URL " + url.shown() + " has " + url.length()
                    + " bytes; the agent takes at most " + LONGEST_URL);
        }
        if (!url.hasWebScheme() || BARE_SCHEMES.contains(nodeScriptUrl) || !url.isPrintableAscii()) {
            throw new IllegalArgumentException(url.shown()
                    + " is not a URL that the agent takes: expected http:// or https:// and printable ASCII characters"
                    + " without blanks");
        }
    }

    /**
     * Returns the configuration for a plan's node script.
     *
     * @throws IllegalArgumentException if the plan has no node script, or its URL is not as described
     */
    public static AckAgentConfig of(HybridPlan plan) {
        NodeScriptPlan script = requireNonNull(plan, "plan")
                .nodeScript()
                .orElseThrow(() -> new IllegalArgumentException(
                        "plan \"" + plan.name() + "\" has no nodeScript section, so there is no URL for the agent"));
        return new AckAgentConfig(script.url());
    }

    /** Returns a merge patch (RFC 7396) of the one key; a strategic merge patch of the same text does the same. */
    public Document mergePatch() {
        return Document.object()
                .put("data", Document.object().put(KEY, nodeScriptUrl))
                .build();
    }

    /**
     * Returns the guide's whole ConfigMap. It has only this key, and the agent may keep others there: patch the one that
     * is there instead of replacing it.
     */
    public Document documented() {
        return Document.object()
                .put("apiVersion", "v1")
                .put("data", Document.object().put(KEY, nodeScriptUrl))
                .put("kind", "ConfigMap")
                .put("metadata", Document.object().put("name", NAME).put("namespace", NAMESPACE))
                .build();
    }

    /**
     * Returns the change of this ConfigMap as it is now; none if the URL is there already. Other keys stay. Idempotent.
     *
     * @param configMap the whole tree of {@code ack-agent-config}, as a client read it; one without a namespace, as a
     *     manifest may be, is taken to be in {@code kube-system}
     * @throws IllegalArgumentException if it is not a ConfigMap of that name, is in another namespace than {@code
     *     kube-system}, or its data is not an object
     */
    public ObjectChange applyTo(Map<?, ?> configMap) {
        KubernetesObject object = configMap(configMap);
        TreeNode data = object.root().member("data");
        Map<String, @Nullable Object> entries =
                data.isNothing() ? new LinkedHashMap<>() : new LinkedHashMap<>(data.object());
        entries.put(KEY, nodeScriptUrl);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(object.root().object());
        after.put("data", entries);
        return ObjectChange.of(object, after);
    }

    private static KubernetesObject configMap(Map<?, ?> configMap) {
        KubernetesObject object = KubernetesObject.of(requireNonNull(configMap, "configMap"));
        boolean isInNamespace = object.namespace().orElse(NAMESPACE).equals(NAMESPACE);
        if (!object.kind().equals("ConfigMap") || !object.name().equals(NAME) || !isInNamespace) {
            throw new IllegalArgumentException(object + " is not the ConfigMap " + NAMESPACE + "/" + NAME);
        }
        return object;
    }

    /**
     * Returns when the agent has surely read what was written at this time: it reads every 20 times 3 seconds
     * (alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go). A node that the cloud starts before may still run
     * the script of before.
     *
     * @throws java.time.DateTimeException if that is beyond the last instant
     */
    public static Instant readBy(Instant written) {
        return requireNonNull(written, "written").plus(READ_EVERY);
    }

    /** Returns the rules of {@link #findings}, ordered by id. */
    public static List<RuleDescription> rules() {
        return AckAgentConfigRules.all();
    }

    /**
     * Returns what is wrong with this ConfigMap as it is now, against the URL of this configuration, worst first. URLs are
     * shown as {@link ScriptUrl#shown}.
     *
     * @param configMap the whole tree, as for {@link #applyTo}
     * @throws IllegalArgumentException if it is not the ConfigMap
     */
    public List<LiveFinding> findings(Map<?, ?> configMap) {
        KubernetesObject object = configMap(configMap);
        return AckAgentConfigRules.findings(nodeScriptUrl, object.tree().at("data", KEY));
    }

    /** Returns the URL as {@link ScriptUrl#shown}: without user, password and query. */
    @Override
    public String toString() {
        return ScriptUrl.of(nodeScriptUrl).shown();
    }
}
