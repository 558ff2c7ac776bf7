/** The limits of HTTP/1.1 connections, enforced in front of Reactor Netty's own handlers. */
@NullMarked
package dev.howl.server.http;

import org.jspecify.annotations.NullMarked;
