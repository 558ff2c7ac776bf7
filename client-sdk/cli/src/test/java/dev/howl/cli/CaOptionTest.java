package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code --ca} against a server with a certificate that Java does not trust. */
class CaOptionTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final String CHAT = "../examples/src/main/asyncapi/chat.yaml";

    @TempDir
    private Path folder = Path.of("");

    private ContractMock mock;
    private TcpProxy tls;
    private String server;
    private String ca;

    @BeforeEach
    void start() throws Exception {
        Contract contract = ContractReader.read(Path.of(CHAT));
        mock = ContractMock.of(contract).start();
        tls = new TcpProxy(ProxyListener.NONE, mock.address(), new ProxyTls(CERTIFICATE.context(), null));
        server = "wss://localhost:" + tls.port();
        ca = CERTIFICATE.writeCertificate(folder.resolve("ca.pem")).toString();
    }

    @AfterEach
    void stop() {
        tls.close();
        mock.close();
    }

    @Test
    void recordTrustsTheAuthoritiesOfTheFile() throws Exception {
        try (RunningCommand record = new RunningCommand("record", CHAT, "--to", server, "--ca", ca);
                RawClient client = RawClient.connect(address(record))) {
            mock.channels().get(0).awaitConnections(1);
            client.close(1000);
        }
    }

    private URI address(RunningCommand record) {
        Await.until("the address", () -> record.out().contains(" -> "));
        String base = record.out().substring(0, record.out().indexOf(" -> "));
        return URI.create(base + mock.channels().get(0).uri().getRawPath());
    }

    @Test
    void conformanceTrustsTheAuthoritiesOfTheFile() {
        CommandRun run = CommandRun.howl("conformance", CHAT, "--url", server, "--ca", ca, "--time", "5s");
        assertThat(run.exitCode()).as(run.err()).isNotEqualTo(ExitCodes.UNREACHABLE);
        assertThat(run.out()).contains("messages ");
    }

    @Test
    void withoutTheOptionTheServerIsNotTrusted() {
        CommandRun record = CommandRun.howl("record", CHAT, "--to", server);
        assertThat(record.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(record.err())
                .contains("cannot reach " + server)
                .contains("its certificate is not trusted; --ca FILE names the authorities that are")
                .doesNotContain("sun.", "Exception");
        CommandRun conformance = CommandRun.howl("conformance", CHAT, "--url", server);
        assertThat(conformance.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(conformance.err())
                .contains("its certificate is not trusted; --ca FILE names the authorities that are")
                .doesNotContain("sun.", "Exception");
    }

    @Test
    void aFileWithoutCertificatesIsBadUsage() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThat(CommandRun.howl("record", CHAT, "--to", server, "--ca", empty.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
                    assertThat(run.err()).contains("--ca: " + empty + " has no certificates in PEM");
                });
        Path none = folder.resolve("none.pem");
        assertThat(CommandRun.howl("conformance", CHAT, "--url", server, "--ca", none.toString())
                        .err())
                .contains("--ca: there is no file " + none);
    }
}
