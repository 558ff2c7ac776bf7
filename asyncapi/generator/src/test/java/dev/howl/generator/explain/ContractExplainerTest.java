package dev.howl.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of explanations. The folder {@code src/test/explain} has a document with every kind of element, and the expected
 * text; {@code -Dhowl.golden=update} writes it.
 */
class ContractExplainerTest {
    private static final Path FOLDER = Path.of("src/test/explain");
    private static final List<String> ASKED = List.of(
            "#/channels/chat",
            "#/channels/vague",
            "#/channels/queue",
            "#/channels/chat/parameters/room",
            "#/channels/chat/messages/say",
            "joined",
            "#/channels/chat/messages/ask",
            "answer",
            "tick",
            "note",
            "picture",
            "unused",
            "#/channels/typing/messages/typing",
            "circle",
            "square",
            "number",
            "#/operations/told",
            "#/operations/ask",
            "#/channels/chat/messages/left/payload/properties/op",
            "#/components/messages/Say",
            "User",
            "#/components/schemas/User/properties/name",
            "/components/schemas/User/properties/nick",
            "#/components/schemas/User/properties/anything",
            "#/components/schemas/User/properties/born",
            "#/components/schemas/Tags/items",
            "Base",
            "Kind",
            "Tags",
            "Notes",
            "Shape",
            "Content",
            "Odd",
            "Lost");

    @TempDir
    private Path temp = Path.of("");

    private static ContractExplainer explainer() throws Exception {
        return ContractExplainer.of(ContractReader.read(FOLDER.resolve("contract.yaml")), "com.example", false);
    }

    @Test
    void explainsEveryKindOfElement() throws Exception {
        ContractExplainer explainer = explainer();
        StringBuilder text = new StringBuilder(explainer.overview());
        for (String asked : ASKED) {
            text.append("\n> ").append(asked).append('\n').append(explainer.explain(asked));
        }
        Path expected = FOLDER.resolve("expected.txt");
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(expected, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(expected));
    }

    @Test
    void theOverviewSaysHowServersAreProtected() throws Exception {
        Path document = Files.writeString(temp.resolve("a.yaml"), """
                asyncapi: 2.6.0
                info: { title: T, version: '1' }
                servers:
                  open: { url: 'ws://localhost/v1', protocol: ws }
                  live: { url: 'wss://example.com', protocol: wss, security: [ { k: [], i: [a, b] }, { b: [] }, {} ] }
                channels: { /c: { publish: { message: { payload: { type: object } } } } }
                components:
                  securitySchemes:
                    k: { type: apiKey, in: user }
                    i: { type: openIdConnect, openIdConnectUrl: 'https://example.com/o' }
                    b: { type: http, scheme: bearer, bearerFormat: JWT }
                """);

        assertThat(ContractExplainer.of(ContractReader.read(document), "com.example", false)
                        .overview())
                .contains("#/servers/open: ws://localhost/v1\n")
                .contains("#/servers/live: wss://example.com, security: 'k' (apiKey in the user) and 'i' (openIdConnect"
                        + " https://example.com/o, scopes a, b) or 'b' (http bearer JWT) or nothing\n");
    }

    @Test
    void namesTheNearestElements() throws Exception {
        ContractExplainer explainer = explainer();
        assertThatThrownBy(() -> explainer.explain("#/components/schemas/Usr"))
                .isInstanceOf(UnknownElementException.class)
                .hasMessageStartingWith("there is no channel, operation, message or schema at"
                        + " '#/components/schemas/Usr'; nearest: #/components/schemas/User, ");
        assertThatThrownBy(() -> explainer.explain("#/components/schemas/User/properties/nam"))
                .hasMessageContaining("; nearest: #/components/schemas/User/properties/name, ");
        assertThatThrownBy(() -> explainer.explain("Usr"))
                .hasMessageStartingWith("no element has the name 'Usr'; nearest: User, ");
        assertThatThrownBy(() -> explainer.explain("#/operations/told/messages/0"))
                .hasMessageContaining("'#/operations/told/messages/0'; nearest: ");
        assertThatThrownBy(() -> explainer.explain("#/channels/vague/messages/circel"))
                .hasMessageContaining("; nearest: #/channels/vague/messages/circle, ");
        assertThatThrownBy(() -> explainer.explain("#/channels/vague/messages/circle/payload/propertys/size"))
                .hasMessageContaining("; nearest: #/channels/vague/messages/circle/payload");
        assertThatThrownBy(() -> explainer.explain("")).hasMessageStartingWith("no element has the name ''");
        assertThatThrownBy(() -> explainer.explain("#")).hasMessageStartingWith("there is no channel");
        assertThatThrownBy(() -> explainer.explain("x\u001b[2J".repeat(10_000)))
                .satisfies(failure ->
                        assertThat(failure.getMessage()).hasSizeLessThan(1100).doesNotContain("\u001b"));
    }

