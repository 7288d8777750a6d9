// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("io.hybridcluster.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesHaveNoCycle =
            slices().matching("io.hybridcluster.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule scriptKnowsTheModelOnly = classes()
            .that()
            .resideInAPackage(Code.SCRIPT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.security.auth..", "org.jspecify..", "com.google.common..", Code.MODEL, Code.SCRIPT)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule k8sKnowsNeitherAliyunNorScript = noClasses()
            .that()
            .resideInAPackage(Code.K8S)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Code.ALIYUN, Code.SCRIPT)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aliyunKnowsNeitherK8sNorScript = noClasses()
            .that()
            .resideInAPackage(Code.ALIYUN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Code.K8S, Code.SCRIPT)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule testkitKnowsTheModelOnly = classes()
            .that()
            .resideInAPackage(Code.TESTKIT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "javax.net.ssl..",
                    "com.sun.net.httpserver..",
                    "org.jspecify..",
                    Code.MODEL,
                    Code.TESTKIT);

    @ArchTest
    static final ArchRule nothingPublishedKnowsTheTestkit = noClasses()
            .that()
            .resideInAnyPackage(Code.MODEL, Code.SCRIPT, Code.K8S, Code.ALIYUN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Code.TESTKIT);

    @ArchTest
    static final ArchRule pureCodeKnowsNoOfficialClient = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kubernetes..", "com.aliyun..", "okhttp3..", "com.google.gson..");

    @ArchTest
    static final ArchRule modelStandsAlone = classes()
            .that()
            .resideInAPackage(Code.MODEL)
            .and()
            .resideOutsideOfPackages(Code.YAML)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.google.common..", Code.MODEL);

    @ArchTest
    static final ArchRule yamlNeedsSnakeYamlBesides = classes()
            .that()
            .resideInAnyPackage(Code.YAML)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.google.common..", "org.yaml.snakeyaml..", Code.MODEL)
            .allowEmptyShould(true);
}
