package dev.howl.server.fanout;

import dev.howl.server.window.ReadResult;
import org.jspecify.annotations.Nullable;

/**
 * The result of placing a cursor.
 *
 * @param cursor at the requested position, or where {@code lost} says
 * @param lost the events that the subscriber cannot get any more; {@code null} where it missed none
 */
public record CursorPlacement(Cursor cursor, ReadResult.@Nullable Lost lost) {}
