package dev.howl.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PrintableLogsTest {
    private static final Logger LOG = LoggerFactory.getLogger(PrintableLogsTest.class);
    private static final String HOSTILE = "a\u001b[31mb\rc\nFORGED\u2028d\u2029e\u0085f\u202eg\u009bh\u0000i";
    private static final String PRINTABLE =
            "a\\u001b[31mb\\u000dc\\u000aFORGED\\u2028d\\u2029e\\u0085f\\u202eg\\u009bh\\u0000i";

    @Test
    void controlCharactersOfMessagesAndExceptionsAreEscaped(CapturedOutput output) {
        try (TestServer server = TestServer.start()) {
            assertThat(server.port()).isPositive();
            IllegalStateException failure =
                    new IllegalStateException(HOSTILE, new RuntimeException("inner " + HOSTILE));
            failure.addSuppressed(new IllegalArgumentException("other " + HOSTILE));
            LOG.error("message {}", HOSTILE, failure);
        }
        assertThat(output.getOut())
                .contains(
                        "message " + PRINTABLE,
                        "IllegalStateException: " + PRINTABLE,
                        "RuntimeException: inner " + PRINTABLE,
                        "IllegalArgumentException: other " + PRINTABLE,
                        "\tat ")
                .doesNotContain("\u001b", "\r", "\u2028", "\u2029", "\u0085", "\u202e", "\u009b", "\u0000", "\nFORGED");
    }

    @Test
    void textsOfAllLanguagesStayAsTheyAre() {
        String text = "Zürich 東京 \ud83d\ude00 \t|";
        assertThat(PrintableText.of(text, false)).isSameAs(text);
        assertThat(PrintableText.of("a\nb", true)).isEqualTo("a\nb");
        assertThat(PrintableText.of("a\ud800b", false)).isEqualTo("a\\ud800b");
    }
}
