// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.hybridcluster.examples.architecture.Code.use;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The JVM's locale changes nothing: a th_TH writes the year 2569, an ar_EG other digits than ASCII's, and a tr_TR has an
 * i without a dot. Whatever writes or folds text names its locale.
 */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class LocalesTest {
    /** Members of the JDK that take the JVM's locale where none is among their arguments. */
    private static final String LOCALISED = "(java\\.lang\\.String\\.(format|formatted|toLowerCase|toUpperCase)"
            + "|java\\.util\\.Formatter\\.<init>"
            + "|java\\.util\\.Calendar\\.getInstance"
            + "|java\\.util\\.Date\\.toLocaleString"
            + "|java\\.util\\.Scanner\\.<init>"
            + "|java\\.io\\.(PrintStream|PrintWriter|Console)\\.(format|printf)"
            + "|java\\.time\\.format\\.DateTimeFormatter\\.of(Pattern|Localized\\w+)"
            + "|java\\.time\\.format\\.DateTimeFormatterBuilder\\.toFormatter"
            + "|java\\.text\\.(SimpleDateFormat|DecimalFormat|DecimalFormatSymbols|MessageFormat)\\.<init>"
            + "|java\\.text\\.\\w+\\.get\\w*Instance"
            + "|java\\.text\\.MessageFormat\\.format"
            + ")\\((?!.*java\\.(util\\.Locale|text\\.DecimalFormatSymbols)\\b).*";

    /** Dates of the official SDK, which it writes and reads by the JVM's locale. */
    private static final String OFFICIAL_DATES =
            "com\\.aliyun\\.(openapiutil\\.Client\\.getTimestamp|credentials\\.utils\\.ParameterHelper\\.\\w+)\\(.*";

    @ArchTest
    static final ArchRule doNotChangeWhatTheCodeDoes = noClasses()
            .should(use(LOCALISED))
            .orShould(use("java\\.util\\.Locale\\.getDefault\\(.*"))
            .orShould(use(OFFICIAL_DATES));
}
