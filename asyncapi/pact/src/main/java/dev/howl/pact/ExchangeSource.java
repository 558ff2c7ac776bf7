package dev.howl.pact;

import java.util.List;

/** A part of the exchanges of a client, such as its requests. */
@FunctionalInterface
interface ExchangeSource {
    /**
     * Makes the client and the mock exchange messages.
     *
     * @return what was exchanged
     * @throws AssertionError if the client does not do what it should
     */
    List<Exchange> exchange(PactSession<?> session) throws Exception;
}
