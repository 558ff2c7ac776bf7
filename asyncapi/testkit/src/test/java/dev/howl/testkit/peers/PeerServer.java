package dev.howl.testkit.peers;

/** A running server on a port of the loopback interface. */
interface PeerServer extends AutoCloseable {

    int port();

    @Override
    void close();

    /** Start of a server. */
    interface Start {
        PeerServer with(PeerShop shop) throws Exception;
    }
}
