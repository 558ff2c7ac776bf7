package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class MavenPluginStructureTest {
    /** Plans and emitters are internal to the generator. */
    @ArchTest
    static final ArchRule USES_THE_GENERATORS_API_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.maven",
                    "dev.howl.generator",
                    "dev.howl.generator.write",
                    "dev.howl.diff",
                    "dev.howl.diff.compare",
                    "dev.howl.diff.read",
                    "dev.howl.model",
                    "dev.howl.model.diagnostic",
                    "dev.howl.model.reader",
                    "dev.howl.testkit.coverage",
                    "dev.howl.testkit.seen",
                    "dev.howl.testkit.seen.report",
                    "org.apache.maven..",
                    "java..",
                    "org.jspecify..");
}
