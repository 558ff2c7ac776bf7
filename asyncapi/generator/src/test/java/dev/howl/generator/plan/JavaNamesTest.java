package dev.howl.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of generated Java. */
class JavaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "issued_at, issuedAt",
        "größe, größe",
        "prénom, prénom",
        "名前, 名前",
        "Größe-in-m, größeInM",
        "НОМЕР, номер",
        "शीर्षक, शीर्षक",
        "e\u0301tat, \u00e9tat",
        "𠮷野家, 𠮷野家",
        "builder, builder_",
        "class, class_",
        "*, asterisk",
        "<=, lessThanOrEqual"
    })
    void aMemberKeepsEveryLetter(String name, String member) {
        assertThat(JavaNames.member(name)).isEqualTo(member);
    }

    @ParameterizedTest
    @CsvSource({
        "response_pending, ResponsePending",
        "Größe, Grosse",
        "Łódź, Lodz",
        "smørrebrød, Smorrebrod",
        "ÆON, AEON",
        "уведомления, Uvedomleniya",
        "приказ, Prikaz",
        "Щука, Shchuka",
        "ЩУКА, SHCHUKA",
        "Ελλάδα, Ellada",
        "名前, U540DU524D",
        "user名前, UserU540DU524D",
        "<=, LessThanOrEqual"
    })
    void aTypeIsReadableAscii(String name, String type) {
        assertThat(JavaNames.type(name)).isEqualTo(type);
    }

    @Test
    void aLongEscapeIsShortAndDistinct() {
        String one = JavaNames.type("名前住所電話番号");
        String other = JavaNames.type("名前住所電話番地");
        assertThat(one).hasSizeLessThan(30).startsWith("U540DU524DU4F4F").isNotEqualTo(other);
    }

    @Test
    void anEscapeIsToldFromANameThatLooksLikeOne() {
        assertThat(JavaNames.hasEscape(JavaNames.type("名前"))).isTrue();
        assertThat(JavaNames.hasEscape(JavaNames.type("U2024"))).isFalse();
        assertThat(JavaNames.hasEscape(JavaNames.type("größe"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u202e", "\ue000", "\ud83d", "😀", "*/", "\"", "1", "\u0301", "$", "_", "ь", "\u00b2"})
    void everyNameIsAValidIdentifier(String name) {
        assertThat(JavaNames.type(name)).matches("[A-Z][A-Za-z0-9]*").matches(SourceVersion::isName);
        assertThat(JavaNames.member(name)).matches(SourceVersion::isName);
        assertThat(JavaNames.constant(name)).matches(SourceVersion::isName);
    }

    @ParameterizedTest
    @CsvSource({
        "in progress, IN_PROGRESS",
        "<, LESS_THAN",
        "<=, LESS_THAN_OR_EQUAL",
        "=, EQUAL",
        "!=, NOT_EQUAL",
        ">=, GREATER_THAN_OR_EQUAL",
        "+1, PLUS_1",
        "-1, MINUS_1",
        "1, V_1",
        ">= 5, GREATER_THAN_OR_EQUAL_5",
        "*, ASTERISK",
        "'', EMPTY",
        "' ', SPACE",
        "≤, LESS_THAN_OR_EQUAL_TO",
        "été, ÉTÉ",
        "冬, 冬"
    })
    void aConstantSaysWhatItsValueIs(String value, String constant) {
        assertThat(JavaNames.constant(value)).isEqualTo(constant);
    }

    @Test
    void aLongConstantIsShortened() {
        assertThat(JavaNames.constant("x".repeat(60_000)))
                .hasSizeLessThan(80)
                .isNotEqualTo(JavaNames.constant("x".repeat(60_001)));
    }

    @Test
    void namesOfNestedTypesAreTaken() {
        ClassNames names = new ClassNames("a");
        Set<String> allocated = new HashSet<>();
        for (String name : Set.of("Known", "Builder", "Unknown")) {
            allocated.add(names.allocate(name).simpleName());
        }
        assertThat(allocated).containsExactlyInAnyOrder("Known2", "Builder2", "Unknown");
    }

    @Test
    void aPackageHasNoFolderThatIsTooLongForAFileSystem() {
        assertThat(JavaNames.isPackage("a." + "b".repeat(255))).isTrue();
        assertThat(JavaNames.isPackage("a." + "b".repeat(256))).isFalse();
        assertThat(JavaNames.isPackage("a." + "ж".repeat(128))).isFalse();
    }
}
