package dev.howl.demo;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;

/**
 * A client that plays a person of the tour.
 *
 * @param states of its connection since it was connected
 * @param gaps the gaps that it received
 */
record DemoClient(String name, HowlClient howl, Mailbox<ConnectionState> states, Mailbox<Gap> gaps) {}
