@NullMarked
package dev.howl.server.pages;

import org.jspecify.annotations.NullMarked;
