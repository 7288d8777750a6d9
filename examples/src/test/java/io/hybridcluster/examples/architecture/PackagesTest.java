// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Every package says what it is for, knows no null unless it says so, and is exported if it has something public for others. */
@AnalyzeClasses(packages = Code.ALL, importOptions = DoNotIncludeTests.class)
class PackagesTest {
    @ArchTest
    static void haveAPackageInfoThatIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info.java with @NullMarked", each.getName())
                        .isTrue());
    }

    @ArchTest
    static void ofNamedModulesAreExportedIfTheyHavePublicTypes(JavaClasses classes) {
        assertThat(namedModules(classes))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(exports(module))
                        .as("exports in the module-info.java of %s", module.name())
                        .isEqualTo(packagesWithPublicTypes(classes, module.name())));
    }

    private static List<ModuleDescriptor> namedModules(JavaClasses classes) {
        Path[] locations =
                classes.stream().map(PackagesTest::location).distinct().toArray(Path[]::new);
        return ModuleFinder.of(locations).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> !module.isAutomatic())
                .toList();
    }

    /** Returns the jar or folder of classes that the type was read from. */
    private static Path location(JavaClass type) {
        String file = type.getSource().orElseThrow().getUri().toString();
        String root = file.substring(0, file.lastIndexOf(type.getPackageName().replace('.', '/')));
        return Path.of(URI.create(root.replaceAll("^jar:|!/$", "")));
    }

    private static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our modules are named like the package that all of theirs are in. */
    private static Set<String> packagesWithPublicTypes(JavaClasses classes, String root) {
        return classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .filter(name -> (name + ".").startsWith(root + "."))
                .filter(name -> !List.of(Code.INTERNAL).contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
