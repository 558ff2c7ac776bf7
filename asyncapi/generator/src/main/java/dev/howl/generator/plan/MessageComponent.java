package dev.howl.generator.plan;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message of the document as far as its record goes; several channels may have it.
 *
 * @param location place of the Message Object
 * @param owned properties that are no component, since the runtime reads and writes them
 */
record MessageComponent(Location location, @Nullable Schema payload, Set<String> owned) {}
