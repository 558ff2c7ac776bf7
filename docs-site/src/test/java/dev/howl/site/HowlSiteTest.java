package dev.howl.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The site that this module builds. */
class HowlSiteTest {
    private static final SiteFolder SITE = new SiteFolder(Path.of("target/site"));

    @Test
    void passesAllChecks() throws Exception {
        Contract contract = ContractReader.read(Path.of("../asyncapi/contract/howl.asyncapi.yaml"));
        try (SiteChecks checks = new SiteChecks()) {
            assertThat(checks.faults(SITE, contract)).isEmpty();
        }
    }

    @Test
    void containsGuidesReferenceAndChanges() {
        assertThat(SITE.files())
                .contains(
                        "index.html",
                        "guides/quickstart.html",
                        "reference.html",
                        "messages/subscribe.html",
                        "changes.html");
    }
}
