/** The client of an HTTP request, where trusted proxies may stand between it and the server. */
@NullMarked
package dev.howl.server.proxy;

import org.jspecify.annotations.NullMarked;
