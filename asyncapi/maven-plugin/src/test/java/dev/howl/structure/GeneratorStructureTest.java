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
    static final ArchRule NO_CYCLES =
            slices().matching("(dev.howl.generator..)").should().beFreeOfCycles();

    /** A plan knows nothing of how it is written down, and an emitter nothing of disks. */
    @ArchTest
    static final ArchRule PLANS_KNOW_NO_EMITTERS = noClasses()
            .that()
            .resideInAPackage("..plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..emit..", "..server..", "..client..", "..docs..", "..write..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_WRITES = noClasses()
            .that()
            .resideInAnyPackage("..emit..", "..server..", "..client..", "..docs..", "..plan..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Files.class, File.class);
}
