// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The webhooks that a test has installed, in that order. */
final class Admissions {
    private final List<Admission> webhooks = new CopyOnWriteArrayList<>();

    void add(Admission webhook) {
        webhooks.add(webhook);
    }

    void clear() {
        webhooks.clear();
    }

    /** Returns what the webhooks make of the object. */
    Map<String, @Nullable Object> changed(ResourceType type, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> changed = object;
        String name = Trees.text(object, "metadata", "name");
        for (Admission webhook : webhooks) {
            if (webhook.fits(type, name)) {
                changed = Trees.copy(
                        Trees.object(webhook.changed(Document.of(changed)).root()));
            }
        }
        return changed;
    }

    /** Throws if a webhook refuses the object. */
    void check(ResourceType type, Map<String, @Nullable Object> object) {
        String name = Trees.text(object, "metadata", "name");
        for (Admission webhook : webhooks) {
            if (webhook.fits(type, name)) {
                webhook.objection(Document.of(object)).ifPresent(why -> {
                    throw ApiFailure.denied(webhook.webhook(), why);
                });
            }
        }
    }
}
