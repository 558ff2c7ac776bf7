/** Tests of the moderation: its protocol, HTTP API, page and database. */
@NullMarked
package dev.howl.app.moderation;

import org.jspecify.annotations.NullMarked;
