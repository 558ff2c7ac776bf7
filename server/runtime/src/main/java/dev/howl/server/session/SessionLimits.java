package dev.howl.server.session;

/**
 * The limits of one session.
 *
 * @param subscriptions largest number of subscriptions at a time
 * @param messagesPerSecond messages accepted per second on average, and at once after a pause
 * @param requestsInFlight largest number of requests without a reply; reading pauses at that number
 */
public record SessionLimits(int subscriptions, int messagesPerSecond, int requestsInFlight) {}
