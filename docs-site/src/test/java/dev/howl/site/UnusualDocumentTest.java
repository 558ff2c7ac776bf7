package dev.howl.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test of the site of a document with what the sites of other people's documents had faults with. */
class UnusualDocumentTest {
    /** Pictures without a text, alone and in a link; a message whose value made from the schema is invalid. */
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Pictures, version: 1.0.0}
            servers:
              main: {host: localhost, protocol: ws}
            channels:
              room:
                address: /room
                description: |
                  ![](https://example.org/a-picture-of-the-room-with-a-long-name/188920831-689cec5f-8dc3-460b.png)
                  [![](https://example.org/badge.svg)](https://example.org/build)
                  [![state](https://example.org/badge.svg)](https://example.org/state)
                  [](https://example.org/empty) [` `](https://example.org/blank)
                messages:
                  say:
                    payload:
                      oneOf:
                        - {type: object, properties: {a: {type: string}}}
                        - {type: object, properties: {b: {type: string}}}
            operations:
              say: {action: receive, channel: {$ref: '#/channels/room'}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void passesAllChecks() throws Exception {
        Path document = Files.writeString(folder.resolve("pictures.yaml"), DOCUMENT);
        assertThat(SiteDocument.check(List.of(new SiteDocument(document, folder)), folder.resolve("sites"))
                        .faults())
                .isEmpty();
        String page = new SiteFolder(folder.resolve("sites/0")).text("channels/room.html");
        assertThat(page)
                .contains("<a href=\"https://example.org/build\">https://example.org/build</a>")
                .contains("<a href=\"https://example.org/state\">state</a>");
    }
}
