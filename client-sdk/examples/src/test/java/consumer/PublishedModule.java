package consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A module of the reactor that is published.
 *
 * @param pom the published POM, as the build wrote it
 * @param jar the jar; empty for a BOM
 */
record PublishedModule(String artifactId, Path pom, Optional<Path> jar) {
    static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** Returns all published modules, which are those without {@code maven.deploy.skip}. */
    static List<PublishedModule> all() {
        return MODULE.matcher(read(TOP.resolve("pom.xml")))
                .results()
                .map(found -> TOP.resolve(found.group(1)))
                .filter(folder -> !read(folder.resolve("pom.xml")).contains("<maven.deploy.skip>true<"))
                .map(PublishedModule::of)
                .toList();
    }

    /** Returns the version of this build. */
    static String version() {
        return property("version");
    }

    /** Returns the value of a property of the root POM. */
    static String property(String name) {
        return element(read(TOP.resolve("pom.xml")), name).orElseThrow();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedModule of(Path folder) {
        String pom = read(folder.resolve("pom.xml"));
        String own = pom.substring(pom.indexOf("</parent>"));
        String artifactId = element(own, "artifactId").orElseThrow();
        String jar = element(own, "finalName").orElse(artifactId + "-" + version()) + ".jar";
        Path target = folder.resolve("target");
        return new PublishedModule(
                artifactId,
                target.resolve("published-pom.xml"),
                own.contains("<packaging>pom<") ? Optional.empty() : Optional.of(target.resolve(jar)));
    }

    private static Optional<String> element(String xml, String name) {
        return Pattern.compile("<" + name + ">([^<]+)</")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }
}
