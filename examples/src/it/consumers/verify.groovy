// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

// Runs every consumer's Main on the class path that Maven resolved for it, in a JVM of its own.

def run = { String consumer, List<String> classPath ->
    def java = new File(System.getProperty('java.home'), 'bin/java').path
    def path = ([new File(basedir, "$consumer/target/classes").path] + classPath).join(File.pathSeparator)
    def process = new ProcessBuilder(java, '-cp', path, 'com.example.Main').redirectErrorStream(true).start()
    def output = process.inputStream.text
    println "== $consumer: ${classPath.size()} jars, exit ${process.waitFor()}\n$output"
    assert process.exitValue() == 0 : "$consumer failed"
}

def resolved = { String consumer ->
    new File(basedir, "$consumer/target/class-path.txt").text.trim().split(File.pathSeparator) as List
}

def names = { List<String> classPath -> classPath.collect { new File(it).name } }

['k8s-alone', 'aliyun-alone', 'script-alone', 'all-without-bom', 'all-with-bom', 'own-clients'].each {
    run it, resolved(it)
}

// hybrid-model stands alone: its other run-time dependencies are annotations, and SnakeYAML for YAML only.
def alone = resolved('model-alone').findAll { new File(it).name =~ /^(hybrid-model|guava|failureaccess)-/ }
assert alone.size() == 3
run 'model-alone', alone

// The BOM changes nothing for those who take the SDK only.
assert names(resolved('all-with-bom')).toSorted() == names(resolved('all-without-bom')).toSorted()

// Of the clients nothing is left for those who bring their own.
def official = names(resolved('own-clients')).findAll { it =~ /^(client-java|tea|ecs|vpc|credentials-|openapiutil|endpoint-util|alibabacloud-)/ }
assert official == []

def jars = resolved('all-without-bom').collect { new File(it) }
println "closure of all modules: ${jars.size()} jars, ${jars.sum { it.length() }} bytes"
return true
