// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import static io.hybridcluster.testkit.kubernetes.contract.Pools.ANYTHING;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.DEFINITION;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.NAMED;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.POOLS;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.STRING;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.create;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.define;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.defineSchema;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.definition;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.pool;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.schema;
import static io.hybridcluster.testkit.kubernetes.contract.Pools.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.testkit.kubernetes.tree.Trees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the schema of a CustomResourceDefinition does to its objects, mostly without a word. */
final class SchemaCases {
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

    private static void narrow(Api api, String properties) throws Exception {
        api.json(
                        DEFINITION,
                        "[{'op':'replace','path':'/spec/versions/0/schema/openAPIV3Schema','value':"
                                + schema(properties) + "}]")
                .is(200);
    }

    private static @Nullable Object spec(Api api) throws Exception {
        return api.get(POOLS + "/a").is(200).at("spec");
    }
}
