package dev.howl.generator.docs;

import dev.howl.generator.docs.change.Release;
import dev.howl.generator.docs.guide.GuideFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a site besides the contract.
 *
 * @param releases what changed in each version of the contract, the oldest first; empty for no page of changes
 * @param guides for a page each, and a first page that leads to them; {@code null} for the reference alone
 */
public record DocsContent(List<Release> releases, @Nullable GuideFiles guides) {
    /** Nothing but the reference. */
    public static final DocsContent REFERENCE = new DocsContent(List.of(), null);

    public DocsContent {
        releases = List.copyOf(releases);
    }
}
