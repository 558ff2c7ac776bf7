package dev.howl.server.session;

import java.util.List;

/**
 * A session as handlers and rooms know it.
 *
 * @param typed the session in the class that the contract generates for it
 * @param room the values of the parameters of its address, in the order of the address
 */
record SessionView<S>(S typed, List<Object> room) {}
