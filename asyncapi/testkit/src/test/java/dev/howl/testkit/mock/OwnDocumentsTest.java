package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.ReadOptions;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mocks of the documents of this repository: each message of clients is taken, and each request answered. */
class OwnDocumentsTest {
    static Stream<Path> documents() throws IOException {
        return Stream.of(
                        "../contract/originals",
                        "../generator/src/test/cases",
                        "../../client-sdk/examples/own-contract/src/main/asyncapi")
                .flatMap(folder -> files(Path.of(folder)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") && isAsyncApi(file))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAsyncApi(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("asyncapi:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void takesAndAnswersEveryMessage(Path document) throws Exception {
        ReadOptions options = new ReadOptions(Path.of("../.."), null, null, null, true);
        Contract contract = ContractReader.readLeniently(document, options, Stops.EVERYTHING);
        Contract sockets = Sockets.of(contract);
        if (sockets.sockets().isEmpty()) {
            assertThat(sockets.channels()).as("a document of types alone").isEmpty();
            return;
        }
        try (ContractMock mock = ContractMock.of(contract).start()) {
            for (Channel socket : sockets.sockets()) {
                exchange(MockedChannel.of(sockets, socket), ChannelInstances.of(sockets, socket), mock);
            }
            mock.assertClean();
        }
    }

    private static void exchange(MockedChannel known, ChannelInstances instances, ContractMock mock) throws Exception {
        if (known.clientRole("connect").isPresent()) {
            // Its messages carry the id of the connection; MockRolesTest sends them.
            return;
        }
        MockChannel channel = mock.channel(known.id());
        for (Message message : instances.messages(Direction.TO_SERVER)) {
            FrameContent content = Stream.concat(
                            instances.examples(Direction.TO_SERVER, message).stream(),
                            instances.generated(Direction.TO_SERVER, message, Choices.seeded(1)).stream())
                    .findFirst()
                    .orElse(null);
            if (content != null && message.role() == null) {
                exchange(known, channel, message, content);
            }
        }
    }

    private static void exchange(MockedChannel known, MockChannel channel, Message message, FrameContent content)
            throws Exception {
        URI uri = channel.uri();
        try (RawSocket socket = RawSocket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()))) {
            String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            assertThat(socket.upgrade(target, headers(known)).status())
                    .as(target)
                    .isEqualTo(101);
            socket.sendFrame(true, 0, content.isBinary() ? 2 : 1, content.bytes());
            assertThat(channel.await(each -> true).valid()).as(message.id()).isTrue();
            RequestTable.Request request = known.requests().of(message.id()).orElse(null);
            if (request != null && request.channel().equals(known.id())) {
                WireFrame reply = socket.readFrame().orElseThrow();
                assertThat(reply.opcode()).as("the reply to " + message.id()).isIn(1, 2);
                assertThat(
                                reply.opcode() == 2
                                        ? List.of()
                                        : known.conformance()
                                                .read(Direction.TO_CLIENT, reply.text())
                                                .violations())
                        .isEmpty();
            }
        }
    }

    private static String[] headers(MockedChannel known) {
        return known.channel().headers().stream()
                .filter(Channel.Parameter::required)
                .flatMap(header -> Stream.of(header.name(), SampleAddress.sample(header)))
                .toArray(String[]::new);
    }
}
