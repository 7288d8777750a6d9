// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.hybridcluster.examples.architecture.Code.use;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whatever can be computed without I/O is a function of its arguments alone: same in, same out, on any machine. */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class PurityTest {
    @ArchTest
    static final ArchRule touchesNoFile = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                    .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)"))
                    .or(nameMatching("java\\.util\\.(zip|jar)\\..*File")));

    @ArchTest
    static final ArchRule callsNobody = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.net..", "javax.naming..", "java.rmi..")
                    .or(nameMatching("java\\.net\\.(?!URI$|URISyntaxException$|URLEncoder$|URLDecoder$).*")));

    @ArchTest
    static final ArchRule startsNoThreadAndNoProcess = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat(assignableTo(Thread.class)
                    .or(assignableTo(ThreadLocal.class))
                    .or(nameMatching("java\\.lang\\.(Process.*|Runtime)"))
                    .or(nameMatching("java\\.util\\.Timer.*"))
                    .or(nameMatching("java\\.util\\.concurrent\\.(.*Execut.*|ForkJoin.*|CompletableFuture)")))
            .orShould(use("java\\..*\\.parallel(Stream)?\\(\\)"));

    @ArchTest
    static final ArchRule readsNoEnvironment = noClasses()
            .that(Code.PURE)
            .should(use("java\\.lang\\.System\\.(getenv|getProperty|getProperties|setProperty|lineSeparator|in)\\b.*"))
            .orShould(use("java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\(.*"));

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .that(Code.PURE)
            .should(use("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)"))
            .orShould(use("java\\.time\\..*\\.now\\(.*"))
            .orShould(use("java\\.time\\.Clock\\..*"))
            .orShould(use("java\\.util\\.(Date\\.<init>\\(\\)|Calendar\\.getInstance\\(.*)"));

    @ArchTest
    static final ArchRule isNotRandom = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat(nameMatching("java\\.(util|security)\\..*Random.*"))
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.util.random.."))
            .orShould(use("java\\.lang\\.Math\\.random\\(\\)"))
            .orShould(use("java\\.util\\.UUID\\.randomUUID\\(\\)"))
            .orShould(use("java\\.lang\\.System\\.identityHashCode\\(.*"));

    @ArchTest
    static final ArchRule readsNoLocaleNorDefaultCharsetNorTimeZone = noClasses()
            .that(Code.PURE)
            .should(use("java\\.util\\.(Locale|TimeZone)\\.getDefault\\(.*"))
            .orShould(use("java\\.time\\.ZoneId\\.systemDefault\\(\\)"))
            .orShould(use("java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)"))
            .orShould(use("java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)"))
            .orShould(use("java\\.lang\\.String\\.<init>\\(\\[B\\)|java\\.lang\\.String\\.<init>\\(byte\\[\\]\\)"))
            .orShould(use("java\\.text\\.Collator\\..*"));

    @ArchTest
    static final ArchRule logsAndPrintsNothing = noClasses()
            .that(Code.PURE)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging..")
                            .or(nameMatching("java\\.lang\\.System\\$Logger.*")))
            .orShould(use("java\\.lang\\.System\\.(out|err)"))
            .orShould(use("java\\.lang\\.Throwable\\.printStackTrace\\(.*"));
}
