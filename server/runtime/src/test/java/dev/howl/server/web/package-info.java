@NullMarked
package dev.howl.server.web;

import org.jspecify.annotations.NullMarked;
