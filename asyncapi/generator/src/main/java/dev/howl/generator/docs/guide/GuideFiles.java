package dev.howl.generator.docs.guide;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Markdown files of a folder of guides.
 *
 * @param texts by file name. {@code README.md} lists the guides: its headings of the second level are groups, and the
 *     first link of each item of its lists is a guide. {@code home.md} opens the first page.
 * @param address of the folder in a repository that readers can open, for links to files that are no guides; empty for
 *     none, and such links become text
 */
public record GuideFiles(SortedMap<String, String> texts, String address) {
    /** The index of guides. */
    public static final String INDEX = "README.md";

    /** The start of the first page. */
    public static final String HOME = "home.md";

    public GuideFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
