package dev.howl.pact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.model.V4Interaction;
import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients and servers that do not do what a pact needs. */
@Timeout(180)
class BrokenPactsTest {
    private static final Path PACTS = Path.of("src/test/pacts");

    private static ConsumerPact pact(Contract contract) {
        HowlPact names = requireNonNull(KioskPactTest.class.getAnnotation(HowlPact.class));
        return new ConsumerPact(names, new PactInteraction[0], contract);
    }

    /** @param changes texts, each followed by the one in its place */
    private static Contract changed(Path folder, String... changes) throws Exception {
        String document = Files.readString(GeneratedClient.KIOSK);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(document).contains(changes[i]);
            document = document.replace(changes[i], changes[i + 1]);
        }
        return ContractReader.read(Files.writeString(folder.resolve("changed.yaml"), document));
    }

    private static LivePact live(String description) throws Exception {
        PactChannel kiosk = PactChannel.of(ContractReader.read(GeneratedClient.KIOSK), "");
        return new LivePact(kiosk, interaction(description));
    }

    /** Returns an interaction of the committed pact. */
    static V4Interaction interaction(String description) throws Exception {
        return PactFiles.of(PACTS, "kiosk-server").get(0).getInteractions().stream()
                .filter(each -> each.getDescription().equals(description))
                .map(V4Interaction.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageAndAnOperationThatTheClientLacksAreNamed(@TempDir Path folder) throws Exception {
        Contract larger = changed(
                folder,
                "  giveTip:\n",
                "  complain: {action: receive, channel: {$ref: '#/channels/kiosk'},"
                        + " messages: [{$ref: '#/channels/kiosk/messages/complaint'}]}\n  giveTip:\n",
                "      order: {$ref: '#/components/messages/order'}\n",
                "      order: {$ref: '#/components/messages/order'}\n      complaint: {payload: {type: object,"
                        + " required: [kind], properties: {kind: {type: string, const: complaint}}}}\n");
        assertThatThrownBy(() -> pact(larger).exchangeAll(GeneratedClient.kiosk()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("message 'complaint', operation 'complain'");
    }

    @Test
    void aClientThatReadsAnotherFrameThanTheContractFails(@TempDir Path folder) throws Exception {
        Contract other = changed(
                folder,
                "cents: {type: integer, minimum: 0, maximum: 10000}",
                "cents: {type: boolean}",
                "cents: 450",
                "cents: true");
        ConsumerPact pact = pact(other);
        assertThatThrownBy(() -> pact.exchangeAll(GeneratedClient.kiosk()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fails");
        assertThat(pact.isEmpty()).isTrue();
    }

    @Test
    void anEventThatTheClientCannotReadIsNotRecorded(@TempDir Path folder) throws Exception {
        Contract other = changed(
                folder,
                "open: {type: boolean}",
                "open: {type: integer}",
                "open: true",
                "open: 1",
                "open: false",
                "open: 0");
        ConsumerPact pact = pact(other);
        assertThatThrownBy(() -> pact.exchangeAll(GeneratedClient.kiosk()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the client cannot read");
        assertThat(pact.text()).doesNotContain("menu");
    }

    @Test
    void aReplyThatIsNotExactlyThatOfThePactFails() throws Exception {
        Contract kiosk = ContractReader.read(GeneratedClient.KIOSK);
        try (ContractMock mock = ContractMock.of(kiosk).start();
                LivePact pact = live("order")) {
            MockChannel channel = mock.channel("kiosk");
            channel.on("order")
                    .reply("{\"kind\":\"ordered\",\"state\":\"ready\",\"cents\":1,\"at\":\"2026-03-14T06:30:00Z\"}");
            pact.connect(channel.uri());
            assertThatThrownBy(pact::verify)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("breaks the pact")
                    .hasMessageContaining("$.state: Expected 'ready' (String) to be equal to 'cooking' (String)");
        }
    }

    @Test
    void aReplyThatBreaksTheContractFails(@TempDir Path folder) throws Exception {
        Contract kiosk =
                changed(folder, "cents: {type: integer, minimum: 0, maximum: 10000}", "cents: {type: integer}");
        try (ContractMock mock = ContractMock.of(kiosk).start();
                LivePact pact = live("order")) {
            MockChannel channel = mock.channel("kiosk");
            channel.on("order")
                    .reply("{\"kind\":\"ordered\",\"state\":\"cooking\",\"cents\":-1,\"at\":\"2026-03-14T06:30:00Z\"}");
            pact.connect(channel.uri());
            assertThatThrownBy(pact::verify)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("breaks the contract");
        }
    }

    @Test
    void aStateThatDoesNotConnectIsTold() throws Exception {
        try (LivePact pact = live("menu")) {
            assertThatThrownBy(pact::verify)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("does not connect");
        }
    }

    @Test
    void aFolderWithoutPactsIsTold() {
        assertThatThrownBy(() -> PactFiles.of(PACTS, "another-server"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no pact with 'another-server'");
    }
}
