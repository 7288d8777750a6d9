// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.kubernetes.contract;

import io.hybridcluster.testkit.kubernetes.tree.Json;
import org.jspecify.annotations.Nullable;

/** A custom resource whose schema each case gives anew. */
final class Pools {
    static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    static final String DEFINITION = DEFINITIONS + "/pools.{id}.example.com";
    static final String POOLS = "/apis/{id}.example.com/v1/pools";
    static final String STRING = "{'type':'string'}";
    static final String NAMED = "{'type':'object','properties':{'n':" + STRING + "}}";
    static final String ANYTHING = "{'type':'object','x-kubernetes-preserve-unknown-fields':true}";

    private Pools() {}

    static void define(Api api, String properties) throws Exception {
        defineSchema(api, schema(properties));
    }

    static void defineSchema(Api api, String schema) throws Exception {
        CustomCases.define(
                api,
                definition("{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':" + schema + "}}"),
                POOLS);
    }

    static String version(String properties) {
        return "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':" + schema(properties) + "}}";
    }

    static String schema(String properties) {
        return "{'type':'object','properties':{'spec':{'type':'object','properties':{" + properties + "}}}}";
    }

    static String definition(String versions) {
        return "{'metadata':{'name':'pools.{id}.example.com'},'spec':{'group':'{id}.example.com','scope':'Cluster',"
                + "'names':{'plural':'pools','kind':'Pool'},'versions':[" + versions + "]}}";
    }

    static String pool(String metadata, String spec, String more) {
        return "{'kind':'Pool','apiVersion':'{id}.example.com/v1','metadata':{" + metadata + "'name':'a'},'spec':{"
                + spec + "}" + more + "}";
    }

    static Reply create(Api api, String query, String spec, String more) throws Exception {
        return api.post(POOLS + query, pool("", spec, more)).is(201);
    }

    static @Nullable Object tree(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
