/**
 * What generated clients call: one connection that reconnects, resumes its subscriptions and answers requests.
 *
 * <h2>Which thread calls what</h2>
 *
 * <ul>
 *   <li><b>Your threads</b> may call every public method at any time. Only {@link
 *       dev.howl.client.runtime.ClientBuilder#connect()} and {@link dev.howl.client.runtime.Connection#close()} wait;
 *       the rest hands over to the loop and returns.
 *   <li><b>The loop</b> owns all state of a connection. It is a queue of tasks, one at a time, over a few daemon
 *       threads that all connections share ({@code howl-client-loop-*}); an idle connection has no thread. It parses
 *       frames, keeps timers, and never runs your code.
 *   <li><b>I/O threads</b> ({@code howl-client-io-*} and the selector of the shared {@link java.net.http.HttpClient})
 *       put frames together and hand them to the loop, nothing else. At most 64 frames wait between the socket and the
 *       loop; then TCP holds the server back.
 *   <li><b>The executor</b> ({@link dev.howl.client.runtime.ClientBuilder#executor}; by default cached daemon threads
 *       {@code howl-client-callback-*}) runs all of your code: listeners, what is chained to futures, the token
 *       supplier. Calls to one listener follow each other in order, never two at a time; different listeners run
 *       side by side. A listener may block and may call anything here, {@code close()} included. It holds back its
 *       own later events only: reading and heartbeats go on.
 * </ul>
 *
 * <p>A future is completed by a task of its own on the executor. With an executor of a single thread, a listener that
 * waits for a future waits for itself; with one that runs tasks at once in the caller's thread, listeners run on the
 * loop and must not block. The default has neither trap.
 *
 * <h2>What is bounded</h2>
 *
 * Length of a frame, frames between socket and loop, messages on their way out, events that wait for a listener. What
 * happens at each bound is said where it is set, in {@link dev.howl.client.runtime.ClientBuilder}.
 */
@NullMarked
package dev.howl.client.runtime;

import org.jspecify.annotations.NullMarked;
