package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.diff", importOptions = ImportOption.DoNotIncludeTests.class)
class DiffStructureTest {
    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.diff..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEPENDS_ON_THE_MODEL_ONLY = classes()
            .that()
            .resideInAPackage("dev.howl.diff..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.diff..",
                    "dev.howl.model..",
                    "dev.howl.runtime..",
                    "tools.jackson..",
                    "org.jspecify..",
                    "java..");

    /** Only {@code read} touches files and starts programs. */
    @ArchTest
    static final ArchRule ONLY_READ_USES_FILES = noClasses()
            .that()
            .resideOutsideOfPackage("..diff.read..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files");
}
