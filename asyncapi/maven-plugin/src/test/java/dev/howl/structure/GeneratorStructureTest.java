package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.Files;

@AnalyzeClasses(packages = "dev.howl.generator", importOptions = ImportOption.DoNotIncludeTests.class)
class GeneratorStructureTest {
    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.generator..)").should().beFreeOfCycles();

    /** Plans are made once and read by every emitter. */
    @ArchTest
    static final ArchRule PLANS_DO_NOT_DEPEND_ON_EMITTERS = noClasses()
            .that()
            .resideInAPackage("..plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..emit..", "..server..", "..client..", "..docs..", "..explain..", "..write..");

    /** Explanations read plans; they do not depend on the code that is emitted. */
    @ArchTest
    static final ArchRule EXPLANATIONS_DO_NOT_DEPEND_ON_EMITTERS = noClasses()
            .that()
            .resideInAPackage("..explain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..emit..", "..generator.server..", "..generator.client..", "..docs..", "..write..");

    /** Emitters return texts; only {@code write} touches files. */
    @ArchTest
    static final ArchRule ONLY_THE_WRITE_PACKAGE_USES_FILES = noClasses()
            .that()
            .resideInAnyPackage("..emit..", "..server..", "..client..", "..docs..", "..explain..", "..plan..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Files.class, File.class);
}
