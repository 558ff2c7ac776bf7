package dev.howl.client.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.howl.client.runtime");

    @Test
    void thePublicTypesAreTheApi() {
        assertThat(CLASSES)
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "ClientBuilder",
                        "ClientTap",
                        "CloseInfo",
                        "ConnectFailedException",
                        "ConnectFailureKind",
                        "Connection",
                        "ConnectionClosedException",
                        "ConnectionLostException",
                        "ConnectionState",
                        "Gap",
                        "HandshakeRefusedException",
                        "HttpApi",
                        "HttpApiBuilder",
                        "HttpRequestFailedException",
                        "MessageTooBigException",
                        "OverflowException",
                        "Registration",
                        "RequestFailedException",
                        "RequestTimeoutException",
                        "ServerError",
                        "SnapshotRequest",
                        "Subscription",
                        "UnexpectedReplyException",
                        "UnknownFrame");
    }

    @Test
    void classesDependOnEachOtherInOneDirection() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        JavaClass top = type;
                        while (top.getEnclosingClass().isPresent()) {
                            top = top.getEnclosingClass().get();
                        }
                        return SliceIdentifier.of(top.getSimpleName());
                    }

                    @Override
                    public String getDescription() {
                        return "top-level classes";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportUsesTheJdkWebSocket() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Jdk")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.WebSocket")
                .check(CLASSES);
    }

    @Test
    void itDependsOnTheJdkTheRuntimeJacksonAndSlf4jAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "dev.howl.runtime..",
                        "dev.howl.client.runtime..",
                        "tools.jackson..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(CLASSES);
    }
}
