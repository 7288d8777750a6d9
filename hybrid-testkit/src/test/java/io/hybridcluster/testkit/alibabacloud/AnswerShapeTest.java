// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.tea.NameInMap;
import com.aliyun.tea.TeaModel;
import io.hybridcluster.testkit.kubernetes.tree.Json;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds each member of each answer of VPC and ECS, its name, nesting and type, against the official response models. */
class AnswerShapeTest {
    private static final String NODES = "vsw-bp1node0000000000000";
    private static final String PODS = "vsw-bp1pod00000000000000";
    private static final String GROUP = "sg-bp1securitygroup0000";

    /** Members that later versions of the models have, and the API's reference: "DescribeNetworkInterfaces". */
    private static final List<String> LATER =
            List.of("DescribeNetworkInterfaces.NetworkInterfaceSets.NetworkInterfaceSet.SourceDestCheck");

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> members = new TreeMap<>();

    @Test
    void isThatOfTheOfficialModels() throws ReflectiveOperationException {
        try (FakeAlibabaCloud cloud = FakeAlibabaCloud.start()) {
            FakeWorld world = FakeWorld.guide(cloud)
                    .ipv6(PODS, "2408::/64")
                    .route(GuideWorld.VPC_TABLE, "10.9.0.0/16", "Custom", "Instance", "i-1");
            String instance = world.instance(NODES, "ecs.g7.xlarge", GROUP);
            vpc(cloud);
            ecs(cloud, instance);
            interfaces(cloud, instance);
            assertThat(wrong).isEmpty();
            assertThat(members)
                    .hasSize(27)
                    .allSatisfy((action, count) -> assertThat(count).isPositive());
        }
    }

    private void vpc(FakeAlibabaCloud cloud) throws ReflectiveOperationException {
        String id = GuideWorld.VPC;
        check(cloud, "vpc", "DescribeVpcs");
        check(cloud, "vpc", "DescribeVpcAttribute", "VpcId", id);
        check(cloud, "vpc", "DescribeVSwitches", "VpcId", id);
        check(cloud, "vpc", "DescribeVSwitchAttributes", "VSwitchId", PODS);
        check(cloud, "vpc", "DescribeRouteTableList", "VpcId", id);
        check(cloud, "vpc", "DescribeRouteEntryList", "RouteTableId", GuideWorld.VPC_TABLE);
        check(cloud, "vpc", "DescribeVirtualBorderRouters");
        check(cloud, "vpc", "CreateVSwitch", "VpcId", id, "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.10.30.0/24");
    }

    private void ecs(FakeAlibabaCloud cloud, String instance) throws ReflectiveOperationException {
        check(cloud, "ecs", "DescribeSecurityGroups");
        check(cloud, "ecs", "DescribeSecurityGroupAttribute", "SecurityGroupId", GROUP);
        check(cloud, "ecs", "DescribeInstanceTypes", "InstanceTypes.1", "ecs.g7.xlarge");
        check(cloud, "ecs", "DescribeAvailableResource", "DestinationResource", "InstanceType");
        check(cloud, "ecs", "DescribeAccountAttributes");
        check(cloud, "ecs", "DescribeZones");
        check(cloud, "ecs", "DescribeInstances");
        check(cloud, "ecs", "DescribeInstanceAttribute", "InstanceId", instance);
        String[] rule = {"SecurityGroupId", GROUP, "IpProtocol", "TCP", "PortRange", "1/2", "SourceCidrIp", "10.0.0.0/8"
        };
        check(cloud, "ecs", "AuthorizeSecurityGroup", rule);
    }

    private void interfaces(FakeAlibabaCloud cloud, String instance) throws ReflectiveOperationException {
        Map<String, Object> made = check(
                cloud, "ecs", "CreateNetworkInterface", "VSwitchId", PODS, "SecurityGroupId", GROUP, "Tag.1.Key", "a");
        String eni = String.valueOf(made.get("NetworkInterfaceId"));
        check(cloud, "ecs", "AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance);
        String[] more = {"NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.10.25.50"};
        check(cloud, "ecs", "AssignPrivateIpAddresses", more);
        check(cloud, "ecs", "AssignIpv6Addresses", "NetworkInterfaceId", eni, "Ipv6AddressCount", "1");
        check(cloud, "ecs", "DescribeNetworkInterfaces");
        check(cloud, "ecs", "ModifyNetworkInterfaceAttribute", "NetworkInterfaceId", eni, "Description", "x");
        check(cloud, "ecs", "UnassignPrivateIpAddresses", more);
        check(cloud, "ecs", "UnassignIpv6Addresses", "NetworkInterfaceId", eni, "Ipv6Address.1", "2408::1");
        check(cloud, "ecs", "DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", instance);
        check(cloud, "ecs", "DeleteNetworkInterface", "NetworkInterfaceId", eni);
    }

    private Map<String, Object> check(FakeAlibabaCloud cloud, String product, String action, String... parameters)
            throws ReflectiveOperationException {
        boolean vpc = product.equals("vpc");
        Signer signer = new Signer(cloud.endpoint(), cloud.rootKey(), vpc ? "2016-04-28" : "2014-05-26", action);
        signer.with("RegionId", "cn-hangzhou");
        for (int i = 0; i < parameters.length; i += 2) {
            signer.with(parameters[i], parameters[i + 1]);
        }
        var response = signer.send();
        assertThat(response.statusCode()).as(action + ": " + response.body()).isEqualTo(200);
        Map<String, Object> body = Json.readObject(response.body());
        String models = vpc ? "com.aliyun.vpc20160428.models." : "com.aliyun.ecs20140526.models.";
        members.put(action, 0);
        object(action, action, body, Class.forName(models + action + "ResponseBody"));
        return body;
    }

    private void object(String action, String path, Map<?, ?> tree, Class<?> model) {
        Map<String, Type> types = new HashMap<>();
        for (Field field : model.getFields()) {
            NameInMap name = field.getAnnotation(NameInMap.class);
            if (name != null) {
                types.put(name.value(), field.getGenericType());
            }
        }
        tree.forEach((name, value) -> {
            String at = path + "." + name;
            Type type = types.get(String.valueOf(name));
            if (type == null && !LATER.contains(at)) {
                wrong.add(at + " is not in the model");
            } else if (type != null && value != null) {
                members.merge(action, 1, Integer::sum);
                value(action, at, value, type);
            }
        });
    }

    private void value(String action, String path, Object value, Type type) {
        if (type instanceof ParameterizedType list && value instanceof List<?> values) {
            values.forEach(each -> value(action, path, each, list.getActualTypeArguments()[0]));
        } else if (type instanceof Class<?> model && TeaModel.class.isAssignableFrom(model)) {
            if (value instanceof Map<?, ?> tree) {
                object(action, path, tree, model);
            } else {
                wrong.add(path + " is no object");
            }
        } else if (!fits(value, type)) {
            wrong.add(path + " is " + value + "; expected " + type);
        }
    }

    private static boolean fits(Object value, Type type) {
        if (type == String.class) {
            return value instanceof String;
        }
        if (type == Boolean.class) {
            return value instanceof Boolean;
        }
        if (type == Float.class || type == Double.class) {
            return value instanceof Long || value instanceof BigDecimal;
        }
        return (type == Integer.class || type == Long.class) && value instanceof Long;
    }
}
