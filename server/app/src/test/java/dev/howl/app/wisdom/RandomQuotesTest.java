package dev.howl.app.wisdom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.WisdomDistribution;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomQuotesTest {
    private static final int DRAWS = 10_000;

    @Test
    void hasManyBuiltInQuotesWithinTheContractsLimits() throws Exception {
        List<String> quotes = RandomQuotes.builtIn();
        assertThat(quotes).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
        assertThat(quotes).allSatisfy(quote -> {
            assertThat(quote).isEqualTo(quote.strip());
            // The record's constructor enforces the contract's bounds.
            assertThat(new WisdomDistribution(quote).message()).isEqualTo(quote);
        });
    }

    @Test
    void repeatsNoQuoteInARowAndReturnsEveryQuote() throws Exception {
        List<String> all = RandomQuotes.builtIn();
        RandomQuotes quotes = new RandomQuotes(all, new Random(1));
        Set<String> seen = new HashSet<>();
        String last = "";
        for (int i = 0; i < DRAWS; i++) {
            String quote = quotes.next();
            assertThat(quote).isNotEqualTo(last);
            seen.add(quote);
            last = quote;
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void alternatesTwoQuotes() {
        RandomQuotes quotes = new RandomQuotes(List.of("howl", "growl"), new Random(1));
        String first = quotes.next();
        String second = quotes.next();
        assertThat(List.of(first, second)).containsExactlyInAnyOrder("howl", "growl");
        for (int i = 0; i < 100; i++) {
            assertThat(quotes.next()).isEqualTo(first);
            assertThat(quotes.next()).isEqualTo(second);
        }
    }

    @Test
    void refusesFewerThanTwoDifferentQuotes() {
        for (List<String> few : List.of(List.<String>of(), List.of("howl"), List.of("howl", "howl"))) {
            assertThatThrownBy(() -> new RandomQuotes(few, new Random(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least two quotes, and none of them twice");
        }
    }

    @Test
    void refusesADuplicateQuote() {
        assertThatThrownBy(() -> new RandomQuotes(List.of("howl", "growl", "howl"), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
