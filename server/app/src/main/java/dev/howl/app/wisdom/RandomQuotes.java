package dev.howl.app.wisdom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** A source of random quotes that never returns the same one twice in a row. Not safe for use by several threads. */
final class RandomQuotes {
    private static final String RESOURCE = "/wisdom/quotes.txt";

    private final List<String> quotes;
    private final RandomGenerator random;
    private int last = -1;

    /** @param quotes two or more, no two of them equal */
    RandomQuotes(List<String> quotes, RandomGenerator random) {
        if (quotes.size() < 2 || quotes.stream().distinct().count() != quotes.size()) {
            throw new IllegalArgumentException("there must be at least two quotes, and none of them twice");
        }
        this.quotes = List.copyOf(quotes);
        this.random = random;
    }

    /** Reads the quotes that are part of the server. */
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

    /** Returns any quote but the last one, all with the same probability. */
    String next() {
        int drawn = random.nextInt(last < 0 ? quotes.size() : quotes.size() - 1);
        last = last >= 0 && drawn >= last ? drawn + 1 : drawn;
        return quotes.get(last);
    }
}
