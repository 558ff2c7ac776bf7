package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeStructureTest {
    /** The runtime is on the class path of every integrator, so it brings no other dependency. */
    @ArchTest
    static final ArchRule DEPENDS_ON_JACKSON_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.runtime..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.runtime..)").should().beFreeOfCycles();
}
