// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.rbac;

import io.hybridcluster.k8s.support.DocsPart;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PermissionsDocsTest {
    @Test
    void printsTheManifestsOfEveryFeature() throws IOException {
        StringBuilder manifests = new StringBuilder();
        for (Feature feature : Feature.values()) {
            String name = "hybrid-" + feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
            manifests.append("\n## `").append(feature).append("`: ").append(feature.purpose());
            manifests
                    .append("\n\n```yaml\n")
                    .append(Permissions.ofUser(EnumSet.of(feature), name, "platform")
                            .toYaml());
            manifests.append("```\n");
        }

        DocsPart.assertSame(
                "kubernetes-permissions.md",
                "<!-- begin of the manifests that PermissionsDocsTest compares -->\n",
                "\n<!-- end of the manifests -->\n",
                manifests.toString());
    }
}
