package dev.howl.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the sources of this repository follow the {@link SourceRules}. */
class SourceConventionsTest {
    private static final int MAX_LINES_OF_NINE_IN_TEN = 160;

    /** Names that two parts of the code need, with the number of their types. */
    private static final Map<String, Integer> NAMED_TWICE = Map.of(
            // The server throws it to refuse a handshake; the client when one was refused.
            "HandshakeRefusedException", 2,
            // The terms of the HTTP API, in the server and in the SDK.
            "City", 2,
            "PublishedAlert", 2,
            // The handle of a listener, in the server's API and in the client's.
            "Registration", 2,
            // The term of AsyncAPI, for the model, and for the parameter of a test that stands for one.
            "Channel", 2,
            // The term of AsyncAPI, for the description in a contract and for the value of generated code.
            "Message", 2);

    private final List<SourceFile> sources;

    SourceConventionsTest() throws IOException {
        sources = SourceFile.all();
    }

    @Test
    void javadocOpensWithANounPhraseOrAVerb() {
        assertThat(sources).hasSizeGreaterThan(800);
        assertThat(SourceRules.openingsWithQuestionWords(sources)).isEmpty();
    }

    @Test
    void textIsPlain() {
        assertThat(PlainWords.unwanted(sources)).isEmpty();
    }

    @Test
    void simpleNamesAreUniqueInMainCode() {
        assertThat(SourceRules.repeatedNames(sources, NAMED_TWICE)).isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(SourceRules.longFiles(sources)).isEmpty();
        assertThat(SourceRules.ninthDecileOfLines(sources)).isLessThanOrEqualTo(MAX_LINES_OF_NINE_IN_TEN);
    }
}
