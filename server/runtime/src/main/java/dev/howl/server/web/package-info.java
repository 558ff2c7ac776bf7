/** Support for HTTP routes: access control, JSON bodies and problem responses. */
@NullMarked
package dev.howl.server.web;

import org.jspecify.annotations.NullMarked;
