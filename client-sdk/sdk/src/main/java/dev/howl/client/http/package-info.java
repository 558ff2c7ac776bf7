/**
 * The client of a Howl server's HTTP API, which the document at {@code /openapi.yaml} describes: {@link
 * dev.howl.client.http.HowlHttp}, and the records of its requests and results. Written by hand; a test compares it with the
 * document.
 *
 * <p>Records of results ignore members that they do not have, so that a newer server can add some. Times are points in
 * time ({@link java.time.Instant}) with up to nanoseconds.
 */
@NullMarked
package dev.howl.client.http;

import org.jspecify.annotations.NullMarked;
