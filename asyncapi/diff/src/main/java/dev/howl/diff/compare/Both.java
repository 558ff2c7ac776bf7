package dev.howl.diff.compare;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffRule;
import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two documents under comparison, and what was found about them, each thing once. */
final class Both {
    private final ComparedDocument oldDocument;
    private final ComparedDocument newDocument;
    private final List<DiffFinding> findings = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    Both(ComparedDocument oldDocument, ComparedDocument newDocument) {
        this.oldDocument = oldDocument;
        this.newDocument = newDocument;
    }

    private record Identity(
            DiffRule rule,
            String pointer,
            @Nullable Location old,
            @Nullable Location now,
            String words) {}

    Contract old() {
        return oldDocument.linked().contract();
    }

    Contract now() {
        return newDocument.linked().contract();
    }

    ComparedDocument document(boolean isOld) {
        return isOld ? oldDocument : newDocument;
    }

    /** Returns the place of the whole document. */
    Place rootOf(boolean isOld) {
        Node root = document(isOld).linked().root();
        return new Place("#", root.location());
    }

    /** Returns the place of a server, channel, message or operation; {@code null} if there is none. */
    @Nullable
    Place place(boolean isOld, @Nullable Object part, @Nullable Location location) {
        if (part == null || location == null) {
            return null;
        }
        Node node = document(isOld).linked().origins().of(part);
        return new Place(pointer(isOld, node.pointer(), node.location()), location);
    }

    /** Returns the place of a keyword of a schema, or of the schema where it does not have the keyword. */
    @Nullable
    Place place(boolean isOld, @Nullable Schema schema, String keyword) {
        if (schema == null || schema.location().file().isEmpty()) {
            return null;
        }
        Node node = document(isOld).linked().schemas().get(schema);
        return Place.of(node, schema, keyword, pointer(isOld, schema.pointer(), schema.location()));
    }

    private String pointer(boolean isOld, String pointer, Location location) {
        ComparedDocument document = document(isOld);
        boolean isOwn =
                location.file().equals(document.linked().contract().source().toString());
        return (isOwn ? "" : document.files().apply(location.file())) + "#" + pointer;
    }

    /** Adds a finding, unless it is there already. */
    void report(DiffRule rule, @Nullable Place old, @Nullable Place now, String message) {
        Place shown = now == null ? old : now;
        String pointer = shown == null ? "#" : shown.pointer();
        Location before = old == null ? null : oldDocument.shown(old.location());
        Location after = now == null ? null : newDocument.shown(now.location());
        if (before == null && after == null) {
            after = newDocument.shown(rootOf(false).location());
        }
        if (known.add(new Identity(rule, pointer, before, after, words(rule, message)))) {
            findings.add(new DiffFinding(rule, pointer, before, after, message));
        }
    }

    /** A schema that many messages have is told once, with the first of them. */
    private static String words(DiffRule rule, String message) {
        int end = message.indexOf(": ");
        return end < 0 ? rule.id() : message.substring(end);
    }

    List<DiffFinding> findings() {
        Comparator<DiffFinding> order = Comparator.comparing(DiffFinding::level)
                .thenComparing(finding -> finding.place().file())
                .thenComparing(finding -> finding.place().line())
                .thenComparing(finding -> finding.place().column());
        return findings.stream().sorted(order).toList();
    }
}
