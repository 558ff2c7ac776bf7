package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.validation", importOptions = ImportOption.DoNotIncludeTests.class)
class ValidationStructureTest {
    @ArchTest
    static final ArchRule DEPENDS_ON_THE_RUNTIME_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.howl.model..", "dev.howl.server..", "dev.howl.client..", "org.springframework..");

    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.validation..)").should().beFreeOfCycles();
}
