package dev.howl.app.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.contract.PendingResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

/** Tests of the HTML card: no text that people write can change its markup. */
class CardRendererTest {
    private static final CardRenderer CARDS = CardRenderer.load();
    private static final Instant AT = Instant.parse("2026-03-14T06:29:41.123Z");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "</p></blockquote></section></article><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "` onmouseover=`alert(1)`",
            "<!-- ",
            "--> ]]> <![CDATA[",
            "<",
            ">",
            "&",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "&amp;amp;",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<style>*{display:none}</style>",
            "<template><form action=//evil><button>",
            "{{reply}} {{{reply}}} {{&reply}} {{#post}} {{/post}} {{=<% %>=}} ${7*7} <%= 1 %>",
            "\u202Eevil\u202C \u2066\u2067\u2068\u2069 \u202A\u202B\u202D",
            "\u0000\u0007\u001B[31m\u007F\u0085\uFFFE\uFDD0",
            "\uD800 alone, and \uDC00",
            "a\r\nb\tc",
            "👩‍👩‍👧 שלום мир",
            "");

    static Stream<Arguments> hostileFields() {
        return HOSTILE.stream()
                .flatMap(text -> Stream.of("author", "text", "reply", "post").map(field -> Arguments.of(field, text)));
    }

    @ParameterizedTest
    @MethodSource("hostileFields")
    void escapesEveryHostileText(String field, String text) {
        PendingResponse card = CARDS.of(with(field, text));
        assertThat(tags(card)).isEqualTo(tags(CARDS.of(with(field, "plain"))));
        String shown = HtmlUtils.htmlUnescape(card.cardHtml().replaceAll("<[^>]*>", "|"));
        assertThat(shown).contains("|" + TextSanitizer.shown(text) + "|");
        assertThat(card.cardHtml().codePoints().filter(CardRendererTest::isControl))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void fitsTheLongestTextsIntoTheContractsLimit(String character) {
        String text = character.repeat(CardRenderer.MAX_TEXT);
        PendingRow longest = new PendingRow(
                1,
                "vk",
                character.repeat(CardRenderer.MAX_AUTHOR),
                text,
                text,
                character.repeat(CardRenderer.MAX_POST),
                AT);
        PendingResponse card = CARDS.of(longest);
        assertThat(card.text()).isEqualTo(text);
        assertThat(card.cardHtml().length()).isBetween(4 * CardRenderer.MAX_TEXT, 400_000);
    }

    static Stream<String> longTexts() {
        return Stream.of("x", "<", "\"", "=", "'", "&", "🐺", "\u0001");
    }

    @Test
    void truncatesTextsOfOtherProgramsThatAreTooLong() {
        String text = "🐺".repeat(CardRenderer.MAX_TEXT + 1);
        PendingResponse card = CARDS.of(new PendingRow(1, "vk", text, text, text, text + text, AT));
        assertThat(card.author()).isEqualTo("🐺".repeat(CardRenderer.MAX_AUTHOR - 1) + "…");
        assertThat(card.text()).isEqualTo("🐺".repeat(CardRenderer.MAX_TEXT - 1) + "…");
        assertThat(card.postText()).isEqualTo("🐺".repeat(CardRenderer.MAX_POST - 1) + "…");
    }

    @Test
    void rendersACommentUnderItsPost() {
        PendingResponse card = CARDS.of(with("post", "Our menu"));
        assertThat(card.postText()).isEqualTo("Our menu");
        assertThat(card.cardHtml())
                .startsWith("<article class=\"on-vk\"><header><h3><bdi>Anna</bdi></h3>")
                .contains("<p>VK, <time datetime=\"2026-03-14T06:29:41.123Z\">2026-03-14 06:29 UTC</time></p>")
                .contains("<h4>Post</h4><blockquote dir=\"auto\">Our menu</blockquote>", "<h4>Comment</h4>")
                .doesNotContain("\n", "{{");
    }

    @Test
    void rendersAReviewWithoutAPost() {
        PendingResponse card = CARDS.of(new PendingRow(1, "2gis", "Guest", "Cold tea", "Sorry", null, AT));
        assertThat(card.postText()).isNull();
        assertThat(card.cardHtml()).contains("<p>2GIS, ", "<h4>Review</h4>").doesNotContain("Post");
    }

    private static PendingRow with(String field, String text) {
        return new PendingRow(
                1,
                "vk",
                of("author", field, text, "Anna"),
                of("text", field, text, "Where is the soup?"),
                of("reply", field, text, "It is back."),
                of("post", field, text, "Menu"),
                AT);
    }

    private static String of(String name, String field, String text, String otherwise) {
        return name.equals(field) ? text : otherwise;
    }

    private static List<String> tags(PendingResponse card) {
        return TAG.matcher(card.cardHtml()).results().map(MatchResult::group).toList();
    }

    private static boolean isControl(int c) {
        boolean isBidiControl = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return isBidiControl || (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
    }
}
