package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.testkit", importOptions = ImportOption.DoNotIncludeTests.class)
class TestkitStructureTest {
    /** Code shared with the server or the SDK would hide its bugs from the tests. */
    @ArchTest
    static final ArchRule SHARES_NOTHING_WITH_SERVER_AND_SDK = noClasses()
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
    static final ArchRule WIRE_DEPENDS_ON_NOTHING_ABOVE_BYTES = noClasses()
            .that()
            .resideInAPackage("dev.howl.testkit.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.howl.testkit", "dev.howl.testkit.proxy", "dev.howl.runtime", "tools.jackson..");

    /** JUnit is an optional dependency, which programs such as the command line do not have. */
    @ArchTest
    static final ArchRule ONLY_THE_EXTENSIONS_USE_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.howl.testkit..junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "dev.howl.testkit..junit");

    @ArchTest
    static final ArchRule HAS_NO_PACKAGE_CYCLES =
            slices().matching("(dev.howl.testkit..)").should().beFreeOfCycles();
}
