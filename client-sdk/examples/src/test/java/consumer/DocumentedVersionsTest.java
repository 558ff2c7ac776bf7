package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The versions that the README, the guides and the example projects name are those of this build. */
class DocumentedVersionsTest {
    private static final Pattern HOWL = Pattern.compile(
            "<groupId>dev\\.howl</groupId>\\s*<artifactId>[a-z-]+</artifactId>\\s*<version>([^<$]+)</version>"
                    + "|<howl\\.version>([^<]+)</howl\\.version>|\\bHowl (\\d\\S*) · contract");
    private static final Pattern BOOT = Pattern.compile(
            "<artifactId>spring-boot-(?:starter-parent|dependencies)</artifactId>\\s*<version>([^<$]+)</version>");

    @Test
    void documentsNameTheVersionOfHowl() throws IOException {
        assertThat(found(HOWL)).hasSizeGreaterThan(6).containsOnly(PublishedModule.version());
    }

    @Test
    void documentsNameTheVersionOfSpringBoot() throws IOException {
        assertThat(found(BOOT)).hasSizeGreaterThan(2).containsOnly(PublishedModule.property("spring-boot.version"));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<Path> files = new ArrayList<>(List.of(PublishedModule.TOP.resolve("README.md")));
        files.addAll(under(PublishedModule.TOP.resolve("docs-site"), ".md"));
        files.addAll(under(Path.of("consumer"), "pom.xml"));
        files.addAll(under(Path.of("own-contract"), "pom.xml"));
        files.addAll(under(PublishedModule.TOP.resolve("asyncapi/maven-plugin/src/it"), "pom.xml"));
        return files.stream()
                .map(PublishedModule::read)
                .flatMap(text -> pattern.matcher(text).results())
                .flatMap(DocumentedVersionsTest::groups)
                .toList();
    }

    private static Stream<String> groups(MatchResult result) {
        return IntStream.rangeClosed(1, result.groupCount())
                .mapToObj(result::group)
                .filter(Objects::nonNull);
    }

    private static List<Path> under(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(name)).toList();
        }
    }
}
