package dev.howl.model.link;

import dev.howl.model.Contract;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs that a document describes the client, although it does not say so. They are few, so that they are seldom wrong. */
final class ViewHint {
    private static final String ADVICE =
            "; if the document describes the client, give --view client (plugin: view) or write x-howl-view: client";

    /** {@code Chat client}, {@code Chat client application}, {@code Client of the chat}. */
    private static final Pattern TITLE = Pattern.compile(
            "(?i)(?:^|.*[\\s(-])client(?:[\\s-]+(?:side|app|application|program|sdk|library|view|perspective|example))?[\\s).]*"
                    + "|(?:(?:an?|the)\\s+)?(?:[\\w-]+\\s+){0,2}client\\s+(?:of|for)\\s.*");

    private static final List<Pattern> DESCRIPTIONS = List.of(
            Pattern.compile(
                    "(?i)\\b(?:point of view|perspective|viewpoint|view|side) of (?:an?|the) (?:[\\w-]+ )?client\\b"),
            Pattern.compile("(?i)\\bclient(?:['’]s)?[ -](?:side )?(?:point of view|perspective|viewpoint)\\b"),
            Pattern.compile("(?i)\\bthis (?:document|file|specification|contract|application|api)"
                    + " (?:describes|defines|documents|specifies|is) (?:an?|the) (?:[\\w-]+ ){0,2}client"
                    + "(?=[.,;:]|$| (?:of|for|side|app|application|that|which|and)\\b)"));

    /** {@code urn:example:chat-client}, {@code https://example.com/chat/client}. */
    private static final Pattern ID = Pattern.compile("(?i).*[:/._-]client/?");

    private ViewHint() {}

    /**
     * Returns the sentence, {@code null} without a sign.
     *
     * @param id of the document
     */
    static @Nullable String of(Contract written, @Nullable String id) {
        if (allRequestsAreSent(written.operations())) {
            return "every operation with a reply has the action send" + ADVICE;
        }
        if (isClient(written.title())) {
            return "the title names a client" + ADVICE;
        }
        String description = written.description();
        if (description != null && describesClient(description)) {
            return "the description mentions a client" + ADVICE;
        }
        return id != null && ID.matcher(id).matches() ? "the id names a client" + ADVICE : null;
    }

    private static boolean allRequestsAreSent(List<Operation> operations) {
        List<Operation> requests = operations.stream()
                .filter(operation -> operation.reply() != null)
                .toList();
        return !requests.isEmpty() && requests.stream().allMatch(operation -> operation.action() == Action.SEND);
    }

    private static boolean isClient(String title) {
        return TITLE.matcher(title).matches() && !title.matches("(?i).*\\bserver.*");
    }

    private static boolean describesClient(String description) {
        String line = description.replaceAll("\\s+", " ");
        return DESCRIPTIONS.stream().anyMatch(pattern -> pattern.matcher(line).find());
    }
}
