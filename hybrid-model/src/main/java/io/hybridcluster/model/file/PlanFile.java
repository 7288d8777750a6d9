// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.plan.HybridPlan;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that was read from a file, with the place of each of its fields.
 *
 * <p>The format is one YAML document, {@code apiVersion: hybridcluster.io/v1} and {@code kind: HybridPlan}; its names are
 * those of the plan's builders. {@link #write} is the inverse: {@code parse(name, write(plan)).plan().equals(plan)}.
 *
 * <p>Immutable and thread-safe.
 */
public final class PlanFile {
    /** The largest plan file that is read, in bytes: 16 MiB, about 150,000 vSwitches. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private final String name;
    private final HybridPlan plan;
    private final Map<FieldPath, Position> positions;

    private PlanFile(String name, HybridPlan plan, Map<FieldPath, Position> positions) {
        this.name = Quoted.visible(name);
        this.plan = plan;
        this.positions = positions;
    }

    /**
     * Reads a plan.
     *
     * @param name the name of the file, to show in messages
     * @param content the file's bytes: UTF-8, at most {@link #MAX_BYTES}
     * @throws UnreadableFileException if the content is not a plan; it carries the problems with their lines and columns
     */
    public static PlanFile parse(String name, byte[] content) {
        requireNonNull(name, "name");
        if (content.length > MAX_BYTES) {
            throw UnreadableFileException.of(
                    name,
                    new Position(1, 1),
                    "found more than " + MAX_BYTES + " bytes, expected a plan of at most that");
        }
        Reading reading = new Reading(name);
        HybridPlan plan = PlanReader.read(reading, YamlText.locate(name, content));
        reading.orThrow();
        return new PlanFile(name, requireNonNull(plan, "no plan although no problem was found"), reading.positions());
    }

    /** Reads a plan from text; as {@link #parse(String, byte[])}. */
    public static PlanFile parse(String name, String content) {
        return parse(name, content.getBytes(UTF_8));
    }

    /** Returns the text of a plan file that says this plan, with a final newline. */
    public static String write(HybridPlan plan) {
        return PlanWriter.document(requireNonNull(plan, "plan")).toYaml();
    }

    /** Returns the same plan and places under another name of the file, such as the last part of its path. */
    public PlanFile named(String name) {
        return new PlanFile(requireNonNull(name, "name"), plan, positions);
    }

    /** Returns the plan. */
    public HybridPlan plan() {
        return plan;
    }

    /** Returns where this field's value stands, or the nearest field around it that is in the file. */
    public Optional<Position> position(FieldPath at) {
        for (Optional<FieldPath> path = Optional.of(at);
                path.isPresent();
                path = path.get().parent()) {
            Position position = positions.get(path.get());
            if (position != null) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /** Returns this field's name and place for a message: {@code idc.podCidrs[0] (guide.yaml:16:14)}. */
    public String place(FieldPath at) {
        return at
                + position(at)
                        .map(position -> " (" + name + ":" + position + ")")
                        .orElse(" (" + name + ")");
    }
}
