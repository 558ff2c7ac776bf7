package dev.howl.client.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The structure of the SDK: the generated client, and the client of the HTTP API above it. */
class StructureTest {
    private static final String HTTP = "dev.howl.client.http";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.howl.client", HTTP);

    @Test
    void thePublicTypesAreTheApi() {
        assertThat(CLASSES)
                .filteredOn(type -> type.getPackageName().equals(HTTP)
                        && type.isTopLevelClass()
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "City",
                        "CreatedResponse",
                        "HowlHttp",
                        "ModerationClient",
                        "NewResponse",
                        "ClusterNode",
                        "PublishAlert",
                        "PublishedAlert",
                        "Revocation",
                        "ServedSystem");
    }

    @Test
    void generatedCodeDoesNotUseTheClientOfTheHttpApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HTTP)
                .check(CLASSES);
    }

    /** Addresses, failures and limits are the runtime's, so that both clients have the same. */
    @Test
    void requestsAreSentByTheRuntimeAlone() {
        classes()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "java.net",
                        "java.nio.charset",
                        "dev.howl.client..",
                        "dev.howl.runtime",
                        "com.fasterxml.jackson.annotation",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }
}
