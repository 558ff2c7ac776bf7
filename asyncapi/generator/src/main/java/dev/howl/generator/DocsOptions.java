package dev.howl.generator;

import dev.howl.generator.docs.change.Release;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content, besides the contract, of the pages of {@link Target#DOCS} and of those that a server serves.
 *
 * @param releases for the page of changes, as {@link ReleaseHistory} reads them, the oldest first; empty for no such page
 * @param guides a folder of Markdown files for {@link Target#DOCS}, each of which becomes a page; {@code null} for none
 * @param guidesUrl the address of that folder in a repository that readers can open, for links to files that are no
 *     guides; empty for none
 */
public record DocsOptions(List<Release> releases, @Nullable Path guides, String guidesUrl) {
    /** The reference alone. */
    public static final DocsOptions NONE = new DocsOptions(List.of(), null, "");

    public DocsOptions {
        releases = List.copyOf(releases);
    }
}
