package dev.howl.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** One package a feature, on code generated from the contract. */
class StructureTest {
    private static final String APP = "dev.howl.app";
    private static final String CONTRACT = "dev.howl.app.contract";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(APP);

    @Test
    void bothKindsOfCodeAreLookedAt() {
        assertThat(CLASSES).extracting(JavaClass::getPackageName).contains(APP, CONTRACT, "dev.howl.app.wisdom");
    }

    @Test
    void featuresDependOnNoOtherFeature() {
        slices().matching("dev.howl.app.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(resideInAPackage(CONTRACT)), resideInAPackage(CONTRACT))
                .check(CLASSES);
    }

    @Test
    void featuresKnowNothingOfTheApplicationAroundThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.howl.app.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(CLASSES);
    }

    @Test
    void generatedCodeDependsOnTheRuntimeOnly() {
        classes()
                .that()
                .resideInAPackage(CONTRACT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CONTRACT,
                        "dev.howl.runtime",
                        "dev.howl.server",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify.annotations",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("(dev.howl.app..)").should().beFreeOfCycles().check(CLASSES);
    }
}
