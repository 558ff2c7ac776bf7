package dev.howl.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceConventionsTest {
    private static final int MAX_LINES = 300;
    private static final int MAX_LINES_OF_NINE_IN_TEN = 160;

    /** A type comment that opens with a question word instead of a noun phrase. */
    private static final Pattern OPENING = Pattern.compile(
            "/\\*\\*[\\s*]*(?:What|Where|Who|Whom|Whose|How|Whether|When|Which|Why|Those|That|For so)\\b"
                    + "(?:(?!\\*/)[\\s\\S])*+\\*/\\s*(?:@[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)*"
                    + "(?:(?:public|protected|private|abstract|final|static|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|enum|record|@interface|package)\\b");

    /** Modules whose texts are written anew together with their code. */
    private static final List<String> LEFT_OUT = List.of("asyncapi/model/", "asyncapi/generator/", "docs-site/");

    /** Names that both sides of the wire need, with the number of their types. */
    private static final Map<String, Integer> NAMED_TWICE = Map.of(
            // The server throws it to refuse a handshake; the client when one was refused.
            "HandshakeRefusedException", 2,
            // The handle of a listener, in the server's API and in the client's.
            "Registration", 2,
            // The term of AsyncAPI, for the description in a contract and for the value of generated code.
            "Message", 2);

    private final List<SourceFile> sources;

    SourceConventionsTest() throws IOException {
        sources = SourceFile.all();
    }

    @Test
    void typeCommentsOpenWithANounPhrase() {
        assertThat(sources)
                .filteredOn(source -> LEFT_OUT.stream().noneMatch(source.path()::startsWith))
                .filteredOn(source -> OPENING.matcher(source.text()).find())
                .extracting(SourceFile::path)
                .isEmpty();
    }

    @Test
    void simpleNamesAreUniqueInMainCode() {
        Map<String, Long> twice = sources.stream()
                .filter(SourceFile::isMain)
                .filter(source -> !source.simpleName().endsWith("-info"))
                .collect(Collectors.groupingBy(SourceFile::simpleName, Collectors.counting()));
        twice.entrySet().removeIf(name -> name.getValue() <= NAMED_TWICE.getOrDefault(name.getKey(), 1));
        assertThat(twice).isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(sources)
                .filteredOn(source -> !source.path().contains("/src/test/cases/"))
                .filteredOn(source -> source.lines() > MAX_LINES)
                .extracting(SourceFile::path)
                .isEmpty();
        List<Long> lengths = sources.stream()
                .filter(SourceFile::isMain)
                .map(SourceFile::lines)
                .sorted()
                .toList();
        assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(MAX_LINES_OF_NINE_IN_TEN);
    }
}
