package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The settings in the configuration metadata of the starter and the server. {@code -Dhowl.golden=update} writes their
 * table to the guide.
 */
class SettingsPageTest {
    private static final Path TOP = Path.of("../..");
    private static final Path PAGE = TOP.resolve("docs-site/settings.md");
    private static final String BEGIN = "| setting | default | type | |\n| --- | --- | --- | --- |\n";
    private static final Pattern COUNTED = Pattern.compile("number of \\w+|\\w+ that .* per second");
    private static final Pattern NAME = Pattern.compile("`(howl\\.[a-z.<>-]+)`");

    private final List<Setting> settings = Setting.all();

    @Test
    void everySettingHasADescriptionADefaultAndAUnit() {
        assertThat(settings).hasSizeGreaterThan(40).allSatisfy(setting -> {
            assertThat(setting.description()).as(setting.name()).isNotBlank();
            assertThat(setting.defaultValue()).as(setting.name()).isNotBlank();
            if (setting.isNumber()) {
                assertThat(setting.description()).as(setting.name()).containsPattern(COUNTED);
            }
        });
    }

    @Test
    void theGuideListsThemAll() throws IOException {
        String page = Files.readString(PAGE);
        String rows = settings.stream().map(Setting::row).collect(Collectors.joining());
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf("\n\n", begin) + 1;
        String expected = page.substring(0, begin) + rows + page.substring(end);
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).as("write it with 'make settings'").isEqualTo(expected);
    }

    @Test
    void theReadmeNamesOnlySettingsThatExist() throws IOException {
        List<String> named = NAME.matcher(Files.readString(TOP.resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(settings.stream().map(Setting::name)).containsAll(named);
    }
}
