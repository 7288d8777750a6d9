// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Pools.DEFINITIONS;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.NAMED;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.POOLS;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.STRING;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.create;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.define;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.defineSchema;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.definition;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.pool;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.version;

import java.util.List;
import java.util.Map;

/** What the schema of a CustomResourceDefinition has refused. */
final class SchemaRefusalCases {
    private SchemaRefusalCases() {}

    static List<Case> cases() {
        return List.of(
                refusing(
                        "a value has the type of its schema",
                        "'a':" + STRING + ",'b':{'type':'integer'},'c':{'type':'boolean'},'d':{'type':'number'},"
                                + "'e':{'type':'object'},'f':{'type':'array','items':" + NAMED + "},"
                                + "'g':{'x-kubernetes-int-or-string':true},"
                                + "'h':{'type':'object','additionalProperties':" + STRING + "}",
                        Map.ofEntries(
                                Map.entry("'a':5", type("a", "string", "integer")),
                                Map.entry("'a':{'x':1}", type("a", "string", "object")),
                                Map.entry("'b':'5'", type("b", "integer", "string")),
                                Map.entry("'b':1.5", type("b", "integer", "number")),
                                Map.entry("'c':'yes'", type("c", "boolean", "string")),
                                Map.entry("'d':true", type("d", "number", "boolean")),
                                Map.entry("'e':['x']", type("e", "object", "array")),
                                Map.entry("'f':{'x':1}", type("f", "array", "object")),
                                Map.entry("'f':[5]", type("f", "object", "integer")),
                                Map.entry("'f':[null]", type("f", "object", "null")),
                                Map.entry("'f':[{'n':5}]", type("f.n", "string", "integer")),
                                Map.entry("'g':1.5", type("g", "integer,string", "number")),
                                Map.entry("'h':{'k':1}", type("h.k", "string", "integer")))),
                new Case("whole numbers are integers and numbers", api -> {
                    define(api, "'b':{'type':'integer'},'d':{'type':'number'},'g':{'x-kubernetes-int-or-string':true}");
                    create(api, "?dryRun=All", "'b':1.0,'d':1,'g':2", "");
                    create(api, "?dryRun=All", "'b':1,'d':1.5,'g':'2'", "");
                }),
                refusing(
                        "a value is one of those that are listed",
                        "'mode':{'type':'string','enum':['Always','Never']},'num':{'type':'integer','enum':[1,2]}",
                        Map.of(
                                "'mode':'Some'",
                                "spec.mode: Unsupported value: \"Some\": supported values: \"Always\", \"Never\"",
                                "'num':3",
                                "spec.num: Unsupported value: 3: supported values: \"1\", \"2\"")),
                new Case("what is required is there", api -> {
                    defineSchema(
                            api,
                            "{'type':'object','required':['spec'],'properties':{'spec':{'type':'object','required':"
                                    + "['cidr'],'properties':{'cidr':" + STRING + ",'list':{'type':'array','items':"
                                    + "{'type':'object','required':['n'],'properties':{'n':" + STRING + "}}},"
                                    + "'emb':{'type':'object','x-kubernetes-embedded-resource':true,"
                                    + "'x-kubernetes-preserve-unknown-fields':true}}}}}");
                    isInvalid(api, pool("", "'list':[]", ""), "spec.cidr: Required value");
                    isInvalid(api, pool("", "'cidr':null", ""), "spec.cidr: Required value");
                    isInvalid(api, pool("", "'cidr':'c','list':[{'n':'1'},{}]", ""), "spec.list.n: Required value");
                    isInvalid(
                            api,
                            pool("", "'cidr':'c','emb':{'kind':'Foo'}", ""),
                            "spec.emb.apiVersion: Required value: must not be empty");
                    isInvalid(api, pool("", "", "").replace(",'spec':{}", ""), "spec: Required value");
                    create(api, "", "'cidr':'c'", "");
                    api.merge(POOLS + "/a", "{'spec':{'cidr':null}}")
                            .fails(
                                    422,
                                    "Invalid",
                                    api.filled(
                                            "Pool.{id}.example.com \"a\" is invalid: spec.cidr:" + " Required value"));
                }),
                new Case("a definition has schemas, and none that keeps all by the old flag", api -> {
                    api.post(DEFINITIONS, definition("{'name':'v1','served':true,'storage':true}"))
                            .isInvalid("FieldValueRequired", "spec.versions[0].schema.openAPIV3Schema");
                    api.post(
                                    DEFINITIONS,
                                    definition(version(""))
                                            .replace("'spec':{", "'spec':{'preserveUnknownFields':true,"))
                            .is(422);
                }));
    }

    private static Case refusing(String sentence, String properties, Map<String, String> bad) {
        return new Case(sentence, api -> {
            define(api, properties);
            for (Map.Entry<String, String> each : bad.entrySet()) {
                isInvalid(api, pool("", each.getKey(), ""), each.getValue());
            }
        });
    }

    private static void isInvalid(Api api, String pool, String why) throws Exception {
        api.post(POOLS, pool).fails(422, "Invalid", api.filled("Pool.{id}.example.com \"a\" is invalid: ") + why);
    }

    private static String type(String member, String wanted, String found) {
        return "spec." + member + ": Invalid value: \"" + found + "\": spec." + member + " in body must be of type "
                + wanted + ": \"" + found + "\"";
    }
}
