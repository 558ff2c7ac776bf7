package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PublishedModulesTest {
    private static final Pattern MANAGED = Pattern.compile("<artifactId>(howl-[a-z-]+)</artifactId>\\s*<version>");

    @Test
    void theBomNamesAllArtefacts() {
        String bom = PublishedModule.read(PublishedModule.TOP.resolve("client-sdk/bom/target/published-pom.xml"));
        List<String> managed = MANAGED.matcher(bom.substring(bom.indexOf("<dependencyManagement>")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(PublishedModule.all())
                .filteredOn(module -> module.jar().isPresent())
                .extracting(PublishedModule::artifactId)
                .containsExactlyInAnyOrderElementsOf(managed);
    }

    @Test
    void everyJarHasAModuleNameOfItsOwn() throws IOException {
        List<String> names = new ArrayList<>();
        for (PublishedModule module : PublishedModule.all()) {
            if (module.jar().isPresent()) {
                names.add(moduleName(module.jar().get()));
            }
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("dev\\.howl(\\.[a-z]+)+"));
    }

    private static String moduleName(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return String.valueOf(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
        }
    }
}
