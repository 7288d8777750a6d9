// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.file.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** An artefact of the SDK becomes an object of fabric8's client; the official client is not on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        PlanFile file = PlanFile.parse("plan.yaml", Files.readString(Path.of("plan.yaml")));
        String yaml = EniConfigMap.of(file.plan()).document().toYaml();
        ConfigMap map = Serialization.unmarshal(yaml, ConfigMap.class);
        System.out.println(map.getMetadata().getNamespace() + "/" + map.getMetadata().getName() + " " + map.getData().keySet());
    }
}
