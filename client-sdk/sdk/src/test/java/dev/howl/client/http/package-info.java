/** Tests of the client of the HTTP API. */
@NullMarked
package dev.howl.client.http;

import org.jspecify.annotations.NullMarked;
