package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Tests of the sequence diagrams. */
class SequencesTest {
    private static final double WIDEST_LETTER = 7.3;

    private final Contract howl;

    SequencesTest() throws Exception {
        howl = ContractReader.read(Path.of("../contract/howl.asyncapi.yaml"));
    }

    @Test
    void aRequestHasItsReplyAndTheRefusal() throws Exception {
        assertThat(steps(PageDocument.of(howl, "operations/ping.html")))
                .containsExactly(
                        "Client sends ping.\nServer answers pong.\n" + "Server answers error: instead, if it refuses.");
    }

    @Test
    void aPushComesAfterItsSubscription() throws Exception {
        assertThat(steps(PageDocument.of(howl, "operations/publishAlert.html")))
                .containsExactly("Client sends subscribe: topic alerts.\nServer answers subscribe_confirmation.\n"
                        + "Server sends alert: for each event of the topic.");
    }

    @Test
    void aRequestOfTheServerIsAnsweredByTheClient() throws Exception {
        Contract contract = ContractReader.read(Path.of("src/test/cases/asking/contract.yaml"));
        List<String> all = new ArrayList<>();
        for (PageDocument page : PageDocument.all(contract)) {
            all.addAll(steps(page));
        }

        assertThat(all).anyMatch(steps -> steps.matches("Server sends \\w+\\.\nClient answers \\w+\\."));
    }

    @Test
    void aChannelWithRolesHasThreeSequences() throws Exception {
        List<String> steps = steps(PageDocument.of(howl, "channels/events.html"));

        assertThat(steps).hasSize(3);
        assertThat(steps.get(0)).contains("Server sends initial.\nClient sends connect.\n", "Server answers pong.");
        assertThat(steps.get(1)).contains("The connection is lost.\n", "Client sends subscribe: since the last event");
        assertThat(steps.get(2)).contains("Server sends gap", "Client sends get_incidents: the state anew.");
    }

    @Test
    void aChannelWithoutRolesHasNone() throws Exception {
        assertThat(PageDocument.of(Samples.of(SchemaBuilder.inline().schema()), "channels/room.html")
                        .elements("svg"))
                .isEmpty();
    }

    @Test
    void pictureIsNamedAndItsLabelsFitBetweenTheLines() throws Exception {
        for (PageDocument page : PageDocument.all(Samples.chat(text -> text + "_with_a_long_tail".repeat(9)))) {
            assertThat(page.elements("svg")).allSatisfy(picture -> {
                String[] names = picture.getAttribute("aria-labelledby").split(" ");
                assertThat(page.ids()).contains(names);
                assertThat(picture.getAttribute("role")).isEqualTo("img");
                assertThat(PageDocument.within(picture, "text"))
                        .allMatch(text -> text.getTextContent().strip().length() * WIDEST_LETTER < 272);
            });
        }
    }

    @Test
    void theMarkdownCopyHasTheSteps() {
        assertThat(DocsEmitter.emit(howl).get("operations/ping.md"))
                .contains(
                        "**A request of the client, and its reply**\n\n1. Client sends ping.\n1. Server answers pong.\n");
    }

    private static List<String> steps(PageDocument page) {
        return page.elements("desc").map(Element::getTextContent).toList();
    }
}
