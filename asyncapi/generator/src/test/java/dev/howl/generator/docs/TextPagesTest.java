package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextPagesTest {
    private static String page() throws Exception {
        return String.join(
                "\n",
                DocsEmitter.emit(ContractReader.read(Path.of("src/test/cases/textframes/contract.yaml")))
                        .values());
    }

    @Test
    void aTextIsDescribedAsWhatIsSent() throws Exception {
        assertThat(page())
                .contains("The frame is exactly the text <code>send_now</code>.")
                .contains("The frame is exactly one of the texts <code>help</code>, <code>?</code>.")
                .contains("matches <code>^SR (?&lt;responseId&gt;[0-9]{1,9})$</code>")
                .contains("Its parts: <code>class</code>, <code>role</code> (may be absent).")
                .contains("The frame is text, not JSON: any that fits no other message.")
                .contains("<code>Changes: [{\"id\":1}]</code>")
                .contains("Frames are text, and some are no JSON.");
    }

    @Test
    void theQueryIsDescribed() throws Exception {
        assertThat(page()).contains("Parameters of the query").contains("<code>city_uuid</code>");
    }
}
