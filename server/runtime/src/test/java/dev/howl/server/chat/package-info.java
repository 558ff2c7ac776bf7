@NullMarked
package dev.howl.server.chat;

import org.jspecify.annotations.NullMarked;
