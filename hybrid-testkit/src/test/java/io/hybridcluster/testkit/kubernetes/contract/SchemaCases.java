// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the schema of a CustomResourceDefinition does to its objects, mostly without a word. */
final class SchemaCases {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String DEFINITION = DEFINITIONS + "/pools.{id}.example.com";
    private static final String POOLS = "/apis/{id}.example.com/v1/pools";
    private static final String STRING = "{'type':'string'}";
    private static final String NAMED = "{'type':'object','properties':{'n':" + STRING + "}}";
    private static final String ANYTHING = "{'type':'object','x-kubernetes-preserve-unknown-fields':true}";

    private SchemaCases() {}

    static List<Case> cases() {
        return List.of(
                new Case("what the schema does not have is dropped without a word", api -> {
                    define(api, "'cidr':" + STRING);
                    Reply created = create(api, "", "'cidr':'c','mode':'m'", ",'other':1");
                    assertThat(created.at("spec")).isEqualTo(tree("{'cidr':'c'}"));
                    assertThat(created.at("other")).isNull();
                    assertThat(spec(api)).isEqualTo(tree("{'cidr':'c'}"));
                    Reply patched = api.merge(POOLS + "/a", "{'spec':{'mode':'m','cidr':'d'}}")
                            .is(200);
                    assertThat(patched.at("spec")).isEqualTo(tree("{'cidr':'d'}"));
                    Reply replaced = api.put(
                                    POOLS + "/a",
                                    pool("'resourceVersion':'" + patched.version() + "',", "'cidr':'e','mode':'m'", ""))
                            .is(200);
                    assertThat(replaced.at("spec")).isEqualTo(tree("{'cidr':'e'}"));
                }),
                new Case("a dry run shows what would be dropped", api -> {
                    define(api, "'cidr':" + STRING);
                    assertThat(create(api, "?dryRun=All", "'cidr':'c','mode':'m'", "")
                                    .at("spec"))
                            .isEqualTo(tree("{'cidr':'c'}"));
                    create(api, "", "'cidr':'c'", "");
                    assertThat(api.merge(POOLS + "/a?dryRun=All", "{'spec':{'cidr':'d','mode':'m'}}")
                                    .is(200)
                                    .at("spec"))
                            .isEqualTo(tree("{'cidr':'d'}"));
                }),
                new Case("a patch of nothing but what is dropped changes nothing", api -> {
                    define(api, "'cidr':" + STRING);
                    Reply created = create(api, "", "'cidr':'c'", "");
                    assertThat(api.merge(POOLS + "/a", "{'spec':{'mode':'m'}}")
                                    .is(200)
                                    .version())
                            .isEqualTo(created.version());
                }),
                new Case("metadata is kept, but for what no metadata has", api -> {
                    define(api, "'cidr':" + STRING);
                    api.post(POOLS, pool("'labels':{'a':'b'},'annotations':{'c':'d'},'bogus':'e',", "", ""))
                            .is(201);
                    Reply read = api.get(POOLS + "/a").is(200);
                    assertThat(read.at("metadata", "labels")).isEqualTo(tree("{'a':'b'}"));
                    assertThat(read.at("metadata", "annotations")).isEqualTo(tree("{'c':'d'}"));
                    assertThat(read.at("metadata", "bogus")).isNull();
                }),
                dropping(
                        "elements of lists are cut too",
                        "'list':{'type':'array','items':" + NAMED + "}",
                        "'list':[{'n':'1','m':'2'},{'m':'3'}]",
                        "{'list':[{'n':'1'},{}]}"),
                dropping(
                        "a map's values are cut to the schema of additionalProperties",
                        "'map':{'type':'object','additionalProperties':" + NAMED + "}",
                        "'map':{'k':{'n':'1','m':'2'}}",
                        "{'map':{'k':{'n':'1'}}}"),
                dropping(
                        "additionalProperties true keeps names, and of their values what has no members",
                        "'map':{'type':'object','additionalProperties':true}",
                        "'map':{'s':'x','m':{'q':1},'l':[{'a':1},2]}",
                        "{'map':{'s':'x','m':{},'l':[{},2]}}"),
                dropping(
                        "unknown fields are preserved where the schema says so, known ones cut",
                        "'free':{'type':'object','x-kubernetes-preserve-unknown-fields':true,'properties':{'known':"
                                + NAMED + "}}",
                        "'free':{'u':{'v':[{'w':null}]},'known':{'n':'1','m':'2'}},'more':1",
                        "{'free':{'u':{'v':[{'w':null}]},'known':{'n':'1'}}}"),
                dropping(
                        "an embedded object keeps what makes it an object",
                        "'emb':{'type':'object','x-kubernetes-embedded-resource':true,'properties':{'spec':" + NAMED
                                + "}}",
                        "'emb':{'apiVersion':'v1','kind':'Foo','metadata':{'name':'n','labels':{'a':'b'},'bogus':'z'},"
                                + "'spec':{'n':'1','m':'2'},'more':1}",
                        "{'emb':{'apiVersion':'v1','kind':'Foo','metadata':{'name':'n','labels':{'a':'b'}},"
                                + "'spec':{'n':'1'}}}"),
                dropping(
                        "an embedded object of any kind keeps all but what no metadata has",
                        "'emb':{'type':'object','x-kubernetes-embedded-resource':true,"
                                + "'x-kubernetes-preserve-unknown-fields':true}",
                        "'emb':{'apiVersion':'v1','kind':'Foo','metadata':{'name':'n','bogus':'z'},'q':{'r':1}}",
                        "{'emb':{'apiVersion':'v1','kind':'Foo','metadata':{'name':'n'},'q':{'r':1}}}"),
                dropping(
                        "a null is dropped unless the schema allows it",
                        "'a':" + STRING + ",'b':{'type':'string','nullable':true}",
                        "'a':null,'b':null",
                        "{'b':null}"),
                dropping(
                        "defaults are filled in at every depth",
                        "'mode':{'type':'string','default':'Always'},'on':{'type':'boolean','default':true},"
                                + "'list':{'type':'array','items':{'type':'object','properties':{'d':{'type':'string',"
                                + "'default':'dd'}}}},'made':{'type':'object','default':{},'properties':{'z':"
                                + "{'type':'string','default':'zz'}}},'not':{'type':'object','properties':{'z':"
                                + "{'type':'string','default':'zz'}}}",
                        "'on':false,'list':[{},{'d':'e'}]",
                        "{'mode':'Always','on':false,'list':[{'d':'dd'},{'d':'e'}],'made':{'z':'zz'}}"),
                dropping(
                        "a null that is not allowed gives way to the default",
                        "'mode':{'type':'string','default':'Always'}",
                        "'mode':null",
                        "{'mode':'Always'}"),
                new Case("a schema that preserves unknown fields at the root keeps everything", api -> {
                    defineSchema(api, ANYTHING);
                    Reply created = create(api, "", "'a':{'b':[1,{'c':2}]}", ",'more':{'d':3}");
                    assertThat(created.at("spec")).isEqualTo(tree("{'a':{'b':[1,{'c':2}]}}"));
                    assertThat(created.at("more")).isEqualTo(tree("{'d':3}"));
                }),
                new Case("what is stored is cut when it is read, and there again if the schema is wide again", api -> {
                    define(api, "'cidr':" + STRING + ",'mode':" + STRING);
                    Reply created = create(api, "", "'cidr':'c','mode':'m'", "");
                    narrow(api, "'cidr':" + STRING);
                    Reply read = api.until(
                            POOLS + "/a", reply -> reply.at("spec").equals(tree("{'cidr':'c'}")), Reply::body);
                    assertThat(read.version()).isEqualTo(created.version());
                    assertThat(Trees.list(api.get(POOLS).tree(), "items"))
                            .extracting(item -> Trees.at(item, "spec"))
                            .containsExactly(tree("{'cidr':'c'}"));
                    assertThat(api.watch(POOLS + "?watch=1&timeoutSeconds=1"))
                            .extracting(event -> Trees.at(event, "object", "spec"))
                            .containsExactly(tree("{'cidr':'c'}"));
                    narrow(api, "'cidr':" + STRING + ",'mode':" + STRING);
                    api.until(
                            POOLS + "/a",
                            reply -> reply.at("spec").equals(tree("{'cidr':'c','mode':'m'}")),
                            Reply::body);
                }),
                new Case("a write after the schema became narrow loses the rest for good", api -> {
                    define(api, "'cidr':" + STRING + ",'mode':" + STRING);
                    Reply created = create(api, "", "'cidr':'c','mode':'m'", "");
                    narrow(api, "'cidr':" + STRING);
                    api.until(POOLS + "/a", reply -> reply.at("spec").equals(tree("{'cidr':'c'}")), Reply::body);
                    Reply written =
                            api.merge(POOLS + "/a", "{'spec':{'cidr':'c'}}").is(200);
                    assertThat(written.version()).isNotEqualTo(created.version());
                    assertThat(Trees.number(written.tree(), 0, "metadata", "generation"))
                            .isEqualTo(1);
                    narrow(api, "'cidr':" + STRING + ",'mode':" + STRING + ",'new':{'type':'string','default':'n'}");
                    api.until(
                            POOLS + "/a",
                            reply -> reply.at("spec").equals(tree("{'cidr':'c','new':'n'}")),
                            Reply::body);
                }),
                new Case("each version shows what its schema has, of what the stored version has", api -> {
                    String versions = "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':"
                            + schema("'cidr':" + STRING + ",'mode':" + STRING)
                            + "}},{'name':'v2','served':true,'storage':false,'schema':{'openAPIV3Schema':"
                            + schema("'cidr':" + STRING + ",'late':" + STRING) + "}}";
                    CustomCases.define(api, definition(versions), POOLS);
                    create(api, "", "'cidr':'c','mode':'m'", "");
                    String second = "/apis/{id}.example.com/v2/pools";
                    Reply read = api.until(second + "/a", reply -> reply.code() == 200, Reply::body);
                    assertThat(read.text("apiVersion")).isEqualTo(api.filled("{id}.example.com/v2"));
                    assertThat(read.at("spec")).isEqualTo(tree("{'cidr':'c'}"));
                    api.merge(second + "/a", "{'spec':{'late':'l'}}").is(200);
                    assertThat(api.get(second + "/a").at("spec")).isEqualTo(tree("{'cidr':'c'}"));
                    assertThat(spec(api)).isEqualTo(tree("{'cidr':'c'}"));
                }),
                new Case("a status of its own is cut as well", api -> {
                    CustomCases.define(
                            api,
                            definition(
                                    "{'name':'v1','served':true,'storage':true,'subresources':{'status':{}},'schema':"
                                            + "{'openAPIV3Schema':{'type':'object','properties':{'spec':" + NAMED
                                            + ",'status':"
                                            + NAMED + "}}}}"),
                            POOLS);
                    create(api, "", "'n':'1'", "");
                    Reply reply = api.merge(POOLS + "/a/status", "{'status':{'n':'1','m':'2'}}")
                            .is(200);
                    assertThat(reply.at("status")).isEqualTo(tree("{'n':'1'}"));
                    assertThat(reply.at("spec")).isEqualTo(tree("{'n':'1'}"));
                }),
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

    /** One schema of spec, what is sent as spec, and what is stored of it. */
    private static Case dropping(String sentence, String properties, String sent, String stored) {
        return new Case(sentence, api -> {
            define(api, properties);
            assertThat(create(api, "?dryRun=All", sent, "").at("spec")).isEqualTo(tree(stored));
            assertThat(create(api, "", sent, "").at("spec")).isEqualTo(tree(stored));
            assertThat(spec(api)).isEqualTo(tree(stored));
        });
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

    private static void define(Api api, String properties) throws Exception {
        defineSchema(api, schema(properties));
    }

    private static void defineSchema(Api api, String schema) throws Exception {
        CustomCases.define(
                api,
                definition("{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':" + schema + "}}"),
                POOLS);
    }

    private static void narrow(Api api, String properties) throws Exception {
        api.json(
                        DEFINITION,
                        "[{'op':'replace','path':'/spec/versions/0/schema/openAPIV3Schema','value':"
                                + schema(properties) + "}]")
                .is(200);
    }

    private static String version(String properties) {
        return "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':" + schema(properties) + "}}";
    }

    private static String schema(String properties) {
        return "{'type':'object','properties':{'spec':{'type':'object','properties':{" + properties + "}}}}";
    }

    private static String definition(String versions) {
        return "{'metadata':{'name':'pools.{id}.example.com'},'spec':{'group':'{id}.example.com','scope':'Cluster',"
                + "'names':{'plural':'pools','kind':'Pool'},'versions':[" + versions + "]}}";
    }

    private static String pool(String metadata, String spec, String more) {
        return "{'kind':'Pool','apiVersion':'{id}.example.com/v1','metadata':{" + metadata + "'name':'a'},'spec':{"
                + spec + "}" + more + "}";
    }

    private static Reply create(Api api, String query, String spec, String more) throws Exception {
        return api.post(POOLS + query, pool("", spec, more)).is(201);
    }

    private static @Nullable Object spec(Api api) throws Exception {
        return api.get(POOLS + "/a").is(200).at("spec");
    }

    private static @Nullable Object tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
