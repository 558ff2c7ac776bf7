@NullMarked
package dev.howl.app.originals.moderation;

import org.jspecify.annotations.NullMarked;
