package dev.howl.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionCheckTest {
    private static final Versions EXPECTED = new Versions("4.1", "4.2.18.Final", "1.3.8");

    @ParameterizedTest
    @ValueSource(strings = {"2.7.18", "3.5.7", "4.0.9", "4.1.0-M1", "4.1.0-SNAPSHOT"})
    void anOlderSpringBootEndsTheStartWithASentence(String found) {
        assertThatThrownBy(() -> VersionCheck.requireBoot(EXPECTED, found))
                .isInstanceOf(UnsupportedBootException.class)
                .hasMessage("howl-spring-boot-starter needs Spring Boot 4.1.x or newer, but found " + found
                        + " on the class path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.0", "4.1.1", "4.1.10", "4.2.0", "4.10.0", "5.0.0"})
    void aSpringBootOfTheLineOrANewerOnePasses(String found) {
        assertThatCode(() -> VersionCheck.requireBoot(EXPECTED, found)).doesNotThrowAnyException();
    }

    @Test
    void anOlderNettyOrReactorNettyIsNamedBesideTheExpectedOne() {
        String warning = "Found Netty 4.2.17.Final and Reactor Netty 1.3.7, but Howl expects Netty 4.2.18.Final and"
                + " Reactor Netty 1.3.8 or newer: import howl-bom before spring-boot-dependencies.";
        assertThat(VersionCheck.warning(EXPECTED, "4.2.17.Final", "1.3.7")).contains(warning);
        assertThat(VersionCheck.warning(EXPECTED, "4.2.18.Final", "1.3.7")).isPresent();
        assertThat(VersionCheck.warning(EXPECTED, "4.2.9.Final", "1.3.8")).isPresent();
    }

    @Test
    void theExpectedNewerAndUnknownVersionsAreNotWarnedAbout() {
        assertThat(VersionCheck.warning(EXPECTED, "4.2.18.Final", "1.3.8")).isEmpty();
        assertThat(VersionCheck.warning(EXPECTED, "4.2.19.Final", "1.3.10")).isEmpty();
        assertThat(VersionCheck.warning(EXPECTED, null, null)).isEmpty();
    }

    @Test
    void theBuildWritesTheVersionsThatItUses() {
        assertThat(Versions.EXPECTED.springBoot()).matches("\\d+\\.\\d+");
        assertThat(io.netty.util.Version.identify().get("netty-common"))
                .extracting(io.netty.util.Version::artifactVersion)
                .isEqualTo(Versions.EXPECTED.netty());
        assertThat(Versions.EXPECTED.reactorNetty())
                .isEqualTo(
                        reactor.netty.http.server.HttpServer.class.getPackage().getImplementationVersion());
        assertThatCode(() -> VersionCheck.requireBoot(
                        Versions.EXPECTED, org.springframework.boot.SpringBootVersion.getVersion()))
                .doesNotThrowAnyException();
    }
}
