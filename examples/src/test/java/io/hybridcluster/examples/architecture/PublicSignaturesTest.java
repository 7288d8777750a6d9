// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A library's upgrade must not break those who compile against us: our signatures name the JDK's types and ours. */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class PublicSignaturesTest {
    private static final DescribedPredicate<JavaClass> VISIBLE = describe(
            "visible to callers",
            type -> Stream.iterate(
                            type,
                            Objects::nonNull,
                            inner -> inner.getEnclosingClass().orElse(null))
                    .allMatch(PublicSignaturesTest::isExposed));

    @ArchTest
    static final ArchRule membersNameOwnAndJdkTypesOnly = members()
            .that()
            .areDeclaredInClassesThat(Code.PURE.and(VISIBLE))
            .and(describe("public or protected", PublicSignaturesTest::isExposed))
            .should(nameOwnAndJdkTypesOnly(member -> member.getAllInvolvedRawTypes()));

    @ArchTest
    static final ArchRule supertypesAreOwnAndJdkTypesOnly = classes()
            .that(Code.PURE.and(VISIBLE))
            .should(nameOwnAndJdkTypesOnly(
                    type -> Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                            .map(JavaType::getAllInvolvedRawTypes)
                            .flatMap(Set::stream)
                            .collect(toSet())));

    private static boolean isExposed(HasModifiers declaration) {
        return declaration.getModifiers().contains(JavaModifier.PUBLIC)
                || declaration.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static <T extends HasDescription> ArchCondition<T> nameOwnAndJdkTypesOnly(
            Function<T, Set<JavaClass>> types) {
        return new ArchCondition<>("name own and JDK types only") {
            @Override
            public void check(T declaration, ConditionEvents events) {
                String foreign = types.apply(declaration).stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive())
                        .map(JavaClass::getName)
                        .filter(name -> !name.startsWith("java.") && !name.startsWith("io.hybridcluster."))
                        .sorted()
                        .collect(joining(", "));
                if (!foreign.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            declaration, declaration.getDescription() + " names " + foreign));
                }
            }
        };
    }
}
