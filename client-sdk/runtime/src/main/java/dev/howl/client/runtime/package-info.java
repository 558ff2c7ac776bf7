/**
 * The runtime of generated clients: one connection that reconnects, resumes its subscriptions and matches answers to
 * requests.
 *
 * <p>Users start with the generated client, whose {@code builder} is a {@link dev.howl.client.runtime.ClientBuilder}:
 *
 * <pre>{@code
 * try (HowlClient howl = HowlClient.connect(URI.create("ws://localhost:8080/events"))) {
 *     howl.wisdom().subscribe(quote -> System.out.println(quote.message()));
 *     howl.broadcasts().send("Lunch is served").join();
 * }
 * }</pre>
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li><b>Your threads</b> may call every public method at any time. Only {@link
 *       dev.howl.client.runtime.ClientBuilder#connect()} and {@link dev.howl.client.runtime.Connection#close()} block;
 *       all other methods pass the work to the event loop and return.
 *   <li><b>The event loop</b> owns all state of a connection: a queue of tasks that run one at a time on a few daemon
 *       threads ({@code howl-client-loop-*}), which all connections share. An idle connection uses no thread. The loop
 *       parses frames, keeps timers, and never runs your code.
 *   <li><b>I/O threads</b> ({@code howl-client-io-*} and the selector of the shared {@link java.net.http.HttpClient})
 *       join fragments to messages and pass them to the event loop. At most 64 messages wait between the socket and the
 *       loop; then TCP holds the server back.
 *   <li><b>The executor</b> ({@link dev.howl.client.runtime.ClientBuilder#executor}; by default cached daemon threads
 *       {@code howl-client-callback-*}) runs all of your code: listeners, the token supplier, and whatever is chained
 *       to futures. Calls to one listener are made in order, one at a time; different listeners run concurrently. A
 *       listener may block and may call any method here, {@code close()} included. It delays its own later events only:
 *       reading and heartbeats continue.
 * </ul>
 *
 * <p>Each future is completed by its own task on the executor. Two kinds of executor need care. On one with a single
 * thread, a listener that waits for a future waits forever. On one that runs tasks in the calling thread, listeners run
 * on the event loop and must not block. The default executor has neither problem.
 *
 * <h2>Bounds</h2>
 *
 * The length of a message, the messages between socket and event loop, the messages waiting to be sent or answered, and
 * the events waiting for a listener are bounded. {@link dev.howl.client.runtime.ClientBuilder} has the limits and says
 * what happens when one is reached.
 */
@NullMarked
package dev.howl.client.runtime;

import org.jspecify.annotations.NullMarked;
