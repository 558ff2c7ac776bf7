package dev.howl.server.log;

import dev.howl.server.Counters;
import dev.howl.server.PublishOptions;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counters and fences, wherever they are kept. */
public interface Conditions extends Counters {

    /**
     * Notes what an append asks for.
     *
     * @return fails with {@link dev.howl.server.NotAppendedException} where it does not hold; nothing has been noted
     *     then
     */
    CompletionStage<Void> pass(PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence);
}
