package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A document may hold anything anywhere. */
final class HostileContractTest {
    private static final String HOSTILE = "<script>\"'&";

    private static final Pattern OWN_SCRIPT =
            Pattern.compile("<script src=\"(?:(?:\\.\\./)?search|playground(?:-data)?)\\.js\"");

    /** Their values are words of Howl's own vocabulary or valid Java names, or no part of the page. */
    private static final Set<String> NOT_SHOWN =
            Set.of("Message.role", "Message.javaName", "Operation.method", "ChannelExtensions.clientName");

    @Test
    void hostileTextChangesNothingButText() throws Exception {
        List<PageDocument> harmless = PageDocument.all(Samples.chat(text -> text + "Other"));
        List<PageDocument> hostile = PageDocument.all(Samples.chat(text -> text + HOSTILE));

        assertThat(hostile).hasSameSizeAs(harmless);
        for (int i = 0; i < hostile.size(); i++) {
            assertThat(hostile.get(i).structure()).isEqualTo(harmless.get(i).structure());
        }
        assertThat(PageDocument.allText(Samples.chat(text -> text + HOSTILE)))
                .contains("Chat" + HOSTILE, "example name" + HOSTILE, "About the color." + HOSTILE);
    }

    @Test
    void noHostileTextStandsInAnyFileUnescaped() {
        Map<String, String> files = DocsEmitter.emit(Samples.chat(text -> HOSTILE + text));

        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().matches(".*\\.(?:html|js|css)"))
                        .map(Map.Entry::getValue))
                .allSatisfy(content -> assertThat(OWN_SCRIPT.matcher(content).replaceAll(""))
                        .doesNotContainIgnoringCase("<script")
                        .satisfies(page ->
                                assertThat(page.startsWith("<") ? page : "").doesNotContain("'&" + "Chat")));
        assertThat(files.get("index.html")).contains("&lt;script&gt;\"'&amp;Chat");
    }

    @Test
    void everyTextOfTheSampleIsHostile() throws Exception {
        List<String> tame = new ArrayList<>();
        collectTame("contract", Samples.chat(text -> text + HOSTILE), new HashSet<>(), tame);

        assertThat(tame).isEmpty();
    }

    @Test
    void hostileIdsGiveAnchorsAndFilesThatLinksFind() throws Exception {
        Map<String, String> files = DocsEmitter.emit(Samples.chat(text -> HOSTILE + "/../" + text));

        assertThat(files.keySet()).allMatch(path -> path.matches("(?:[a-z-]+/)?[A-Za-z0-9_.~-]+"));
        assertThat(new SiteCheck(files).faults()).isEmpty();
    }

    @Test
    void markdownCannotBringScriptsOrPictures() throws Exception {
        PageDocument page = PageDocument.of(Samples.described(
                "[a](javascript:alert(1)) ![b](https://example.org/b.png) <img src=x onerror=alert(1)>\n\n<b>c</b>"));

        assertThat(page.elements("img")).isEmpty();
        assertThat(page.elements("b")).isEmpty();
        assertThat(page.elements("a").map(link -> link.getAttribute("href")))
                .contains("https://example.org/b.png")
                .noneMatch(href -> href.contains("javascript"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[label](javascript:alert(1))",
                "[label](JavaScript:alert(1))",
                "[label](data:text/html,<b>x</b>)",
                "[label](<data:text/html;base64,PGI+eDwvYj4=>)",
                "[label](java&Tab;script:alert(1))",
                "[label](&#1;javascript:alert(1))",
                "[label](&#x2028;data:x)",
                "[label](vbscript:x)",
                "[label](file:///etc/passwd)",
                "![label](data:image/png;base64,iVBORw0KGgo=)",
                "[![label](https://example.org/b.png)](javascript:alert(1))",
                "[label][1]\n\n[1]: javascript:alert(1)"
            })
    void ofALinkToAnythingButWebAndMailOnlyTheTextIsLeft(String markdown) throws Exception {
        PageDocument page = PageDocument.of(Samples.described("before " + markdown + " after"));

        assertThat(page.elements("a").map(link -> link.getAttribute("href")))
                .allMatch(href -> href.matches("#.*|index\\.html.*|https://example\\.org/b\\.png"));
        assertThat(page.text()).contains("label");
    }

    @Test
    void linksToWebAndMailStayAndRelativeOnesWhichLeadNowhereDoNot() throws Exception {
        PageDocument page = PageDocument.of(Samples.described(
                "[a](https://example.org/?q=a:b) [b](http://example.org) [c](mailto:a@example.org) [d](/x:y) [e](#f)"));

        assertThat(page.links())
                .contains("https://example.org/?q=a:b", "http://example.org", "mailto:a@example.org")
                .doesNotContain("/x:y", "#f");
    }

    @Test
    void deeplyNestedMarkdownIsShownAsWritten() throws Exception {
        String deep = ">".repeat(20_000) + " deep";

        assertThat(PageDocument.of(Samples.described(deep)).text()).contains(deep);
    }

    @Test
    void charactersThatNoPageMayHoldAreReplaced() throws Exception {
        PageDocument page = PageDocument.of(Samples.described("a\u0000b\u001bc\ud800d\uffffe"));

        assertThat(page.text()).contains("a\ufffdb\ufffdc\ufffdd\ufffde");
    }

    @Test
    void aFileNameCannotEndTheHeadersComment() throws Exception {
        Contract contract = Samples.from(Path.of("a--><script>*|", "b-->*" + "|<script>.yaml"));

        assertThat(PageDocument.of(contract).elements("script")).hasSize(1);
        assertThat(String.valueOf(DocsEmitter.emit(contract).get("docs.css")).split("\\*/", -1)[0])
                .contains("b__&gt;");
    }

    private static void collectTame(String path, @Nullable Object value, Set<Object> seen, List<String> tame)
            throws Exception {
        if (value instanceof String text) {
            if (!text.contains(HOSTILE)) {
                tame.add(path + " = " + text);
            }
        } else if (value instanceof JsonNode json) {
            collectTame(path, json.isString() ? json.stringValue() : null, seen, tame);
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                collectTame(path, element, seen, tame);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                collectTame(path + ".key", entry.getKey(), seen, tame);
                collectTame(path, entry.getValue(), seen, tame);
            }
        } else if (value instanceof Schema schema) {
            collectTame(path + ".name", schema.name(), seen, tame);
            collectTame(path, seen.add(schema) ? schema.keywords() : null, seen, tame);
        } else if (value instanceof Record part && !(value instanceof Location)) {
            collectTameParts(part, seen, tame);
        }
    }

    private static void collectTameParts(Record part, Set<Object> seen, List<String> tame) throws Exception {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            String path = part.getClass().getSimpleName() + "." + component.getName();
            boolean isOwner = component.getType() == Channel.class;
            if (!NOT_SHOWN.contains(path) && !isOwner) {
                component.getAccessor().setAccessible(true);
                collectTame(path, component.getAccessor().invoke(part), seen, tame);
            }
        }
    }
}
