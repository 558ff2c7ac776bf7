package dev.howl.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.site.SiteDocument.SitesReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sites of all documents in the folder {@code -Dhowl.corpus}, checked: {@code make docs-corpus DIR=...}. */
class CorpusSites {
    @Test
    void passAllChecks() throws Exception {
        List<SiteDocument> documents = SiteDocument.in(Path.of(System.getProperty("howl.corpus", "")));
        assertThat(documents).isNotEmpty();
        SitesReport report = SiteDocument.check(documents, Path.of("target/corpus"));
        report.refused().forEach(System.out::println);
        System.out.println(report);
        assertThat(report.faults()).isEmpty();
    }
}
