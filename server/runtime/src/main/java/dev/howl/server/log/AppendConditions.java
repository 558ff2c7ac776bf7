package dev.howl.server.log;

import dev.howl.server.Counters;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The counters and fencing tokens that appends depend on. */
public interface AppendConditions extends Counters {

    /**
     * Checks the options of an append and records them in the same step.
     *
     * @return fails with {@link dev.howl.server.NotAppendedException} if one does not hold; nothing is recorded then
     */
    CompletionStage<Void> pass(PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence);
}
