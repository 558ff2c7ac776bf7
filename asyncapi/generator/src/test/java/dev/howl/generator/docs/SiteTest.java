package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.docs.site.Addresses;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sites of Howl's contract and of every case: what holds for one holds for all. */
class SiteTest {
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_ERRORS = 100;

    static Stream<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("../contract/howl.asyncapi.yaml")));
        for (String folder : List.of("../contract/originals", "src/test/cases", "src/test/documents")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches("(?!.*/expected/).*(?:contract|asyncapi)\\.(?:yaml|json)"))
                        .sorted()
                        .forEach(documents::add);
            }
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isWhole(Path document) throws Exception {
        Contract contract = ContractReader.read(document);
        Map<String, String> files = DocsEmitter.emit(contract);

        assertThat(new SiteCheck(files).faults()).isEmpty();
        assertThat(new MarkdownSite(files).faults()).isEmpty();
        assertThat(files.keySet()).containsAll(expected(contract));
        files.forEach((path, content) -> {
            if (path.endsWith(".html")) {
                assertThat(errors(content)).as(path).isEmpty();
                assertThat(content.getBytes(StandardCharsets.UTF_8)).as(path).hasSizeLessThan(MOST_BYTES);
            }
        });
    }

    private static List<String> expected(Contract contract) {
        Addresses addresses = Addresses.of(contract, "index.html");
        List<String> paths = new ArrayList<>();
        Addresses.messagesOf(contract)
                .forEach(message -> addresses.message(message).ifPresent(paths::add));
        contract.reusable().schemas().values().forEach(schema -> paths.add(addresses.schema(schema)));
        for (Channel channel : contract.channels()) {
            channel.howl().errors().keySet().forEach(code -> paths.add("errors/" + code + ".html"));
            channel.howl().closeCodes().keySet().forEach(code -> paths.add("close-codes/" + code + ".html"));
        }
        assertThat(paths).doesNotContainNull();
        return paths;
    }

    private static List<String> errors(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS);
        parser.parseInput(html, "");
        return parser.getErrors().stream().map(ParseError::toString).toList();
    }
}
