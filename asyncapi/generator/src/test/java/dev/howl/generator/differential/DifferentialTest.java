package dev.howl.generator.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Random schemas and frames, on which the validator, the routing and the records of generated code agree with networknt's
 * validator, and this one with another library. The seeds are fixed; {@code -Dhowl.differential.first}, {@code
 * -Dhowl.differential.documents} and {@code -Dhowl.differential.frames} choose others.
 */
class DifferentialTest {
    private static final long FIRST = Long.getLong("howl.differential.first", 1);
    private static final int DOCUMENTS = Integer.getInteger("howl.differential.documents", 8);
    /** Frames of each direction of a document. */
    private static final int FRAMES = Integer.getInteger("howl.differential.frames", 90);

    private static final int MOST_PROBLEMS = 20;

    @TempDir
    private Path temp = Path.of("");

    private final List<String> problems = new ArrayList<>();
    private int frames;
    private int valid;

    @Test
    void validatorRoutingAndRecordsAgreeWithNetworknt() throws Exception {
        try (GeneratedBatch batch = new GeneratedBatch(temp, LongStream.range(FIRST, FIRST + DOCUMENTS))) {
            assertThat(batch.refused())
                    .as("random documents are valid contracts")
                    .isEmpty();
            for (GeneratedBatch.Generated one : batch.generated()) {
                for (Direction direction : Direction.values()) {
                    ChannelTrial trial = new ChannelTrial(one.document(), one.validator(), batch.spec(one), direction);
                    run(one.document(), direction, trial);
                    valid += trial.valid();
                }
            }
        }
        System.out.println(frames + " random frames, " + valid + " of them valid");
        assertThat(problems.stream().limit(MOST_PROBLEMS)).isEmpty();
        assertThat(valid).as("valid frames among " + frames).isBetween(frames / 4, frames * 3 / 4);
    }

    private void run(RandomDocument document, Direction direction, ChannelTrial trial) {
        RandomFrames random = new RandomFrames(new Dice(document.seed()), document);
        List<JsonNode> schemas = List.copyOf(document.of(direction).values());
        Set<String> kinds = new HashSet<>();
        for (JsonNode frame : random.frames(schemas, FRAMES)) {
            frames++;
            String problem = problem(trial, frame);
            String kind = kind(problem);
            if (problem != null && kinds.add(kind)) {
                JsonNode small = Smaller.of(frame, each -> kind.equals(kind(problem(trial, each))));
                problems.add("seed " + document.seed() + ", " + problem(trial, small) + "\n  frame: " + small
                        + "\n  document: " + document.json());
            }
        }
    }

    private static @Nullable String problem(ChannelTrial trial, JsonNode frame) {
        try {
            return trial.problem(frame.toString());
        } catch (RuntimeException | StackOverflowError e) {
            return "fault: " + e;
        }
    }

    /** Returns the first word of a problem. */
    private static String kind(@Nullable String problem) {
        return problem == null ? "" : problem.substring(0, problem.indexOf(':'));
    }
}
