// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s;

import static java.lang.reflect.Modifier.isPublic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.k8s.affinity.AffinityChange;
import io.hybridcluster.k8s.affinity.CloudNodeExclusion;
import io.hybridcluster.k8s.affinity.NodeSelectorRequirement;
import io.hybridcluster.k8s.affinity.NodeSelectorTerm;
import io.hybridcluster.k8s.affinity.RequiredNodeAffinity;
import io.hybridcluster.k8s.agent.AckAgentConfig;
import io.hybridcluster.k8s.calico.CalicoIpPools;
import io.hybridcluster.k8s.cni.KnownWorkload;
import io.hybridcluster.k8s.cni.Landing;
import io.hybridcluster.k8s.cni.MissingRequirement;
import io.hybridcluster.k8s.cni.NetworkMode;
import io.hybridcluster.k8s.cni.NetworkSeparation;
import io.hybridcluster.k8s.cni.NodeProfile;
import io.hybridcluster.k8s.cni.Placement;
import io.hybridcluster.k8s.cni.Recognition;
import io.hybridcluster.k8s.cni.SeparationDrift;
import io.hybridcluster.k8s.cni.SourceOfTruth;
import io.hybridcluster.k8s.manifest.Manifest;
import io.hybridcluster.k8s.manifest.Manifests;
import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.k8s.object.ManagedFields;
import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.object.TreeNode;
import io.hybridcluster.k8s.object.YamlDocuments;
import io.hybridcluster.k8s.support.Plans;
import io.hybridcluster.k8s.terway.EniConf;
import io.hybridcluster.k8s.terway.EniConfigMap;
import io.hybridcluster.model.file.Position;
import io.hybridcluster.model.id.VSwitchId;
import io.hybridcluster.model.id.ZoneId;
import io.hybridcluster.model.node.NodeName;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.secret.AccessKey;
import io.hybridcluster.model.secret.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public entry point refuses null for each of its parameters, and says for which. */
class NullArgumentsTest {
    private static final HybridPlan PLAN = Plans.guide();
    private static final Map<String, Object> DAEMON_SET = Map.of(
            "apiVersion",
            "apps/v1",
            "kind",
            "DaemonSet",
            "metadata",
            Map.of("name", "a"),
            "spec",
            Map.of("template", Map.of("spec", Map.of())));
    private static final KubernetesObject OBJECT = KubernetesObject.of(DAEMON_SET);
    private static final AffinityChange CHANGE = CloudNodeExclusion.applyTo(DAEMON_SET);
    private static final NodeSelectorRequirement REQUIREMENT = NodeSelectorRequirement.exists("a");
    private static final EniConf ENI_CONF = EniConf.of(PLAN);

    private static final Set<String> EXCEPT = Set.of("equals");

    private static final List<Object> ARGUMENTS = List.of(
            "a",
            1L,
            List.of(),
            DAEMON_SET,
            new String[0],
            (Function<Object, Object>) x -> x,
            OBJECT,
            PLAN,
            Set.of(),
            Optional.empty(),
            new byte[0],
            new Position(1, 1),
            Landing.LANDS,
            KnownWorkload.CANAL,
            NetworkMode.Kind.ROUTED,
            NodeProfile.cloudNode(),
            new NodeName("a"),
            REQUIREMENT,
            CHANGE,
            ENI_CONF,
            PLAN.cluster().id(),
            PLAN.terway().orElseThrow().version(),
            new AccessKey("LTAI4FakeKeyId00", Secret.of("not-a-real-secret")),
            PLAN.vpc().vSwitches().get(0).cidr(),
            CniManagement.MANIFEST,
            new ZoneId("cn-hangzhou-h"),
            new VSwitchId("vsw-pod0"));

    static List<Object> instances() {
        return List.of(
                CHANGE,
                REQUIREMENT,
                NodeSelectorTerm.of(List.of(REQUIREMENT)),
                RequiredNodeAffinity.none(),
                new AckAgentConfig("http://a"),
                CalicoIpPools.of(PLAN).pools().get(0),
                CalicoIpPools.of(PLAN),
                OBJECT,
                ObjectChange.of(OBJECT, DAEMON_SET),
                TreeNode.at("", DAEMON_SET),
                NodeProfile.cloudNode(),
                new Placement(Landing.LANDS, "a"),
                new Recognition(KnownWorkload.CANAL, List.of()),
                NetworkMode.of(KnownWorkload.KILO, OBJECT, List.of()),
                new SourceOfTruth("a", "b", Optional.empty()),
                new MissingRequirement("a", REQUIREMENT),
                SeparationDrift.of(OBJECT),
                NetworkSeparation.of(List.of(), NodeProfile.cloudNode(), Set.of()),
                ManagedFields.of(OBJECT),
                Manifests.read("a", new byte[0]),
                new Manifest("a", new Position(1, 1), OBJECT),
                ENI_CONF,
                ENI_CONF.toBuilder(),
                EniConfigMap.of(PLAN));
    }

    @Test
    void ofClassesWithoutInstancesAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> CloudNodeExclusion.applyTo(null))
                .withMessage("workload");
        assertThatNullPointerException()
                .isThrownBy(() -> CloudNodeExclusion.applyTo(null, Set.of(), List.of()))
                .withMessage("installation");
        assertThatNullPointerException()
                .isThrownBy(() -> YamlDocuments.toYaml(null))
                .withMessage("documents");
    }

    @ParameterizedTest
    @MethodSource("instances")
    void areRefusedByName(Object instance) throws ReflectiveOperationException {
        Class<?> type = instance.getClass();
        int checked = 0;
        for (Constructor<?> constructor : type.getConstructors()) {
            checked += check(constructor, constructor::newInstance);
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean isEntry = isPublic(method.getModifiers()) && !method.isSynthetic();
            if (isEntry && !EXCEPT.contains(method.getName())) {
                checked += check(method, arguments -> method.invoke(instance, arguments));
            }
        }
        assertThat(checked).as("parameters of " + type).isPositive();
    }

    /** Returns how many parameters take no null. */
    private static int check(Executable executable, Call call) throws ReflectiveOperationException {
        Parameter[] parameters = executable.getParameters();
        int checked = 0;
        for (int i = 0; i < parameters.length; i++) {
            boolean takesNull = parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (takesNull || parameters[i].getType().isPrimitive()) {
                continue;
            }
            @Nullable Object[] arguments = new Object[parameters.length];
            for (int j = 0; j < parameters.length; j++) {
                arguments[j] = j == i ? null : argument(parameters[j].getType());
            }
            assertThat(thrown(call, arguments))
                    .as(executable.toGenericString())
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage(parameters[i].getName());
            checked++;
        }
        return checked;
    }

    private static @Nullable Throwable thrown(Call call, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        try {
            call.with(arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** Returns something of this type that the methods take. */
    private static Object argument(Class<?> type) {
        return ARGUMENTS.stream()
                .filter(argument -> type.isInstance(argument) || type == long.class && argument instanceof Long)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no argument of " + type));
    }

    private interface Call {
        @Nullable
        Object with(@Nullable Object[] arguments) throws ReflectiveOperationException;
    }
}
