// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

// Runs every consumer's Main on the class path that Maven resolved for it, in a JVM of its own.

def run = { String consumer, List<String> classPath ->
    def java = new File(System.getProperty('java.home'), 'bin/java').path
    def path = ([new File(basedir, "$consumer/target/classes").path] + classPath).join(File.pathSeparator)
    def process = new ProcessBuilder(java, '-cp', path, 'com.example.Main')
            .directory(new File(basedir, consumer)).redirectErrorStream(true).start()
    def output = process.inputStream.text
    println "== $consumer: ${classPath.size()} jars, exit ${process.waitFor()}\n$output"
    assert process.exitValue() == 0 : "$consumer failed"
    output
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

// A plan beside them: the README's first lines find the same as the example program does.
['spring-boot', 'spring-boot-closure', 'fabric8'].each {
    new File(basedir, "$it/plan.yaml").bytes = new File(basedir, '../../../plans/guide.yaml').bytes
}
def finding = '[WARNING] idc.apiServer: API server 10.200.1.253 is inside VPC block 10.0.0.0/8'
assert run('spring-boot', resolved('spring-boot')).startsWith(finding)
assert run('spring-boot-closure', resolved('spring-boot-closure')).startsWith(finding)
assert run('fabric8', resolved('fabric8')) == 'kube-system/eni-config [eni_conf, 10-terway.conf]\n'

// A family of libraries in one version, by the folders of the local repository. The annotations of Jackson have no patch version.
def families = [Jackson: 'com/fasterxml/jackson', 'Jackson 3': 'tools/jackson', OkHttp: 'com/squareup/okhttp3', Okio: 'com/squareup/okio',
        Kotlin: 'org/jetbrains/kotlin', SnakeYAML: 'org/yaml/snakeyaml', 'SnakeYAML Engine': 'org/snakeyaml', Gson: 'com/google/code/gson',
        SLF4J: 'org/slf4j', Guava: 'com/google/guava/guava', Spring: 'org/springframework/spring-', fabric8: 'io/fabric8/kubernetes-']
def versions = { String consumer ->
    def paths = resolved(consumer).collect { it.replace(File.separator, '/') }
    families.collectEntries { family, folder ->
        [family, paths.findAll { it.contains("/$folder") }.collect { new File(it).parentFile.name }
                .collect { family == 'Jackson' ? it.split('[.]').take(2).join('.') : it }.toSet()]
    }.findAll { it.value }
}
def shared = ['Jackson', 'OkHttp', 'Okio', 'Kotlin', 'SnakeYAML', 'Gson', 'SLF4J', 'Guava']
[['all-without-bom', shared], ['spring-boot', shared + 'Spring'], ['spring-boot-closure', shared + 'Spring'],
        ['fabric8', ['Jackson', 'Jackson 3', 'SnakeYAML', 'SnakeYAML Engine', 'Gson', 'SLF4J', 'Guava', 'fabric8']]].each { consumer, expected ->
    def found = versions(consumer)
    println "$consumer: $found"
    assert found.keySet().toSorted() == expected.toSorted() : consumer
    assert found.findAll { it.value.size() > 1 } == [:] : consumer
}

// With the closure BOM first, Spring Boot changes no version of what the SDK brings.
def sdk = names(resolved('all-without-bom')).findAll { !it.startsWith('hybrid-script-') }
assert sdk - names(resolved('spring-boot-closure')) == []

def jars = resolved('all-without-bom').collect { new File(it) }
println "closure of all modules: ${jars.size()} jars, ${jars.sum { it.length() }} bytes"
return true
