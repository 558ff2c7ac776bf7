package dev.howl.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.howl.app.alerts.CityDirectory;
import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.moderation.ModerationDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ArchUnit rules of the server: one package per feature, on code generated from the contract. */
class StructureTest {
    private static final String APP = "dev.howl.app";
    private static final String CONTRACT = "dev.howl.app.contract";
    /** A package that is no feature and that every feature may use. */
    private static final String SHARED = "dev.howl.app.background";

    private static final String ORIGINALS = "dev.howl.app.originals..";
    private static final String ORIGINAL_CONTRACTS = "dev.howl.app.originals.*.contract";
    /** Packages whose public types are the API of the starter; its own tests list the types. */
    private static final String[] STARTER_API = {
        "dev.howl.server",
        "dev.howl.server.boot",
        "dev.howl.server.migration",
        "dev.howl.server.security",
        "dev.howl.server.thread",
        "dev.howl.server.transaction",
        "dev.howl.server.web"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(APP);

    @Test
    void importsHandWrittenAndGeneratedClasses() {
        assertThat(CLASSES).extracting(JavaClass::getPackageName).contains(APP, CONTRACT, "dev.howl.app.wisdom");
    }

    @Test
    void featuresDependOnNoOtherFeature() {
        slices().matching("dev.howl.app.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(resideInAPackage(CONTRACT)), resideInAPackage(CONTRACT))
                .ignoreDependency(not(resideInAPackage(SHARED)), resideInAPackage(SHARED))
                // An original wire is another way in to a feature, through the public interface of that feature.
                .ignoreDependency(
                        resideInAPackage(ORIGINALS),
                        belongToAnyOf(CityDirectory.class, IncidentBoard.class, ModerationDesk.class))
                .check(CLASSES);
    }

    @Test
    void featuresDoNotDependOnTheRootPackage() {
        noClasses()
                .that()
                .resideInAPackage("dev.howl.app.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {CONTRACT, ORIGINAL_CONTRACTS})
    void generatedCodeDependsOnTheRuntimeOnly(String contract) {
        classes()
                .that()
                .resideInAPackage(contract)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        contract,
                        "dev.howl.runtime",
                        "dev.howl.server",
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson.databind",
                        "org.jspecify.annotations",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void onlyTheApiOfTheStarterIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.howl.server..").and(not(resideInAnyPackage(STARTER_API))))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("(dev.howl.app..)").should().beFreeOfCycles().check(CLASSES);
    }
}
