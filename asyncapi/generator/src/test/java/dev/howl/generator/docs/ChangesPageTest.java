package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.docs.change.Release;
import dev.howl.generator.docs.change.Release.Change;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of the page of changes. */
class ChangesPageTest {
    private static final int MOST_BYTES = 150_000;
    private static final Change GONE = new Change(
            "old clients with the new server",
            "the message <say> is gone",
            "#/channels/room",
            "message-removed",
            "keep it");
    private static final Change ADDED =
            new Change("", "there is a new message", "#/channels/room", "message-added", "");

    private static Map<String, String> site(Release... releases) {
        return DocsEmitter.emit(Samples.chat(), new DocsContent(List.of(releases), null));
    }

    private static PageDocument page(Release... releases) throws Exception {
        return PageDocument.of(String.valueOf(site(releases).get("changes.html")));
    }

    @Test
    void theNewestVersionIsFirst() throws Exception {
        PageDocument page = page(
                new Release("1.1.0", "1.0.0", List.of(ADDED)),
                new Release("2.0.0", "1.1.0", List.of(GONE)),
                new Release("2.0.0", "2.0.0", List.of()));

        assertThat(page.text("content"))
                .containsSubsequence("Unreleased, since 2.0.0", "No change.", "2.0.0, since 1.1.0", "1.1.0, since");
        assertThat(page.text("release-2"))
                .contains(
                        "The message <say> is gone.", "old clients with the new server", "message-removed", "Keep it.");
        assertThat(page.text("release-1")).contains("nobody");
    }

    @Test
    void everyPageAndTheMarkdownLeadToIt() throws Exception {
        Map<String, String> files = site(new Release("1.1.0", "1.0.0", List.of(GONE)));

        assertThat(new SiteCheck(files).faults()).isEmpty();
        assertThat(new MarkdownSite(files).faults()).isEmpty();
        assertThat(files.get("messages/say.html")).contains("../changes.html");
        assertThat(files.get("index.html")).contains("\"changes.html\"");
        assertThat(files.get("llms.txt")).contains("(<changes.md>)");
        assertThat(files.get("search-index.js")).contains("\"changes.html\"");
        assertThat(site()).doesNotContainKey("changes.html");
    }

    @Test
    void aLongListIsCut() throws Exception {
        String long1000 = "x".repeat(1000);
        Change change = new Change("", long1000, long1000, "rule", "Advice.");
        Release release = new Release("2", "1", Collections.nCopies(5000, change));

        assertThat(String.valueOf(site(release).get("changes.html")).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(page(release).text("release-1")).contains("And 4981 more; howl diff prints all.");
    }
}
