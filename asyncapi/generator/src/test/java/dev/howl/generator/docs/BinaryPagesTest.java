package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BinaryPagesTest {
    @Test
    void bytesAndRawTextsAreDescribedAsSuch() throws Exception {
        String pages = String.join(
                "\n",
                DocsEmitter.emit(ContractReader.read(Path.of("src/test/cases/binary/contract.yaml")))
                        .values());
        assertThat(pages)
                .contains("The frame is binary. Its bytes are passed on as they are.")
                .contains("<code>image/png</code>", "<code>Text/CSV</code>", "<code>application/octet-stream</code>")
                .contains("Binary frames are used, too.")
                .contains("The frame is text, not JSON: any that fits no other message.")
                .contains("The contract also describes what its content stands for:", "<code>author</code>");
    }
}
