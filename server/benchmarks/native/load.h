/* The load client: shared declarations. It has a single thread, so nothing is locked. */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { READ_BUFFER = 256 * 1024, FRAME_MAX = 128 * 1024, PIDS_MAX = 16, ID_MAX = 64 };

/* The key of the handshake and the Sec-WebSocket-Accept that RFC 6455, section 4.2.2, derives from it. */
#define HANDSHAKE_KEY "SG93bEJlbmNobWFya0tleQ=="
#define HANDSHAKE_ACCEPT "iHrObf7Zj4uFWcWp5krvGf7f3fs="

struct options {
    int port;
    const char *path;
    const char *post;   /* path to which events are posted; NULL if the server creates them itself */
    int conns;
    int bystanders;     /* number of first connections that have a small receive buffer, can be stalled, and are not counted */
    bool howl;          /* speak the Howl protocol; otherwise every text frame is an event */
    int pids[PIDS_MAX]; /* processes of the server, whose CPU time is measured */
    int n_pids;
};
extern struct options opt;

int64_t now_ns(void);
void die(const char *what);

struct conn {
    int fd;
    enum { CONNECTING, UPGRADING, GREETED, SUBSCRIBED, GONE } state;
    bool bystander, stalled, pinged;
    uint32_t rest_len, rest_cap;
    uint8_t *rest;              /* an incomplete frame or handshake response */
    long next;                  /* number of the expected event */
    char id[ID_MAX + 1];
};

/* frames.c: input of a connection. */
size_t conn_take(struct conn *c, const uint8_t *p, size_t n, int64_t now); /* returns the bytes of complete frames */
void conn_message(struct conn *c, const char *type, const char *more);    /* sends a message of Howl's protocol */

/* conns.c: the subscribers. */
void conns_open(void);              /* connects all of them; exits on failure */
void conns_poll(int timeout_ms);    /* handles pending input */
void conns_keep_alive(int64_t now); /* sends due pings, spread evenly over the interval */
void conns_pinging(bool on);        /* switches the periodic pings */
void conns_ping_all(void);          /* pings all now, so that they can be silent for a while */
bool conns_all_answered(void);      /* true once after conns_ping_all, when all have answered */
void conns_stall(bool on);          /* makes the bystanders stop or resume reading */
void conn_gone(struct conn *c, const char *why);
void conns_subscribed(void);
void conns_pong(struct conn *c);
void conns_expect_from_zero(void);  /* makes all connections expect event 0 */
long conns_missing(long count);     /* number of deliveries still missing of `count` events */
void conns_close(void);

/* round.c: measurement of a round. */
void round_begin(long count, long size, double max_seconds);
void round_idle(double seconds);
bool round_running(void);
void round_check(int64_t now);      /* prints the result of a finished round */
long round_size(void);
void round_event(int64_t now, int64_t made);
void round_out_of_order(long expected, long got);
void round_malformed(const char *frame, size_t len);
void round_gap(void);
void round_lost_connection(void);

/* post.c: events published over HTTP, for a server that does not create them itself. */
void post_begin(long count, double rate, long size); /* rate 0: each as soon as the previous one is answered */
void post_poll(int64_t now);

/* Writes an event as JSON of `size` bytes: {"n":..,"t":..,"p":".."}. Returns the bytes written. */
size_t event_json(char *out, long n, int64_t made, long size);

#endif
