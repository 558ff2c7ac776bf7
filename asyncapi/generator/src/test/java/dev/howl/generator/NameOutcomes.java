package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.MessageSpec;
import java.util.List;

/** Right names of classes, members and constants. */
final class NameOutcomes {
    /** Constants that only a number tells apart. */
    private static final String NUMBERED = "(V|VALUE|T|CONSTANT)(_?[0-9]+)?";

    private NameOutcomes() {}

    /** Members keep all letters of all scripts; names of files and types are readable ASCII. */
    static void letters(GeneratedCase generated) throws Exception {
        assertThat(generated.files()).allMatch(file -> file.matches("[\\x21-\\x7e]+"));
        Class<?> record = message(generated);
        assertThat(record.getSimpleName()).isEqualToIgnoringCase("Prikaz");
        assertThat(generated.files()).anyMatch(file -> file.contains("/Uvedomleni") && file.endsWith("Contract.java"));
        assertThat(GeneratedCase.components(record))
                .containsOnlyKeys("größe", "straße", "año", "prénom", "名前", "住所", "состояние", "état");
        Class<?> states = GeneratedCase.component(record, "état");
        assertThat(GeneratedCase.constants(states)).hasSize(9).contains("V_1", "MINUS_1");
        assertThat(GeneratedCase.constants(states))
                .filteredOn(name -> !name.equals("V_1"))
                .noneMatch(name -> name.matches(NUMBERED));
        assertThat(GeneratedCase.constants(states).stream().map(String::toLowerCase))
                .anyMatch(name -> name.matches("(é|e)t(é|e)"))
                .contains("hiver");
        assertThat(GeneratedCase.constants(GeneratedCase.component(record, "состояние")))
                .hasSize(2)
                .noneMatch(name -> name.matches(NUMBERED));
        generated.channel().keeps("""
                {"größe": 1, "straße": "a", "año": 2, "prénom": "b", "名前": "c", "住所": "d", "состояние": "новый",
                 "état": "冬"}
                """);
    }

    /** Two messages of one name become two classes whose names tell their channels. */
    static void channelsInNames(GeneratedCase generated) {
        List<String> names = generated.channels().stream()
                .map(GeneratedChannel::spec)
                .map(NameOutcomes::message)
                .map(MessageSpec::type)
                .map(Class::getSimpleName)
                .toList();
        assertThat(names).hasSize(2).anyMatch(name -> name.contains("Order")).anyMatch(name -> name.contains("User"));
    }

    /** Objects within objects, eighteen levels deep, have names that every file system holds. */
    static void shortNames(GeneratedCase generated) {
        assertThat(generated.files()).hasSizeGreaterThan(18).allMatch(file -> file.length() < 150);
    }

    /** A property with a very long name is shortened, with a warning at its place. */
    static void shortenedName(GeneratedCase generated) {
        shortNames(generated.files());
        assertThat(generated.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.location().line()).isEqualTo(12);
            assertThat(warning.message()).contains("x-howl-name");
        });
    }

    private static void shortNames(List<String> files) {
        assertThat(files).allMatch(file -> file.length() < 150);
    }

    /** Operators and signed numbers become words. */
    static void symbols(GeneratedCase generated) throws Exception {
        Class<?> record = message(generated);
        List<String> operators = GeneratedCase.constants(GeneratedCase.component(record, "op"));
        assertThat(operators).hasSize(6).contains("LESS_THAN").noneMatch(name -> name.matches(NUMBERED));
        List<String> levels = GeneratedCase.constants(GeneratedCase.component(record, "level"));
        assertThat(levels).hasSize(3).contains("MINUS_1").doesNotContain("V_1_2", "V_1_3");
        generated.channel().keeps("{\"op\":\"<\",\"level\":\"-1\"}", "{\"op\":\"!=\",\"level\":\"+1\"}");
    }

    /** Alternatives that are constants with titles are an enumeration with these as its documentation. */
    static void annotatedEnumeration(GeneratedCase generated) throws Exception {
        Class<?> level = GeneratedCase.component(message(generated), "level");
        assertThat(GeneratedCase.constants(level)).containsExactlyInAnyOrder("LOW", "HIGH");
        assertThat(generated.source(level.getSimpleName()))
                .contains("Low", "Can wait.", "High", "Now.")
                .contains("/**");
        generated.channel().keeps("{\"level\":\"low\"}", "{\"level\":\"high\"}");
    }

    /** The class of a channel's only message. */
    static Class<?> message(GeneratedCase generated) {
        return message(generated.channel().spec()).type();
    }

    private static MessageSpec message(ChannelSpec spec) {
        return spec.clientMessages().isEmpty()
                ? spec.serverMessages().get(0)
                : spec.clientMessages().get(0);
    }
}
