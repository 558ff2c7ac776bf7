package dev.howl.server.session;

/**
 * What one session may use.
 *
 * @param subscriptions cursors at a time
 * @param messagesPerSecond messages taken in the long run, and at once after a pause
 * @param requestsInFlight requests whose answer is not there yet; the session is not read while it has that many
 */
public record SessionLimits(int subscriptions, int messagesPerSecond, int requestsInFlight) {}
