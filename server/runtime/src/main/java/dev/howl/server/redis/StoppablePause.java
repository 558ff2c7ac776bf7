package dev.howl.server.redis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pause between two questions to Redis, which the stop of the server ends.
 *
 * @param stopped reaches zero when the server stops
 */
record StoppablePause(CountDownLatch stopped) {

    /** @throws ReconnectException if the server stops, or the thread is interrupted */
    void take(long millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                throw new ReconnectException("the server is stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReconnectException("interrupted");
        }
    }
}
