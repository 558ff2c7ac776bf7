package dev.howl.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.howl.server");

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
                .resideInAPackage("dev.howl.server.log")
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

    @Test
    void autoConfigurationClassesAreNotPublic() {
        classes()
                .that()
                .resideInAPackage("dev.howl.server.boot")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("HowlProperties")
                .and()
                .doNotHaveSimpleName("ConditionalOnDurableTopics")
                .should()
                .notBePublic()
                .check(CLASSES);
    }
}
