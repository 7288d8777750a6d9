// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.hybridcluster.k8s.offences.Offender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws bite: each finds the line of a class that breaks it. */
class LawsTest {
    private static final JavaClasses OFFENDER =
            new ClassFileImporter().importClasses(Offender.class, Offender.PlanInfo.class);

    static Stream<Arguments> lawsAndWhatTheyFind() {
        return Stream.of(
                arguments(
                        PurityTest.touchesNoFile,
                        List.of("java.nio.file.Files.readString", "java.io.File.<init>", "java.nio.file.Path.of")),
                arguments(PurityTest.callsNobody, List.of("java.net.InetAddress.getByName")),
                arguments(
                        PurityTest.startsNoThreadAndNoProcess,
                        List.of("java.lang.Thread.start()", "parallelStream()", "java.lang.ThreadLocal")),
                arguments(
                        PurityTest.readsNoEnvironment,
                        List.of("java.lang.System.getenv", "java.lang.Boolean.getBoolean")),
                arguments(PurityTest.readsNoClock, List.of("java.time.Instant.now()")),
                arguments(PurityTest.isNotRandom, List.of("java.util.Random.<init>()")),
                arguments(
                        PurityTest.readsNoLocaleNorDefaultCharsetNorTimeZone,
                        List.of(
                                "java.lang.String.toUpperCase()",
                                "java.lang.String.getBytes()",
                                "java.lang.String.<init>([B)")),
                arguments(
                        PurityTest.logsAndPrintsNothing,
                        List.of("java.util.logging.Logger.info", "java.lang.System.out")),
                arguments(EmittersTest.useNoFormatString, List.of("java.lang.String.formatted")),
                arguments(
                        LocalesTest.doNotChangeWhatTheCodeDoes,
                        List.of(
                                "java.lang.String.toUpperCase()",
                                "java.lang.String.formatted(",
                                "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
                                "java.text.SimpleDateFormat.<init>(java.lang.String)",
                                "java.text.NumberFormat.getInstance()",
                                "java.util.Formatter.<init>()",
                                "com.aliyun.openapiutil.Client.getTimestamp()",
                                "com.aliyun.credentials.utils.ParameterHelper.getISO8601Time")),
                arguments(
                        PublicSignaturesTest.membersNameOwnAndJdkTypesOnly,
                        List.of(
                                "foreignTypeInASignature()> names org.assertj.core.api.Condition",
                                "foreignTypeInATypeArgument()> names org.assertj.core.api.Condition")),
                arguments(TypesTest.publicTypesAreClosedForExtension, List.of("Offender> can be extended")),
                arguments(TypesTest.namesSayWhatATypeIs, List.of("has simple name ending with 'Info'")));
    }

    @ParameterizedTest
    @MethodSource("lawsAndWhatTheyFind")
    void bite(ArchRule law, List<String> found) {
        assertThat(law.evaluate(OFFENDER).getFailureReport().getDetails().toString())
                .contains(found);
    }

    @Test
    void letCodePassThatNamesItsLocale() {
        assertThat(LocalesTest.doNotChangeWhatTheCodeDoes
                        .evaluate(OFFENDER)
                        .getFailureReport()
                        .getDetails())
                .hasSize(8)
                .noneMatch(detail -> detail.contains("everyLocale"));
    }

    @Test
    void missAPackageInfo() {
        assertThatThrownBy(() -> PackagesTest.haveAPackageInfoThatIsNullMarked(OFFENDER))
                .hasMessageContaining("io.hybridcluster.k8s.offences has a package-info.java with @NullMarked");
    }
}
