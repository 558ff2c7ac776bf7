package dev.howl.server.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.util.Comparator;
import java.util.Objects;
import java.util.Properties;

/**
 * The versions that the starter was built and tested with.
 *
 * @param springBoot the oldest line of Spring Boot, major and minor: {@code 4.1}
 * @param netty the version of Netty
 * @param reactorNetty the version of Reactor Netty
 */
record Versions(String springBoot, String netty, String reactorNetty) {
    /** Order of versions from old to new; a pre-release comes before its release. */
    static final Comparator<String> ORDER = Comparator.comparing(ModuleDescriptor.Version::parse);

    /** The versions that the build wrote into the starter's jar. */
    static final Versions EXPECTED = read();

    static boolean isOlder(String found, String expected) {
        return ORDER.compare(found, expected) < 0;
    }

    private static Versions read() {
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "versions.properties is missing from the starter's jar"));
            return new Versions(
                    properties.getProperty("spring-boot"),
                    properties.getProperty("netty"),
                    properties.getProperty("reactor-netty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