    @Test
    void asksForAPointerWhereSeveralElementsHaveTheName() throws Exception {
        assertThatThrownBy(() -> explainer().explain("say"))
                .hasMessage("'say' is the name of several elements: #/channels/chat/messages/say, #/operations/say;"
                        + " give one of these pointers");
        assertThat(explainer().explain("Say")).startsWith("message say\n");
    }

    @Test
    void explainsADocumentOfTheClientInVersion2() throws Exception {
        ContractExplainer explainer = explainer("""
                asyncapi: 2.6.0
                x-howl-view: client
                info: {title: T, version: '1'}
                channels:
                  /chat:
                    publish:
                      operationId: say
                      message: {name: Say, payload: {$ref: '#/components/schemas/Words'}}
                    subscribe:
                      message:
                        oneOf:
                          - {name: Hi, payload: {type: object, required: [t], properties: {t: {const: hi}}}}
                          - {$ref: '#/components/messages/Bye'}
                components:
                  messages: {Bye: {payload: {type: object, required: [t], properties: {t: {const: bye}}}}}
                  schemas: {Words: {type: object, properties: {words: {type: string}, more: {$ref: '#/components/schemas/Words'}}}}
                """);
        assertThat(explainer.overview())
                .contains(
                        "view: client (x-howl-view)\n",
                        "  #/channels/~1chat/publish: the server sends\n",
                        "  #/channels/~1chat/publish/message: Say\n",
                        "  #/channels/~1chat/subscribe/message/oneOf/1: Bye\n");
        assertThat(explainer.explain("#/channels/~1chat/subscribe/message/oneOf/1"))
                .isEqualTo(explainer.explain("#/components/messages/Bye"))
                .contains("sent by: client\n", "a client's frame is recognised by: '/t' is \"bye\"\n");
        assertThat(explainer.explain("#/channels/~1chat/publish/message/payload/properties/more/properties/more"))
                .contains("Java: record com.example.Say\n");
    }

    @Test
    void explainsTheComponentsOfADocumentWithoutChannels() throws Exception {
        ContractExplainer explainer = explainer("""
                asyncapi: 3.0.0
                info: {title: T, version: '1'}
                components:
                  messages: {hello: {payload: {$ref: '#/components/schemas/Greeting'}}}
                  schemas: {Greeting: {type: object, properties: {text: {type: string}}}}
                """);
        assertThat(explainer.overview()).contains("messages: #/components/messages/hello: Hello\n");
        assertThat(explainer.explain("hello")).contains("Java: record com.example.Hello\n");
        assertThat(explainer.explain("Greeting")).contains("Java: record com.example.Hello\n");
    }

    @Test
    void namesTheTopicOfAnEvent() throws Exception {
        Path rooms = Path.of("src/test/cases/rooms/contract.yaml");
        ContractExplainer explainer = ContractExplainer.of(ContractReader.read(rooms), "com.example", false);
        assertThat(explainer.explain("#/channels/house/messages/said"))
                .contains("event of: topic 'talk', which the server publishes with TalkPublisher\n");
        assertThat(explainer.explain("house"))
                .contains("topics: talk: publisher TalkPublisher, events Said, key UUID house\n");
    }

    @Test
    void boundsAndEscapesWhatTheDocumentSays() throws Exception {
        String values = IntStream.range(0, 70).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        String branches = IntStream.range(0, 70)
                .mapToObj(i -> "{type: object, required: [k], properties: {k: {const: b" + i + "}}}")
                .collect(Collectors.joining(", "));
        ContractExplainer explainer = explainer("""
                asyncapi: 3.0.0
                info: {title: "T\\e[2J\\n\\u202e", version: '1'}
                components:
                  schemas:
                    Values: {enum: [%s]}
                    Hostile:
                      type: object
                      properties: {"Bad\\e]0;x\\a\\nname": {type: string, pattern: "\\e\\n\\u2028"}}
                    Branches: {oneOf: [%s]}
                    Deep: {type: object, properties: {deep: {$ref: '#/components/schemas/Deep'}}}
                """.formatted(values, branches));
        assertThat(explainer.explain("Values")).contains("  \"v49\"\n  … and 20 more\n");
        assertThat(explainer.explain("Branches")).contains("\n  … and 20 more\n  Branches.Unknown: any other value\n");
        assertThat(explainer.explain("Deep")).contains("components: Deep deep: null where it is absent\n");
        String hostile = explainer.overview()
                + explainer.explain("Hostile")
                + explainer.explain("#/components/schemas/Hostile/properties/Bad\u001b]0;x\u0007\nname");
        assertThat(hostile)
                .contains("T?[2J??", "schema Bad?]0;x??name")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }

    private ContractExplainer explainer(String document) throws Exception {
        Path file = Files.writeString(temp.resolve("api.yaml"), document);
        return ContractExplainer.of(ContractReader.read(file), "com.example", false);
    }
}
