package dev.howl.chaos;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.howl.chaos");

    @Test
    void theNodeUsesOnlyTheApiOfTheStarter() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.howl.server..")
                        .and(not(resideInAnyPackage("dev.howl.server", "dev.howl.server.transaction"))))
                .check(CLASSES);
    }
}
