// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.hybridcluster.examples.architecture.Code.use;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data reaches text through an escaping type, never through a format string. */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class EmittersTest {
    @ArchTest
    static final ArchRule useNoFormatString = noClasses()
            .that(Code.EMITTERS)
            .should(use("java\\.lang\\.String\\.(format|formatted)\\(.*"))
            .orShould(use("java\\.util\\.Formatter\\..*"))
            .orShould(use("java\\.io\\.(PrintStream|PrintWriter)\\.(format|printf)\\(.*"))
            .orShould(use("java\\.text\\.MessageFormat\\..*"))
            .allowEmptyShould(true);
}
