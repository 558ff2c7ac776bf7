@NullMarked
package dev.howl.server.session;

import org.jspecify.annotations.NullMarked;
