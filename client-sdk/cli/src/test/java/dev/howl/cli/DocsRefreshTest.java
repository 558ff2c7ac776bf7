package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl docs --serve} while the document and the files that it refers to change. */
@Timeout(180)
class DocsRefreshTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            channels:
              desk:
                address: /desk
                messages:
                  order: { $ref: 'orders.yaml#/order' }
            """;

    private static final String ORDERS = "order: { summary: Buys from stock, payload: { type: object } }\n";
    private static final String BILLS = "bill: { summary: Asks for money, payload: { type: object } }\n";
    private static final String WITH_BILLS = DOCUMENT + "      bill: { $ref: 'bills.yaml#/bill' }\n";

    @TempDir
    private Path folder = Path.of("");

    private int seconds;

    @BeforeEach
    void writeFiles() throws IOException {
        write("shop.yaml", DOCUMENT);
        write("orders.yaml", ORDERS);
    }

    @Test
    void writesThePagesAgainWhenTheDocumentChanges() throws Exception {
        try (RunningCommand docs = serve()) {
            assertThat(body(docs, "index.html")).contains("Shop");
            write("shop.yaml", DOCUMENT.replace("title: Shop", "title: Market"));
            assertThat(body(docs, "index.html")).contains("Market");
        }
    }

    @Test
    void noticesAChangeOfAFileThatAReferenceLeadsTo() throws Exception {
        try (RunningCommand docs = serve()) {
            assertThat(body(docs, "messages/order.html")).contains("Buys from stock");
            write("orders.yaml", ORDERS.replace("stock", "the catalogue"));
            assertThat(body(docs, "messages/order.html")).contains("Buys from the catalogue");
        }
    }

    @Test
    void noticesTheRepairOfAFileThatAFailedBuildTriedToRead() throws Exception {
        try (RunningCommand docs = serve()) {
            assertThat(body(docs, "index.html")).contains("Shop");
            write("bills.yaml", "bill: [");
            write("shop.yaml", WITH_BILLS);
            assertThat(body(docs, "index.html")).contains("order").doesNotContain("bill");
            write("bills.yaml", BILLS);
            assertThat(body(docs, "messages/bill.html")).contains("Asks for money");
        }
    }

    @Test
    void noticesAFileThatAFailedBuildMissed() throws Exception {
        try (RunningCommand docs = serve()) {
            assertThat(body(docs, "index.html")).contains("Shop");
            write("shop.yaml", WITH_BILLS);
            assertThat(body(docs, "index.html")).doesNotContain("bill");
            write("bills.yaml", BILLS);
            assertThat(body(docs, "messages/bill.html")).contains("Asks for money");
        }
    }

    @Test
    void noticesAChangeOfTheCatalogAndOfItsFiles() throws Exception {
        write("shop.yaml", DOCUMENT.replace("orders.yaml#", "https://example.com/orders.yaml#"));
        write("catalog.yaml", "https://example.com/orders.yaml: orders.yaml\n");
        write("others.yaml", ORDERS.replace("stock", "the catalogue"));
        try (RunningCommand docs = serve("--catalog=" + folder.resolve("catalog.yaml"))) {
            assertThat(body(docs, "messages/order.html")).contains("Buys from stock");
            write("catalog.yaml", "https://example.com/orders.yaml: others.yaml\n");
            assertThat(body(docs, "messages/order.html")).contains("Buys from the catalogue");
            write("others.yaml", ORDERS.replace("stock", "the shop"));
            assertThat(body(docs, "messages/order.html")).contains("Buys from the shop");
        }
    }

    @Test
    void noticesAFileThatALenientBuildMissed() throws Exception {
        write("shop.yaml", WITH_BILLS);
        try (RunningCommand docs = serve("--lenient")) {
            assertThat(body(docs, "index.html")).contains("order").doesNotContain("bill");
            write("bills.yaml", BILLS);
            assertThat(body(docs, "messages/bill.html")).contains("Asks for money");
        }
    }

    /** Writes a file, each time with a later time of change. */
    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        seconds += 5;
        assertThat(file.toFile().setLastModified(System.currentTimeMillis() + seconds * 1_000L))
                .isTrue();
    }

    private RunningCommand serve(String... options) {
        List<String> words =
                new ArrayList<>(List.of("docs", folder.resolve("shop.yaml").toString(), "--serve", "--port=0"));
        words.addAll(List.of(options));
        return new RunningCommand(words.toArray(String[]::new));
    }

    private static String body(RunningCommand docs, String page) throws Exception {
        Pattern line = Pattern.compile("(?m)^docs (http://\\S+)");
        Await.until("the address", () -> line.matcher(docs.out()).find());
        Matcher matcher = line.matcher(docs.out());
        assertThat(matcher.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(matcher.group(1)).resolve(page))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
