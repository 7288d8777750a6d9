// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import java.net.URI;

/**
 * Puts node scripts where nodes can fetch them: {@link OssScriptStore}, or any other web server of the embedder's.
 *
 * <p>Putting the same bytes again under the same name changes nothing, and returns the same URL.
 */
@FunctionalInterface
public interface ScriptStore {
    /**
     * Puts a script, and returns the URL by which nodes fetch it.
     *
     * @param name what to call it, such as {@code init-node.sh}; slashes are folders
     * @param content the script; it holds the join token, so only nodes may read it
     */
    URI put(String name, byte[] content);
}
