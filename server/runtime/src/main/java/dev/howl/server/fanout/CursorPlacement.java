package dev.howl.server.fanout;

import dev.howl.server.window.ReadResult;
import org.jspecify.annotations.Nullable;

/**
 * A cursor that was placed.
 *
 * @param cursor stands where it was asked for, or where {@code lost} says
 * @param lost why it does not stand where it was asked for; {@code null} where it does
 */
public record CursorPlacement(Cursor cursor, ReadResult.@Nullable Lost lost) {}
