package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class TestkitStructureTest {
    /** Shared code would hide a bug from the test that should find it. */
    @ArchTest
    static final ArchRule sharesNothingWithWhatItTests = noClasses()
            .that()
            .resideInAPackage("dev.howl.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.server..",
                    "dev.howl.client..",
                    "io.netty..",
                    "org.springframework..",
                    "org.testcontainers..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.howl.runtime.FrameCodec");

    @ArchTest
    static final ArchRule theWireKnowsOnlyBytes = noClasses()
            .that()
            .resideInAPackage("dev.howl.testkit.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.howl.testkit", "dev.howl.testkit.proxy", "dev.howl.runtime", "tools.jackson..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("(dev.howl.testkit..)").should().beFreeOfCycles();
}
