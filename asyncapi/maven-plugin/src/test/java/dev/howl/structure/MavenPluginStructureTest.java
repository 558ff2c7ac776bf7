package dev.howl.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.howl.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class MavenPluginStructureTest {
    /** One request in, one result out: plans and emitters are the generator's own. */
    @ArchTest
    static final ArchRule CALLS_THE_GENERATOR_BY_ITS_ROOT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.howl.maven",
                    "dev.howl.generator",
                    "dev.howl.generator.write",
                    "dev.howl.model",
                    "dev.howl.model.diagnostic",
                    "dev.howl.model.reader",
                    "org.apache.maven..",
                    "java..",
                    "org.jspecify..");
}
