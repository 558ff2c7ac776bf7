package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.contract.Incident;
import dev.howl.app.contract.IncidentUpdate;
import dev.howl.testservices.StubDashboard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentParserTest {
    private static final String START = "\"start_date\": \"2026-03-14 06:00\"";

    @Test
    void readsTheIncidentsSortedById() throws Exception {
        assertThat(read("""
                [{"id": 9, "text": "Ä", "impact": 0, "start_date": "2026-03-14 06:00", "updates": []},
                 {"id": 2, "text": "b", "impact": 7, "start_date": "2026-03-14 06:01", "end_date": "2026-03-14 06:02",
                  "system": true, "components": [{"name": "x", "attributes": [{"region": "EU"}]}],
                  "updates": [{"text": "u", "status": "gone fishing", "timestamp": "2026-03-14 06:01", "by": 1}]}]
                """))
                .containsExactly(
                        new Incident(
                                2,
                                "b",
                                7,
                                "2026-03-14 06:01",
                                "2026-03-14 06:02",
                                List.of(new IncidentUpdate("u", "gone fishing", "2026-03-14 06:01"))),
                        new Incident(9, "Ä", 0, "2026-03-14 06:00", null, List.of()));
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void sortsUpdatesOldestFirstInEitherOrder() throws Exception {
        String oldestFirst = incident(1, "06:00 a", "06:00 b", "06:05 c");
        String newestFirst = incident(1, "06:05 c", "06:00 b", "06:00 a");
        assertThat(texts(oldestFirst)).containsExactly("a", "b", "c");
        assertThat(texts(newestFirst)).containsExactly("a", "b", "c");
        assertThat(texts(incident(1, "06:00 a", "06:09 d", "06:05 c"))).containsExactly("a", "c", "d");
    }

    @Test
    void infersTheOrderWithinAMinuteFromOtherIncidents() throws Exception {
        String other = incident(2, "06:05 c", "06:00 a");
        assertThat(texts(incident(1, "06:00 b", "06:00 a"), other)).containsExactly("a", "b");
        assertThat(texts(incident(1, "06:00 a", "06:00 b"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                ``                                     | the response is empty
                {}                                     | the response is not a list
                "x"                                    | the response is not a list
                <html></html>                          | the response is not JSON
                [{"id": 1                              | the response is not JSON
                [                                      | the response is not JSON
                []]                                    | the response is not JSON
                [] []                                  | the response continues after the list
                """)
    void refusesAnythingButAListOfIncidentsWithAReason(String answer, String reason) {
        assertRefused(answer.replace("START", START), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                [1]                                    | [0] is not an incident
                [null]                                 | [0] is not an incident
                [[]]                                   | [0] is not an incident
                [{"text": "t", "impact": 1, START, "updates": []}]                | [0].id is missing or has the wrong type
                [{"id": null, "text": "t", "impact": 1, START, "updates": []}]    | [0].id is missing or has the wrong type
                [{"id": "1", "text": "t", "impact": 1, START, "updates": []}]     | [0].id is missing or has the wrong type
                [{"id": 1.5, "text": "t", "impact": 1, START, "updates": []}]     | [0].id is not an integer
                [{"id": -1, "text": "t", "impact": 1, START, "updates": []}]      | [0] 'id' is less than 0
                [{"id": 1, "text": 5, "impact": 1, START, "updates": []}]         | [0].text is missing or has the wrong type
                [{"id": 1, "text": "t", "impact": "1", START, "updates": []}]     | [0].impact is missing or has the wrong type
                [{"id": 1, "text": "t", "impact": 9999999999, START, "updates": []}] | [0].impact beyond int
                [{"id": 1, "text": "t", "impact": 1, "start_date": "today", "updates": []}] | [0] 'start_date' does not match
                [{"id": 1, "text": "t", "impact": 1, START}]                      | [0] 'updates' is required
                [{"id": 1, "text": "t", "impact": 1, START, "updates": [null]}]   | [0] is missing or has the wrong type
                [{"id": 1, "text": "t", "impact": 1, START, "updates": [{"text": "u", "status": "s"}]}] | [0].updates[0] 'timestamp' is required
                [{"id": 1, "text": "t", "impact": 1, START, "updates": {}}]       | [0].updates is missing or has the wrong type
                """)
    void leavesAnOddIncidentOutWithAReason(String answer, String reason) throws Exception {
        assertOdd(answer.replace("START", START), reason);
    }

    @Test
    void keepsTheOtherIncidentsAndTheIdsOfOddOnes() throws Exception {
        String odd = StubDashboard.incident(7, "a", 1).replaceFirst("\"impact\": *1", "\"impact\":null");
        IncidentList list = parsed("[" + StubDashboard.incident(5, "a", 1) + "," + odd + ",[]]");
        assertThat(list.incidents()).extracting(Incident::id).containsExactly(5L);
        assertThat(list.oddIds()).containsExactly(7L);
        assertThat(list.fault()).endsWith(", and 1 more");
    }

    @Test
    void keepsTheFirstOfTwoIncidentsWithAnId() throws Exception {
        IncidentList list =
                parsed("[" + StubDashboard.incident(5, "a", 1) + "," + StubDashboard.incident(5, "b", 1) + "]");
        assertThat(list.incidents()).extracting(Incident::text).containsExactly("a");
        assertThat(list.fault()).isEqualTo("incident 5 is in the list twice");
    }

    @Test
    void refusesOrLeavesOutWhatExceedsALimitOfTheContract() throws Exception {
        assertOdd(
                "[" + StubDashboard.incident(2, "x".repeat(10_001), 1) + "]",
                "[0] 'text' is longer than 10000 characters");
        String[] updates = IntStream.range(0, 30)
                .mapToObj(i -> "06:00 " + "y".repeat(10_000))
                .toArray(String[]::new);
        assertOdd("[" + incident(3, updates) + "]", "incident 3 is larger than 262144 bytes");
        String many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(id -> StubDashboard.incident(id, "m", 0))
                .collect(Collectors.joining(",", "[", "]"));
        assertRefused(many, "there are more than 10000 incidents");
        assertRefused("[".repeat(1_000), "the response is not JSON");
    }

    private static void assertRefused(String answer, String reason) {
        assertThatThrownBy(() -> read(answer))
                .isInstanceOfSatisfying(PollFailedException.class, refused -> assertThat(refused.outcome())
                        .isEqualTo(PollOutcome.INVALID))
                .hasMessageStartingWith(reason);
    }

    private static void assertOdd(String answer, String reason) throws PollFailedException {
        IncidentList list = parsed(answer);
        assertThat(list.incidents()).isEmpty();
        assertThat(list.fault()).startsWith(reason);
    }

    private static List<Incident> read(String answer) throws PollFailedException {
        IncidentList list = parsed(answer);
        assertThat(list.fault()).isNull();
        return list.incidents();
    }

    private static IncidentList parsed(String answer) throws PollFailedException {
        return IncidentParser.read(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(String... incidents) throws PollFailedException {
        return read("[" + String.join(",", incidents) + "]").get(0).updates().stream()
                .map(IncidentUpdate::text)
                .toList();
    }

    /**
     * Returns an incident as JSON.
     *
     * @param updates each as {@code HH:mm text}
     */
    private static String incident(int id, String... updates) {
        String written = List.of(updates).stream()
                .map(update -> "{\"text\": \"" + update.substring(6)
                        + "\", \"status\": \"s\", \"timestamp\": \"2026-03-14 " + update.substring(0, 5) + "\"}")
                .collect(Collectors.joining(","));
        return "{\"id\": " + id + ", \"text\": \"t\", \"impact\": 1, " + START + ", \"updates\": [" + written + "]}";
    }
}
