package dev.howl.generator.docs.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The headings of a guide. Links name them as GitHub does: in small letters, with hyphens between the words. */
final class GuideHeadings {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> idsBySlug = new HashMap<>();
    private final Map<Heading, String> ids = new HashMap<>();

    /** A heading; its id is unique in the page. */
    record Entry(int level, String title, String id) {}

    private GuideHeadings() {}

    static GuideHeadings of(Node document) {
        GuideHeadings headings = new GuideHeadings();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    private void add(Heading heading) {
        String title = NodeText.of(heading);
        String wanted = slug(title);
        String slug = wanted;
        for (int number = 1; idsBySlug.containsKey(slug); number++) {
            slug = wanted + "-" + number;
        }
        String id = isReserved(slug) ? "section-" + slug : slug;
        idsBySlug.put(slug, id);
        ids.put(heading, id);
        entries.add(new Entry(heading.getLevel(), title, id));
    }

    /** Returns whether the frame of the page uses an id, or might. */
    private static boolean isReserved(String slug) {
        return slug.isEmpty()
                || slug.equals("content")
                || slug.startsWith("search")
                || slug.startsWith("section-")
                || slug.startsWith("playground");
    }

    private static String slug(String title) {
        return title.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }

    List<Entry> entries() {
        return entries;
    }

    /** Returns the id of a heading. */
    @Nullable
    String id(Heading heading) {
        return ids.get(heading);
    }

    /** Returns the id of the heading that a link names; empty if there is none. */
    Optional<String> find(String slug) {
        return Optional.ofNullable(idsBySlug.get(slug));
    }
}
