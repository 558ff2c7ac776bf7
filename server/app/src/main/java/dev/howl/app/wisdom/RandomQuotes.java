package dev.howl.app.wisdom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** The quotes, drawn at random, never the same twice in a row. Not for use by several threads at once. */
final class RandomQuotes {
    private static final String RESOURCE = "/wisdom/quotes.txt";

    private final List<String> quotes;
    private final RandomGenerator random;
    private int last = -1;

    /** @param quotes at least two, all different */
    RandomQuotes(List<String> quotes, RandomGenerator random) {
        if (quotes.size() < 2 || quotes.stream().distinct().count() != quotes.size()) {
            throw new IllegalArgumentException("at least two different quotes are needed, each once");
        }
        this.quotes = List.copyOf(quotes);
        this.random = random;
    }

    /** The quotes that come with the server. */
    static List<String> builtIn() throws IOException {
        try (InputStream in = RandomQuotes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    /** Any quote but the last one, each as likely as the others. */
    String next() {
        int drawn = random.nextInt(last < 0 ? quotes.size() : quotes.size() - 1);
        last = last >= 0 && drawn >= last ? drawn + 1 : drawn;
        return quotes.get(last);
    }
}
