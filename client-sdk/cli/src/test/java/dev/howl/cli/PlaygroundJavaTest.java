package dev.howl.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.generator.docs.DocsEmitter;
import dev.howl.generator.docs.example.CodeSample;
import dev.howl.generator.docs.example.Examples;
import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testservices.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the Java code that the playground writes for the frame in the editor. */
@Timeout(300)
class PlaygroundJavaTest {
    private static final String PACKAGE = "contract";
    private static final String CASES = "../../asyncapi/generator/src/test/cases/";
    private static final int FRAMES = 6;

    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            channels:
              desk:
                address: /desk
                messages:
                  order:
                    payload:
                      type: object
                      required: [ item ]
                      properties:
                        item: { type: string }
                        count: { type: integer, minimum: 1 }
                        size: { enum: [ small, large ] }
                        tags: { type: array, items: { type: string } }
                        pay:
                          oneOf:
                            - { title: Cash, type: object, required: [ cash ], properties: { cash: { type: number } } }
                            - { title: Card, type: object, required: [ card ], properties: { card: { type: string } } }
                      additionalProperties: true
                  pick:
                    payload:
                      oneOf:
                        - { type: object, required: [ note ], properties: { note: { type: string } } }
                        - { type: object, required: [ note ], properties: { note: { type: string, minLength: 1 } } }
            operations:
              place:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/order' } ]
              pick:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/pick' } ]
            """;

    private static Browser browser;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void javaFollowsTheEditor() throws Exception {
        Contract contract = ContractReader.read(Files.writeString(folder.resolve("shop.yaml"), DOCUMENT));
        Page page = open(contract);
        Locator code = page.locator("[aria-labelledby=playground-code] pre");
        assertThat(page.locator(".verdict")).hasText("✓ Valid order");
        assertThat(code).containsText(".item(\"item\")");

        page.getByLabel("Message")
                .fill(
                        "{\"item\": \"Tea\", \"count\": 2, \"size\": \"large\", \"pay\": {\"card\": \"12\"}, \"tags\": [\"a\"],"
                                + " \"extra\": {\"x\": [1]}}");
        assertThat(code).containsText("client.place(Order.builder()");
        assertThat(code).containsText(".item(\"Tea\")");
        assertThat(code).containsText(".size(OrderSize.of(\"large\"))");
        assertThat(code).containsText(".tags(List.of(\"a\"))");
        assertThat(code).containsText("readTree(\"{\\\"x\\\":[1]}\")");
        assertThat(problems(contract, List.of(code.textContent()))).isEmpty();

        page.getByLabel("Message").fill("{\"item\": \"Tea\"}");
        assertThat(code).containsText("client.place(\"Tea\")");
    }

    /** A text that fits one alternative fits the other, too, unless it is empty. */
    @Test
    void theGeneratedStartIsValidForOpenAlternatives() throws Exception {
        Page page = open(ContractReader.read(Files.writeString(folder.resolve("shop.yaml"), DOCUMENT)));
        page.getByLabel("Operation").selectOption("pick");
        assertThat(page.getByLabel("Start from")).containsText("a value generated from the schema");
        assertThat(page.locator(".verdict")).hasText("✓ Valid pick");
        assertThat(page.getByLabel("Message")).hasValue("{\n  \"note\": \"\"\n}");
    }

    private String problems(Contract contract, List<String> codes) throws IOException, InvalidContractException {
        return new UsageCompiler(folder.resolve("java"), PACKAGE)
                .problems(Generator.emit(contract, Target.CLIENT, PACKAGE).sources(), codes);
    }

    /** A message that a client can send, with its place in the page's data. */
    private record Action(int channel, int number, Operation operation, Message message) {}

    @ParameterizedTest
    @ValueSource(strings = {"asking", "joined", "keywords", "objects", "rooms", "textframes", "unions", "values", ""})
    void javaOfAnyFrameIsThatOfTheReferenceOrCompiles(String name) throws Exception {
        Contract contract = ContractReader.read(Path.of(
                name.isEmpty() ? "../../asyncapi/contract/howl.asyncapi.yaml" : CASES + name + "/contract.yaml"));
        Page page = open(contract);
        Contract sockets = Sockets.of(contract);
        Examples examples = Examples.of(contract, PACKAGE);
        List<String> codes = new ArrayList<>();
        for (Action action : actions(sockets)) {
            Channel channel = action.operation().channel();
            ChannelInstances instances = ChannelInstances.of(sockets, channel);
            List<CodeSample> samples = examples.samples(action.operation(), action.message());
            String example = samples.stream().map(CodeSample::frame).findFirst().orElse("");
            samples.stream().filter(sample -> !example.isEmpty()).forEach(sample -> assertThat(
                            code(page, action, sample.name(), example))
                    .as(action.operation().id() + " " + sample.name())
                    .isEqualTo(sample.code()));
            if (samples.stream().anyMatch(sample -> sample.name().equals(CodeSample.JAVA))) {
                LongStream.range(0, FRAMES)
                        .mapToObj(seed ->
                                instances.generated(Direction.TO_SERVER, action.message(), Choices.seeded(seed)))
                        .forEach(frame -> codes.add(code(
                                page,
                                action,
                                CodeSample.JAVA,
                                frame.map(FrameContent::text).orElse(""))));
            }
        }

        assertThat(codes).isNotEmpty();
        assertThat(problems(contract, codes)).isEmpty();
    }

    private static List<Action> actions(Contract sockets) {
        List<Action> actions = new ArrayList<>();
        List<Channel> channels =
                sockets.channels().stream().filter(Channel::isSocket).toList();
        for (int i = 0; i < channels.size(); i++) {
            int number = 0;
            for (Operation operation : sockets.operations(channels.get(i))) {
                if (operation.action() == Operation.Action.RECEIVE) {
                    for (Message message : operation.messages()) {
                        actions.add(new Action(i, number++, operation, message));
                    }
                }
            }
        }
        return actions;
    }

    private static String code(Page page, Action action, String name, String frame) {
        return String.valueOf(page.evaluate(
                "([channel, action, name, frame]) => window.howlPlayground.code(channel, action, name, frame)",
                List.of(action.channel(), action.number(), name, frame)));
    }

    private Page open(Contract contract) throws IOException {
        for (Map.Entry<String, String> file : DocsEmitter.emit(contract).entrySet()) {
            Path path = folder.resolve("site").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Page page = browser.page();
        page.navigate(folder.resolve("site/playground.html").toUri().toString());
        assertThat(page.getByLabel("Message")).isVisible();
        return page;
    }
}
