package dev.howl.generator.docs.change;

import dev.howl.generator.docs.change.Release.Change;
import dev.howl.generator.docs.html.Badges;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of what changed between the released versions of a contract and the current one, the newest first. */
public final class ChangesPage {
    private static final String PATH = "changes.html";

    /** Changes with more letters in all are left out, so that the page stays small. */
    private static final int MOST_LETTERS = 40_000;

    private int letters;

    private ChangesPage() {}

    /**
     * Returns the page.
     *
     * @param releases the oldest first
     */
    public static SitePage of(List<Release> releases) {
        ChangesPage page = new ChangesPage();
        List<Html> parts = new ArrayList<>();
        parts.add(Html.heading(1, Html.text("Changes")));
        parts.add(Html.element("p", "Each version of the contract is compared with the one before it."));
        for (int i = releases.size() - 1; i >= 0; i--) {
            parts.add(page.section(releases.get(i), "release-" + (i + 1)));
        }
        Release newest = releases.get(releases.size() - 1);
        String summary = "What changed up to version " + newest.version() + ".";
        return new SitePage(PageKind.CHANGE, PATH, "Changes", summary, Html.NOTHING, Html.all(parts));
    }

    private Html section(Release release, String anchor) {
        HtmlTable table = new HtmlTable("changes", "Changes", "Change", "May break", "What to do");
        int left = 0;
        for (Change change : release.changes()) {
            letters += change.what().length()
                    + change.pointer().length()
                    + change.advice().length();
            if (letters > MOST_LETTERS) {
                left++;
            } else {
                row(table, change);
            }
        }
        Html more = left == 0
                ? Html.NOTHING
                : Html.element("p", "And " + left + " more; howl diff prints all.")
                        .css("note");
        Html heading = Html.heading(2, Html.link(anchor, Html.text(title(release))));
        Html content = table.isEmpty() ? Html.NOTHING : table.render();
        Html none = release.changes().isEmpty() ? Html.element("p", "No change.") : Html.NOTHING;
        return Html.element("section", heading, content, none, more).id(anchor);
    }

    /** A document that has not got its next version yet has that of the last release. */
    private static String title(Release release) {
        boolean isReleased = !release.version().equals(release.since());
        return (isReleased ? release.version() : "Unreleased") + ", since " + release.since();
    }

    private static String sentence(String text) {
        int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first) + ".";
    }

    private static void row(HtmlTable table, Change change) {
        table.row(
                null,
                Html.all(
                        Html.text(sentence(change.what())),
                        Html.element("p", Html.code(change.pointer())).css("note")),
                change.breaks().isEmpty() ? Html.text("nobody") : Badges.breaking(change.breaks()),
                Html.all(
                        change.advice().isEmpty() ? Html.NOTHING : Html.text(sentence(change.advice())),
                        Html.element("p", Html.code(change.rule())).css("note")));
    }
}
