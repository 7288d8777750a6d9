// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.agent;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.model.text.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where cloud nodes get their node script: the key {@code addNodeScriptPath} of the ConfigMap
 * {@code kube-system/ack-agent-config} (the guide, step 4).
 *
 * <p>The agent reads it about once a minute and passes it to the cloud, which runs the script on each new node; so leave
 * a minute between writing it and scaling out. A URL that the agent does not accept makes it send nothing
 * (alibabacloud-ack-connector pkg/tcp_tunnel/agent/meta_messenger.go), so it is checked here.
 *
 * @param nodeScriptUrl the URL: {@code http://} or {@code https://} in lower case, then at least one more character, all
 *     printable ASCII without blanks; at most {@value #LONGEST_URL} characters
 */
public record AckAgentConfig(String nodeScriptUrl) {
    /** The longest URL that the agent takes, in characters. */
    public static final int LONGEST_URL = 1024;

    private static final String KEY = "addNodeScriptPath";

    /** @throws IllegalArgumentException if the URL is not as described */
    public AckAgentConfig {
        requireNonNull(nodeScriptUrl, "nodeScriptUrl");
        if (nodeScriptUrl.length() > LONGEST_URL) {
            throw new IllegalArgumentException("the node script's URL has " + nodeScriptUrl.length()
                    + " characters; the agent takes at most " + LONGEST_URL);
        }
        int scheme = nodeScriptUrl.startsWith("http://") ? 7 : nodeScriptUrl.startsWith("https://") ? 8 : 0;
        boolean printable = nodeScriptUrl.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (scheme == 0 || nodeScriptUrl.length() == scheme || !printable) {
            throw new IllegalArgumentException("\"" + withoutQuery(nodeScriptUrl)
                    + "\" is not a URL that the agent takes: expected http:// or https:// and printable ASCII characters"
                    + " without blanks");
        }
    }

    /** A query may be a signature, which does not belong into a message. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + "?…";
    }

    /**
     * Returns the configuration for a plan's node script.
     *
     * @throws IllegalArgumentException if the plan has no node script, or its URL is not as described
     */
    public static AckAgentConfig of(HybridPlan plan) {
        NodeScriptPlan script = plan.nodeScript()
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
                .put(
                        "metadata",
                        Document.object().put("name", "ack-agent-config").put("namespace", "kube-system"))
                .build();
    }

    /**
     * Returns the change of this ConfigMap as it is now; none if the URL is there already. Other keys stay. Idempotent.
     *
     * @param configMap the whole tree of {@code ack-agent-config}, as a client read it
     * @throws IllegalArgumentException if it is not a ConfigMap of that name, or its data is not an object
     */
    public ObjectChange applyTo(Map<?, ?> configMap) {
        KubernetesObject object = KubernetesObject.of(configMap);
        if (!object.kind().equals("ConfigMap") || !object.name().equals("ack-agent-config")) {
            throw new IllegalArgumentException(object + " is not the ConfigMap ack-agent-config");
        }
        TreeNode data = object.root().member("data");
        Map<String, @Nullable Object> entries =
                data.isNothing() ? new LinkedHashMap<>() : new LinkedHashMap<>(data.object());
        entries.put(KEY, nodeScriptUrl);
        Map<String, @Nullable Object> after = new LinkedHashMap<>(object.root().object());
        after.put("data", entries);
        return ObjectChange.of(object, after);
    }

    /** Returns the URL. */
    @Override
    public String toString() {
        return nodeScriptUrl;
    }
}
