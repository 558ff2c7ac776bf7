package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.instances", importOptions = ImportOption.DoNotIncludeTests.class)
class InstancesStructureTest {
    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.instances..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DEPENDS_ON_MODEL_AND_EVALUATORS_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.instances..",
                    "dev.howl.model..",
                    "dev.howl.validation..",
                    "dev.howl.runtime..",
                    "dev.harrel.jsonschema..",
                    "tools.jackson..",
                    "org.jspecify..",
                    "java..");

    /** Code shared with the server or the SDK would hide its bugs from the tests. */
    @ArchTest
    static final ArchRule SHARES_NO_CODEC =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("dev.howl.runtime.FrameCodec");
}
