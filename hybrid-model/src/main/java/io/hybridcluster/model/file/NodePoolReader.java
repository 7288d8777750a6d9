// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import io.hybridcluster.model.finding.FieldPath;
import io.hybridcluster.model.node.Label;
import io.hybridcluster.model.node.Taint;
import io.hybridcluster.model.node.TaintEffect;
import io.hybridcluster.model.plan.NodePoolPlan;
import io.hybridcluster.model.secret.SecretShape;
import io.hybridcluster.model.version.KernelVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a plan's node pool. */
final class NodePoolReader {
    private static final List<String> NAMES = List.of(
            "name",
            "instanceTypes",
            "desiredSize",
            "keyPair",
            "imageType",
            "imageId",
            "kernelVersion",
            "maxPods",
            "labels",
            "taints");

    private NodePoolReader() {}

    static Kind<NodePoolPlan> nodePool() {
        return Kind.object("a mapping that describes the node pool", NAMES, fields -> {
            var name = fields.required("name", Kind.text("the pool's name"));
            var types = fields.required(
                    "instanceTypes",
                    Kind.list(1, "instance types", Kind.text("an instance type such as ecs.g7.xlarge")));
            var size = fields.optional("desiredSize", Kind.integer(0, Integer.MAX_VALUE));
            var keyPair = fields.optional("keyPair", Kind.text("the name of a key pair"));
            var imageType = fields.optional("imageType", Kind.text("an image type such as AliyunLinux3"));
            var imageId = fields.optional("imageId", Kind.text("the id of an image"));
            var kernel = fields.optional("kernelVersion", Kind.parsed("a kernel version", KernelVersion::parse));
            var maxPods = fields.optional("maxPods", Kind.integer(1, Integer.MAX_VALUE));
            var labels = fields.optional("labels", NodePoolReader::labels);
            var taints = fields.optional("taints", Kind.list(0, "taints", taint()));
            if (!fields.isComplete()) {
                return null;
            }
            NodePoolPlan.Builder pool = NodePoolPlan.builder(name.value(), types.value());
            size.ifPresent(pool::desiredSize);
            keyPair.ifPresent(pool::keyPair);
            imageType.ifPresent(pool::imageType);
            imageId.ifPresent(pool::imageId);
            kernel.ifPresent(pool::kernelVersion);
            maxPods.ifPresent(pool::maxPods);
            labels.ifPresent(pool::labels);
            taints.ifPresent(pool::taints);
            return pool.build();
        });
    }

    private static @Nullable List<Label> labels(Reading reading, FieldPath at, Located node) {
        if (!(node instanceof Located.Mapping mapping)) {
            reading.problem(
                    at,
                    node.position(),
                    "found " + node.description() + ", expected a mapping of label keys to values");
            return null;
        }
        Kind<String> value = Kind.textOrEmpty("the label's value");
        List<Label> labels = new ArrayList<>();
        boolean complete = true;
        for (Map.Entry<Located.Key, Located> member : mapping.members().entrySet()) {
            Located.Key key = member.getKey();
            FieldPath path = at.child(key.name());
            reading.at(path, member.getValue().position());
            if (SecretShape.isSecretName(key.name()) || SecretShape.isSecret(key.name())) {
                complete = false;
                reading.problem(
                        at,
                        key.position(),
                        "found the label " + Quoted.of(key.name())
                                + ", expected no secret: everybody who may list nodes reads their labels");
                continue;
            }
            String text = value.read(reading, path, member.getValue());
            if (text == null) {
                complete = false;
                continue;
            }
            try {
                labels.add(new Label(key.name(), text));
            } catch (IllegalArgumentException e) {
                complete = false;
                reading.problem(
                        at,
                        key.position(),
                        "found " + Quoted.of(key.name()) + " with "
                                + member.getValue().description() + ", expected a label: " + e.getMessage());
            }
        }
        return complete ? labels : null;
    }

    private static Kind<Taint> taint() {
        List<String> effects =
                Arrays.stream(TaintEffect.values()).map(TaintEffect::toString).toList();
        return Kind.object("a mapping that describes a taint", List.of("key", "value", "effect"), fields -> {
            var key = fields.required("key", Kind.text("the taint's key"));
            var value = fields.optional("value", Kind.textOrEmpty("the taint's value"));
            var effect = fields.required("effect", Kind.named("a taint effect", effects, TaintEffect::parse));
            return fields.isComplete() ? new Taint(key.value(), value.orElse(""), effect.value()) : null;
        });
    }
}
