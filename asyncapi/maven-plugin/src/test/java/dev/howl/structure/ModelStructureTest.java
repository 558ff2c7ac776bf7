package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelStructureTest {
    /** The root package is a slice of its own. */
    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.model..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule LAYERS_ARE_READER_CHECK_LINK_SYNTAX = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("reader")
            .definedBy("..reader..")
            .layer("check")
            .definedBy("..check..")
            .layer("link")
            .definedBy("..link..")
            .layer("syntax")
            .definedBy("..syntax..")
            .whereLayer("reader")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("reader")
            .whereLayer("link")
            .mayOnlyBeAccessedByLayers("check", "reader")
            .whereLayer("syntax")
            .mayOnlyBeAccessedByLayers("link", "check", "reader");

    @ArchTest
    static final ArchRule THE_MODEL_DOES_NOT_DEPEND_ON_ITS_READER = noClasses()
            .that()
            .resideInAnyPackage("dev.howl.model", "dev.howl.model.schema", "dev.howl.model.diagnostic")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reader..", "..syntax..", "..link..", "..check..");

    @ArchTest
    static final ArchRule CONTRACT_CHECKS_IS_THE_ONLY_PUBLIC_CHECK = classes()
            .that()
            .resideInAPackage("..check..")
            .and()
            .doNotHaveSimpleName("ContractChecks")
            .should()
            .notBePublic()
            .orShould()
            .beMemberClasses();

    @ArchTest
    static final ArchRule ONLY_CHECKS_USE_NETWORKNT = noClasses()
            .that()
            .resideOutsideOfPackage("..check..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule ONLY_SYNTAX_USES_YAML = noClasses()
            .that()
            .resideOutsideOfPackage("..syntax..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.snakeyaml..", "tools.jackson.dataformat..");
}
