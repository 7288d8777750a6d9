// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.object;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.text.Document;
import java.util.List;
import java.util.stream.Collectors;

/** Several documents in one YAML file, as {@code kubectl apply -f} takes them. */
public final class YamlDocuments {
    private YamlDocuments() {}

    /** Returns the documents in this order, with {@code ---} between them; nothing for none. */
    public static String toYaml(List<Document> documents) {
        return requireNonNull(documents, "documents").stream()
                .map(Document::toYaml)
                .collect(Collectors.joining("---\n"));
    }
}
