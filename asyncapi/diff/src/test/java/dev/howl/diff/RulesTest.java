package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.rule.DiffRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases: every rule is broken by its change, and not by its twin. */
class RulesTest {
    @TempDir
    private Path folder = Path.of("");

    static List<DiffCase> cases() {
        return DiffCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theChangeBreaksItsRule(DiffCase row) {
        DiffReport report = new Compared(folder).patches(row.old(), row.now());
        assertThat(Compared.ids(report)).contains(row.rule());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTwinDoesNot(DiffCase row) {
        DiffReport report = new Compared(folder).patches(row.old(), row.twin());
        assertThat(Compared.ids(report)).doesNotContain(row.rule());
        assertThat(report.of(DiffLevel.BREAKING)).isEmpty();
    }

    /** Another value of a discriminator is both refused and accepted. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsCompatibleOrSourceBreaksNoClient(DiffCase row) {
        DiffRule rule = rule(row.rule());
        DiffReport report = new Compared(folder).patches(row.old(), row.now());
        if (rule.level() == DiffLevel.COMPATIBLE && !row.rule().contains("discriminator")) {
            assertThat(report.of(DiffLevel.BREAKING)).isEmpty();
        }
        assertThat(report.of(rule.level())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDocumentDoesNotDifferFromItself(DiffCase row) {
        assertThat(new Compared(folder).patches(row.now(), row.now()).findings())
                .isEmpty();
    }

    private static DiffRule rule(String id) {
        return DiffRules.all().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRuleHasACase() {
        List<String> covered = cases().stream().map(DiffCase::rule).toList();
        assertThat(covered).doesNotHaveDuplicates();
        assertThat(DiffRules.all()).extracting(DiffRule::id).containsExactlyElementsOf(covered);
    }

    @Test
    void idsAreUnique() {
        assertThat(DiffRules.all())
                .extracting(DiffRule::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40);
    }
}
