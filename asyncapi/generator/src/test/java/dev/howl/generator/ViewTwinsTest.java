package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.View;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A document of the server and its twin of the client, in which all actions are the other ones, give the same files, but
 * for the document that a server shows and the sentence of the docs that names the view.
 */
class ViewTwinsTest {
    private static final Pattern ACTION =
            Pattern.compile("(?<=action: )(?:send|receive)\\b|(?m)(?<=^ {2,8})(?:publish|subscribe)(?=:(?: |$))");

    /** The sentences and the member of the playground's data that say which view was taken. */
    private static final Pattern VIEW =
            Pattern.compile("The document describes the (?:server|client): what it sends, [^.<]*\\."
                    + "|This page is a client of the server that the document describes\\."
                    + "|The document describes the client\\. This page is that client, [^.<]*\\."
                    + "|\"view\":\"(?:server|client)\"");

    @TempDir
    Path temp = Path.of("");

    /** But for the one with messages that are named after {@code publish} and {@code subscribe}. */
    static Stream<Path> documents() throws IOException {
        return Stream.concat(
                Trees.folders(Path.of("src/test/cases")).map(folder -> folder.resolve("contract.yaml")),
                Trees.folders(Path.of("src/test/twins"))
                        .flatMap(folder ->
                                Stream.of(folder.resolve("asyncapi-2.6.yaml"), folder.resolve("asyncapi-3.0.yaml")))
                        .filter(document -> !document.endsWith("message-ids/asyncapi-2.6.yaml")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void bothViewsGiveTheSameFiles(Path document) throws Exception {
        String written = Files.readString(document);
        String turned = ACTION.matcher(written).replaceAll(action -> switch (action.group()) {
            case "send" -> "receive";
            case "receive" -> "send";
            case "publish" -> "subscribe";
            default -> "publish";
        });
        assertThat(turned).isNotEqualTo(written);
        Contract server = contract("server", written, ReadOptions.DEFAULT);
        Contract client = contract("client", turned + "\nx-howl-view: client\n", ReadOptions.DEFAULT);
        Contract asked = contract("asked", turned, new ReadOptions(null, null, View.CLIENT, null, false));
        for (Target target : Target.values()) {
            Map<String, String> expected = files(server, target);
            assertThat(files(client, target)).isNotEmpty().isEqualTo(expected);
            assertThat(files(asked, target)).isEqualTo(expected);
        }
        assertThat(Generator.emit(client, Target.DOCS, "twin").sources().get("index.html"))
                .contains("<p class=\"view\">The document describes the client: what it sends, clients send.</p>");
        assertThat(Generator.emit(client, Target.SERVER, "twin").resources())
                .allSatisfy((path, content) -> {
                    if (path.endsWith("/contract.yaml")) {
                        assertThat(content).endsWith("\nx-howl-view: client\n");
                    }
                })
                .anySatisfy((path, content) -> assertThat(path).endsWith("/contract.yaml"));
    }

    private Contract contract(String folder, String text, ReadOptions options)
            throws IOException, InvalidContractException {
        Path copy = temp.resolve(folder).resolve("contract.yaml");
        Files.createDirectories(copy.getParent());
        return ContractReader.read(Files.writeString(copy, text), options);
    }

    private static Map<String, String> files(Contract contract, Target target) throws InvalidContractException {
        Generator.Output output = Generator.emit(contract, target, "twin");
        Map<String, String> files = new TreeMap<>(output.sources());
        files.putAll(output.resources());
        files.keySet().removeIf(path -> path.endsWith("/contract.yaml"));
        files.replaceAll((path, content) -> VIEW.matcher(content).replaceAll(""));
        return files;
    }
}
