@NullMarked
package dev.howl.server.topic;

import org.jspecify.annotations.NullMarked;
