package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences about bad input: what is wrong and what is expected, without names of Java. */
class BadInputTest {
    private static final String DOCUMENT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mock DOCUMENT --port abc                      | 'abc' is not a number
            mock DOCUMENT --port 70000                    | the port must be from 0 to 65535, not 70000
            mock DOCUMENT --seed 99999999999999999999     | '99999999999999999999' is not a number, or too large
            record DOCUMENT --to ws://x%y                 | 'ws://x%y' is not an address
            record DOCUMENT --to localhost:9000           | 'localhost:9000' is no address such as ws://localhost:9000
            record DOCUMENT --to ws://h:1 --max-out 1.5   | '1.5' is not a number
            record DOCUMENT                               | Missing required option: '--to=URL'
            conformance DOCUMENT --url ws://[             | 'ws://[' is not a ws or wss address
            conformance DOCUMENT --url ws://h --rate fast | 'fast' is not a number
            diff DOCUMENT                                 | two documents are needed: howl diff OLD NEW
            diff DOCUMENT DOCUMENT --format xml           | there is no format 'xml'
            validate DOCUMENT --view sideways             | unknown view 'sideways'; expected server or client
            generate DOCUMENT --target java -o x          | unknown target 'java'; expected one of: types, server
            generate DOCUMENT --target types -o x --package a-b | 'a-b' is not a Java package name
            tail weather                                  | there is no topic 'weather'; expected one of: wisdom
            tail wisdom --count few                       | 'few' is not a number
            broadcast                                     | Missing required argument
            alert --severity huge                         | --severity must be one of
            alert --expires-in soon                       | --expires-in: 'soon' is not a duration such as 2h
            tail alerts                                   | topic 'alerts' needs --city, the name or the uuid of a city
            tail wisdom --key Berlin                      | topic 'wisdom' has no keys; omit --key
            tail wisdom --format xml                      | there is no format 'xml'; expected one of: text, json
            broadcast --message x --every banana          | --every: 'banana' is not a duration such as 2h, 90m or PT2H
            broadcast --message x --every P1W             | --every: 'P1W' is not a duration such as 2h
            broadcast --message x --every PT1.5S          | --every: 'PT1.5S' has a fraction of a second
            broadcast --message x --cron banana           | --cron: 'banana' is not a cron expression: expected minute, hour
            broadcast --message x --dedupe-id=            | --dedupe-id is shorter than 1 character
            token --subject ann --expires-in soon         | --expires-in: 'soon' is not a duration such as 2h
            cities --url ftp://h                          | 'ftp://h' is not an http or https address
            demo --server-jar none.jar                    | --server-jar 'none.jar' is not a file
            sing                                          | Unmatched argument at index 0: 'sing'
            validate                                      | Missing required parameter: 'FILE'
            """)
    void isBadUsageWithASentence(String words, String sentence) {
        CommandRun run =
                CommandRun.howl(words.strip().replace("DOCUMENT", DOCUMENT).split(" +"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err().lines().findFirst().orElse(""))
                .contains(sentence)
                .doesNotContain("java.", "Exception", " an int", " a long", " a double", "[\\", "^", "[0-9]");
        assertThat(run.out()).isEmpty();
    }
}
