package dev.howl.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.howl.server.";
    /** The API of the starter: what generated code and applications may use. Its packages hold no other public type. */
    private static final List<String> API = List.of(
            "ChannelBinding",
            "ChannelListener",
            "ChannelSessions",
            "Cluster",
            "Counters",
            "Handlers",
            "HandshakeRefusedException",
            "HandshakeRequest",
            "NotAppendedException",
            "PlannedOperations",
            "Principal",
            "PublishOptions",
            "PublisherContext",
            "Registration",
            "RoomSessions",
            "Routes",
            "Session",
            "StartFailure",
            "TopicKeys",
            "TopicListener",
            "TopicPublisher",
            "UnavailableHandler",
            "boot.ConditionalOnDurableTopics",
            "boot.HowlProperties",
            "boot.StartSignalExit",
            "migration.Migrations",
            "security.Access",
            "security.PublishToken",
            "security.Revocations",
            "security.TokenVerifier",
            "thread.DaemonThreads",
            "thread.Worker",
            "transaction.Transactions",
            "web.ApiAccess",
            "web.HtmlPage",
            "web.JsonBody",
            "web.NotFoundPage",
            "web.ProblemErrors",
            "web.ProblemResponse",
            "web.StartPage");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.howl.server");

    @Test
    void theApiIsWhatIsPublicInItsPackagesAndNothingElse() {
        List<String> packages = API.stream()
                .map(name -> name.contains(".") ? ROOT + name.substring(0, name.indexOf('.')) : "dev.howl.server")
                .toList();
        assertThat(CLASSES)
                .filteredOn(type -> packages.contains(type.getPackageName()))
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .extracting(type -> type.getName().substring(ROOT.length()))
                .containsExactlyInAnyOrderElementsOf(API);
    }

    @Test
    void theApiNamesNoTypeThatIsNotPartOfIt() {
        assertThat(CLASSES)
                .filteredOn(ArchitectureTest::isApi)
                .flatExtracting(JavaClass::getCodeUnits)
                .filteredOn(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .isNotEmpty()
                .allSatisfy(unit -> assertThat(named(unit))
                        .filteredOn(type -> type.getName().startsWith(ROOT))
                        .allMatch(ArchitectureTest::isApi));
    }

    private static Stream<JavaClass> named(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType);
    }

    private static boolean isApi(JavaClass type) {
        String name = type.getName();
        return API.stream().anyMatch(api -> name.equals(ROOT + api) || name.startsWith(ROOT + api + "$"));
    }

    @Test
    void packagesHaveNoCycles() {
        assertThat(CLASSES).isNotEmpty();
        slices().matching("(dev.howl.server..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRootPackageDependsOnNoOtherServerPackage() {
        classes()
                .that()
                .resideInAPackage("dev.howl.server")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.howl.server", "dev.howl.runtime", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theLogDependsOnNoTransport() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.howl.server.log", "dev.howl.server.window", "dev.howl.server.memory")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..", "io.lettuce..", "org.springframework..", "dev.howl.server.transport..")
                .check(CLASSES);
    }

    @Test
    void theRedisEngineIsFreeOfSpringAndUsedByAutoConfigurationOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.howl.server.redis")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.howl.server.redis", "dev.howl.server.boot")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..", "dev.howl.server.redis..")
                .check(CLASSES);
    }
}
