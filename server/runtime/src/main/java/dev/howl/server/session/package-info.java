/** The session of one connection: its messages, subscriptions, tokens and limits. */
@NullMarked
package dev.howl.server.session;

import org.jspecify.annotations.NullMarked;
