package dev.howl.generator.docs.html;

import dev.howl.model.Annotations.Note;
import java.util.List;

/** Notes of the document as a definition list. */
public final class NoteFacts {
    private NoteFacts() {}

    public static Html of(List<Note> notes) {
        return HtmlTable.facts(notes.stream()
                .map(note -> new HtmlTable.Fact(note.label(), value(note)))
                .toArray(HtmlTable.Fact[]::new));
    }

    /** A link is followed only if its scheme is that of a web or mail address. */
    private static Html value(Note note) {
        String link = note.link();
        if (link == null) {
            return Html.text(note.text());
        }
        Html words = Html.text(note.text().isEmpty() ? link : note.text());
        return Markdown.isSafe(link) ? Html.element("a", words).with("href", Escaping.clean(link)) : words;
    }
}
