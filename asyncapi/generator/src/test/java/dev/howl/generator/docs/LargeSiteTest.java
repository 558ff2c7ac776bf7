package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of a document with a thousand messages: all of them are listed, and each page stays small. */
class LargeSiteTest {
    private static final int MESSAGES = 1_000;
    private static final int MOST_BYTES = 150_000;

    @Test
    void pagesStaySmall(@TempDir Path folder) throws Exception {
        Path document = Files.writeString(folder.resolve("large.yaml"), """
                asyncapi: 3.0.0
                info: {title: Large, version: 1.0.0}
                channels:
                  all:
                    address: /all
                    messages:
                %s
                operations:
                %s
                """.formatted(
                        lines("      m%1$d: {summary: It is %1$d., payload: {type: object, required: [type],"
                                + " properties: {type: {const: m%1$d}}}}"),
                        lines("  op%1$d: {action: receive, channel: {$ref: '#/channels/all'},"
                                + " messages: [{$ref: '#/channels/all/messages/m%1$d'}]}")));

        Map<String, String> files = DocsEmitter.emit(ContractReader.read(document));

        int pages = 2 * MESSAGES + 3;
        assertThat(files).hasSize(2 * pages + 8);
        assertThat(files.get("index.html")).contains("messages/m0.html", "messages/m999.html", "operations/op999.html");
        files.forEach((path, page) -> {
            if (path.endsWith(".html")) {
                assertThat(page.getBytes(StandardCharsets.UTF_8)).as(path).hasSizeLessThan(MOST_BYTES);
            }
        });
    }

    private static String lines(String pattern) {
        return IntStream.range(0, MESSAGES).mapToObj(pattern::formatted).collect(Collectors.joining("\n"));
    }
}
