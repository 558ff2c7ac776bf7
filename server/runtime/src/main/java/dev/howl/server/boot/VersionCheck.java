package dev.howl.server.boot;

import io.netty.util.Version;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import reactor.netty.http.server.HttpServer;

/**
 * A check of the versions of Spring Boot and Netty on the class path against those that the starter was built for. An
 * older Spring Boot ends the start before it can fail with a {@link NoSuchMethodError}; an older Netty or Reactor Netty
 * is logged as a warning.
 *
 * <p>It is registered in {@code META-INF/spring.factories} and uses only what every Spring Boot since 2.0 has.
 */
final class VersionCheck implements ApplicationListener<SpringApplicationEvent>, Ordered {
    private static final Log LOG = LogFactory.getLog(VersionCheck.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent) {
            requireBoot(Versions.EXPECTED, SpringBootVersion.getVersion());
        } else if (event instanceof ApplicationPreparedEvent) {
            warning(Versions.EXPECTED, netty(), reactorNetty()).ifPresent(LOG::warn);
        }
    }

    /**
     * Checks the version of Spring Boot.
     *
     * @param found {@code null} if it is unknown, which passes the check
     * @throws UnsupportedBootException if it is older than the expected line
     */
    static void requireBoot(Versions expected, @Nullable String found) {
        if (found != null && Versions.isOlder(found, expected.springBoot())) {
            throw new UnsupportedBootException("howl-spring-boot-starter needs Spring Boot " + expected.springBoot()
                    + ".x or newer, but found " + found + " on the class path.");
        }
    }

    /**
     * Returns the warning about an older Netty or Reactor Netty.
     *
     * @param netty the version found; {@code null} if it is unknown, which passes the check
     * @param reactorNetty the version found; {@code null} if it is unknown, which passes the check
     */
    static Optional<String> warning(Versions expected, @Nullable String netty, @Nullable String reactorNetty) {
        boolean isOld = (netty != null && Versions.isOlder(netty, expected.netty()))
                || (reactorNetty != null && Versions.isOlder(reactorNetty, expected.reactorNetty()));
        return isOld
                ? Optional.of("Found Netty " + known(netty) + " and Reactor Netty " + known(reactorNetty)
                        + ", but Howl expects Netty "
                        + expected.netty() + " and Reactor Netty " + expected.reactorNetty()
                        + " or newer: import howl-bom before spring-boot-dependencies.")
                : Optional.empty();
    }

    private static String known(@Nullable String version) {
        return Objects.requireNonNullElse(version, "of an unknown version");
    }

    /** Returns the oldest version of Netty's artefacts on the class path. */
    private static @Nullable String netty() {
        TreeSet<String> found = new TreeSet<>(Versions.ORDER);
        Version.identify().values().forEach(version -> found.add(version.artifactVersion()));
        return found.isEmpty() ? null : found.first();
    }

    /** Unknown in a jar that contains its dependencies: the manifest there speaks of the application. */
    private static @Nullable String reactorNetty() {
        Package http = HttpServer.class.getPackage();
        return "reactor-netty-http".equals(http.getImplementationTitle()) ? http.getImplementationVersion() : null;
    }
}
