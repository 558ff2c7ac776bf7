package dev.howl.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.v4.MessageContents;
import dev.howl.instances.FrameContent;
import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interactions of text and binary messages that a server does not keep. */
@Timeout(180)
class FrameFormatsTest {
    private static final byte[] SOUND = {1, 2, 3};

    @Test
    void aTextThatIsNotThatOfThePactFails() throws Exception {
        Contract kiosk = ContractReader.read(GeneratedClient.KIOSK);
        assertThatThrownBy(() -> verify("call", kiosk, mock -> mock.on("call").reply("number 18")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'call': the server sends number 18, which breaks the pact")
                .hasMessageContaining("number 17");
    }

    @Test
    void aTextThatIsFixedMustBeEqual(@TempDir Path folder) throws Exception {
        Contract other = changed(
                folder,
                "{type: string, const: we are closing}",
                "{type: string, enum: [we are closed, we are closing]}");
        assertThatThrownBy(() -> verify("closing", other, kiosk -> {
                    kiosk.awaitConnections(1);
                    kiosk.push("closing", "we are closed");
                    kiosk.close(1000);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("we are closed");
    }

    @Test
    void aTextDoesNotKeepThePactOfABinaryMessage(@TempDir Path folder) throws Exception {
        Contract text = changed(folder, "jingle: {contentType: audio/ogg}", "jingle: {contentType: text/plain}");
        assertThatThrownBy(() -> verify("jingle", text, kiosk -> {
                    kiosk.awaitConnections(1);
                    kiosk.push("jingle", "la la la");
                    kiosk.close(1000);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("la la la");
    }

    @Test
    void exactBytesMustBeEqual() {
        PactFrame exact = new PactFrame(new FrameContent.Binary(SOUND), new MessageContents(OptionalBody.body(SOUND)));
        assertThat(exact.mismatches(new FrameContent.Binary(SOUND.clone()))).isEmpty();
        assertThat(exact.mismatches(new FrameContent.Binary(new byte[] {1, 2})))
                .containsExactly("the 2 bytes are not those of the pact");
        assertThat(exact.mismatches(new FrameContent.Text("la")))
                .containsExactly("the frame is text instead of binary");
    }

    private interface Stimulus {
        void accept(MockChannel kiosk);
    }

    private static void verify(String description, Contract contract, Stimulus stimulus) throws Exception {
        V4Interaction interaction = BrokenPactsTest.interaction(description);
        try (ContractMock mock = ContractMock.of(contract).start();
                LivePact pact =
                        new LivePact(PactChannel.of(ContractReader.read(GeneratedClient.KIOSK), ""), interaction)) {
            MockChannel kiosk = mock.channel("kiosk");
            pact.connect(kiosk.uri());
            stimulus.accept(kiosk);
            pact.verify();
        }
    }

    private static Contract changed(Path folder, String old, String changed) throws Exception {
        String document = Files.readString(GeneratedClient.KIOSK);
        assertThat(document).contains(old);
        return ContractReader.read(Files.writeString(folder.resolve("changed.yaml"), document.replace(old, changed)));
    }
}
