package dev.howl.app.moderation;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.howl.app.contract.PendingResponse;
import dev.howl.app.contract.Platform;
import dev.howl.runtime.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The renderer of cards: turns a stored response into the message for operators, with its texts within the contract's
 * bounds and an HTML card. The template escapes every value. Safe for use by several threads.
 */
final class CardRenderer {
    static final int MAX_AUTHOR = 200;
    static final int MAX_TEXT = 10_000;
    static final int MAX_POST = 20_000;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private final Template template;

    private CardRenderer(String template) {
        // Indentation helps readers of the template only.
        this.template = Mustache.compiler().escapeHTML(true).compile(template.replaceAll("\\R[ \t]*", ""));
    }

    /** Creates a renderer with the template of this application. */
    static CardRenderer load() {
        return load(new ClassPathResource("moderation/card.html", CardRenderer.class.getClassLoader()));
    }

    private static CardRenderer load(Resource template) {
        try {
            return new CardRenderer(template.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the card cannot be read", e);
        }
    }

    PendingResponse of(PendingRow row) {
        Platform platform = Platform.of(row.platform());
        String author = TextSanitizer.bounded(row.author(), MAX_AUTHOR);
        String text = TextSanitizer.bounded(row.text(), MAX_TEXT);
        String reply = TextSanitizer.bounded(row.reply(), MAX_TEXT);
        String post = row.postText() == null ? null : TextSanitizer.bounded(row.postText(), MAX_POST);
        OffsetDateTime createdAt =
                row.createdAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        Map<String, Object> values = new HashMap<>();
        values.put("platform", "on-" + platform.value());
        values.put("platformName", name(platform));
        values.put("kind", isReview(platform) ? "Review" : "Comment");
        values.put("author", TextSanitizer.shown(author));
        values.put("text", TextSanitizer.shown(text));
        values.put("reply", TextSanitizer.shown(reply));
        values.put("at", Timestamp.of(createdAt).toString());
        values.put("when", WHEN.format(createdAt));
        values.put("post", post(post));
        return new PendingResponse(
                Long.toString(row.id()),
                platform,
                author,
                text,
                reply,
                post,
                Timestamp.of(createdAt),
                template.execute(values));
    }

    /** Returns whether responses on a platform are reviews, which belong to a place and not to a post. */
    static boolean isReview(Platform platform) {
        return switch (platform.known()) {
            case VK, TELEGRAM -> false;
            default -> true;
        };
    }

    /** Returns the value of the template's post section; {@code false} leaves the section out. */
    private static Object post(@Nullable String text) {
        return text == null ? false : Map.of("text", TextSanitizer.shown(text));
    }

    private static String name(Platform platform) {
        return switch (platform.known()) {
            case VK -> "VK";
            case TELEGRAM -> "Telegram";
            case V_2GIS -> "2GIS";
            case YANDEX -> "Yandex";
            case UNKNOWN -> platform.value();
        };
    }
}
