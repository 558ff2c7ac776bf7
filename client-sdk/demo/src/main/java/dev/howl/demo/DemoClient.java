package dev.howl.demo;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;

/**
 * A client with a name.
 *
 * @param states of its connection, after it was connected
 * @param gaps that it was told of
 */
record DemoClient(String name, HowlClient howl, Mailbox<ConnectionState> states, Mailbox<Gap> gaps) {}
