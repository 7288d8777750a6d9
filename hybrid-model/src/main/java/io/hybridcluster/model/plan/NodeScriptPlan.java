// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/**
 * The script by which a cloud node joins.
 *
 * @param source the user's own node script, a path relative to the plan file
 * @param url where the converted script is put and where the registered cluster's agent points to
 *     ({@code addNodeScriptPath}); rules check it
 */
public record NodeScriptPlan(String source, String url) {
    /** @throws IllegalArgumentException if one is blank or looks like a secret, as a signed URL does */
    public NodeScriptPlan {
        PlanText.check("source of the node script", source);
        PlanText.check("url of the node script", url);
    }
}
