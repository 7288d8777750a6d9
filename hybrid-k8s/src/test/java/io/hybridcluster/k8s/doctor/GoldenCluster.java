// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.capacity.InstanceTypes;
import io.hybridcluster.model.live.LiveFinding;
import io.hybridcluster.model.plan.Cni;
import io.hybridcluster.model.plan.CniMode;
import io.hybridcluster.model.plan.CniPlugin;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.IdcNetwork;
import io.hybridcluster.model.plan.TerwayPlan;
import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.version.TerwayVersion;
import io.hybridcluster.testsupport.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A cluster of {@code golden/doctor}: the objects of sound.yaml, and the changes of another file on top of them, each a
 * merge patch (RFC 7396) of the object of that kind and name, or of the one that {@code from} names for a new one.
 */
final class GoldenCluster {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, Map<?, ?>> objects = new LinkedHashMap<>();
    private final Map<String, String> notExamined = new LinkedHashMap<>();
    private HybridPlan plan = Plans.guide();

    private GoldenCluster() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/doctor"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenCluster read(String name) {
        GoldenCluster cluster = new GoldenCluster();
        for (Document object : Trees.read(Golden.read("doctor/sound.yaml"))) {
            cluster.objects.put(key(Trees.map(object)), Trees.map(object));
        }
        if (!name.equals("sound")) {
            List<?> changes = (List<?>)
                    new Load(LoadSettings.builder().build()).loadFromString(Golden.read("doctor/" + name + ".yaml"));
            changes.forEach(change -> cluster.change((Map<?, ?>) change));
        }
        return cluster;
    }

    private static String key(Map<?, ?> object) {
        Map<?, ?> metadata = (Map<?, ?>) object.get("metadata");
        Object namespace = metadata.get("namespace");
        return object.get("kind") + " " + (namespace == null ? "" : namespace + "/") + metadata.get("name");
    }

    private void change(Map<?, ?> change) {
        switch ((String) change.get("kind")) {
            case "Plan" -> changePlan(change);
            case "Only" -> objects.clear();
            case "NotExamined" ->
                notExamined.put((String) ((Map<?, ?>) change.get("metadata")).get("name"), (String) change.get("why"));
            default -> changeObject(change);
        }
    }

    private void changePlan(Map<?, ?> change) {
        if (change.get("terway") instanceof String version) {
            TerwayPlan terway = plan.terway().orElseThrow();
            plan = plan.toBuilder()
                    .terway(TerwayPlan.of(TerwayVersion.parse(version), terway.credentials()))
                    .build();
        }
        if (change.get("mode") instanceof String mode) {
            IdcNetwork idc = plan.idc();
            CniPlugin plugin = change.get("plugin") instanceof String other
                    ? CniPlugin.parse(other)
                    : idc.cni().plugin();
            Cni cni = new Cni(plugin, CniMode.parse(mode), idc.cni().managedBy());
            plan = plan.toBuilder()
                    .idc(IdcNetwork.builder(idc.nodeCidrs(), idc.podCidrs(), idc.apiServer(), cni)
                            .build())
                    .build();
        }
    }

    private void changeObject(Map<?, ?> change) {
        if (Boolean.TRUE.equals(change.get("remove"))) {
            assertThat(objects.remove(key(change))).as(key(change)).isNotNull();
            return;
        }
        Object from = change.get("from");
        Map<?, ?> before = from == null ? objects.get(key(change)) : objects.get(change.get("kind") + " " + from);
        Map<Object, @Nullable Object> patch = new LinkedHashMap<>(change);
        patch.remove("from");
        Map<?, ?> after = (Map<?, ?>) merged(before, patch);
        objects.put(key(after), after);
    }

    private static @Nullable Object merged(@Nullable Object before, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, @Nullable Object> after = new LinkedHashMap<>(before instanceof Map<?, ?> map ? map : Map.of());
        changes.forEach((name, change) -> {
            if (change == null) {
                after.remove(name);
            } else {
                after.put(name, merged(after.get(name), change));
            }
        });
        return after;
    }

    HybridPlan plan() {
        return plan;
    }

    List<Map<?, ?>> ofKind(String kind) {
        return objects.values().stream()
                .<Map<?, ?>>map(object -> object)
                .filter(object -> kind.equals(object.get("kind")))
                .toList();
    }

    List<LiveFinding> findings() {
        return findings(new Random(0), (kind, object) -> object);
    }

    /** Returns what the doctor finds when it is fed in an order of this source, with what this makes of each object. */
    List<LiveFinding> findings(Random order, BiFunction<String, Map<?, ?>, Map<?, ?>> change) {
        Examination examination = Examination.of(plan, InstanceTypes.none(), NOW);
        notExamined.forEach(examination::notExamined);
        for (String kind : Examination.kinds()) {
            List<Map<?, ?>> shuffled = new ArrayList<>(ofKind(kind));
            Collections.shuffle(shuffled, order);
            shuffled.forEach(object -> examination.add(kind, change.apply(kind, object)));
        }
        return examination.findings();
    }

    static String text(List<LiveFinding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding ->
                text.append(finding).append("\n    ").append(finding.remedy()).append('\n'));
        return text.toString();
    }
}
