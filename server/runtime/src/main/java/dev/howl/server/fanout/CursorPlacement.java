package dev.howl.server.fanout;

import dev.howl.server.window.ReadResult;
import org.jspecify.annotations.Nullable;

/**
 * The result of placing a cursor.
 *
 * @param cursor the cursor, at the requested position or at the end of {@code lost}
 * @param lost the events that the subscriber cannot get any more; {@code null} if it missed none
 */
public record CursorPlacement(Cursor cursor, ReadResult.@Nullable Lost lost) {}
