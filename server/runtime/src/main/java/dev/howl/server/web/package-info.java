/** What routes of the HTTP interface need: access, bodies, problems. */
@NullMarked
package dev.howl.server.web;

import org.jspecify.annotations.NullMarked;
