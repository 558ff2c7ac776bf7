package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Tests of where schemas are used, and of groups of operations. */
class ElementListsTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            channels:
              room:
                address: /room
                messages:
                  say: {payload: {$ref: '#/components/schemas/Say'}}
                  left: {payload: {type: object, properties: {by: {$ref: '#/components/schemas/Author'}}}}
            operations:
              onLeft: {action: send, channel: {$ref: '#/channels/room'}, tags: [{name: leaving}],
                messages: [{$ref: '#/channels/room/messages/left'}]}
              onSay: {action: receive, channel: {$ref: '#/channels/room'},
                messages: [{$ref: '#/channels/room/messages/say'}]}
              again: {action: send, channel: {$ref: '#/channels/room'}, tags: [{name: leaving}, {name: other}],
                messages: [{$ref: '#/channels/room/messages/left'}]}
            components:
              schemas:
                Base: {type: object, properties: {at: {type: string}}}
                Author: {type: object, properties: {name: {type: string}}}
                Say:
                  allOf: [{$ref: '#/components/schemas/Base'}]
                  type: object
                  properties: {author: {$ref: '#/components/schemas/Author'}, answer: {$ref: '#/components/schemas/Say'}}
                Unused: {type: string}
            """;

    private final Path file;

    ElementListsTest(@TempDir Path folder) throws Exception {
        file = Files.writeString(folder.resolve("chat.yaml"), DOCUMENT);
    }

    private PageDocument page(String path) throws Exception {
        return PageDocument.of(ContractReader.read(file), path);
    }

    @Test
    void aSchemaNamesTheMessagesAndSchemasThatUseIt() throws Exception {
        assertThat(page("schemas/Author.html").text("used-by")).contains("say", "left", "Say");
        assertThat(page("schemas/Say.html").text("used-by"))
                .contains("Messages", "say")
                .doesNotContain("Schemas");
        assertThat(page("schemas/Base.html").text("used-by")).contains("Say");
        assertThat(page("schemas/Unused.html").ids()).doesNotContain("used-by");
        assertThat(page("messages/say.html").links()).contains("../schemas/Say.html");
    }

    @Test
    void operationsAreGroupedByTheirFirstTag() throws Exception {
        PageDocument page = page("index.html");

        assertThat(page.elements("h3").map(Element::getTextContent).toList())
                .isEqualTo(List.of("leaving", "Without a tag"));
        assertThat(page.text("operations")).containsSubsequence("leaving", "onLeft", "again", "Without a tag", "onSay");
    }
}
