package dev.howl.generator.plan;

import org.jspecify.annotations.Nullable;

/** Names of the properties that the runtime reads and writes by itself; see {@code dev.howl.runtime.Envelope}. */
public record EnvelopePlan(
        @Nullable String discriminator,
        @Nullable String payload,
        @Nullable String correlation,
        @Nullable String position,
        @Nullable String connectionId,
        boolean numbered) {}
