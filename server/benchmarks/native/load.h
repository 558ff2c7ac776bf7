/* The load client: shared declarations. One thread, so nothing here is locked. */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { READ_BUFFER = 256 * 1024, FRAME_MAX = 128 * 1024, PIDS_MAX = 16, ID_MAX = 64 };

/* The handshake's key and the answer that RFC 6455, section 4.2.2, derives from it. */
#define HANDSHAKE_KEY "SG93bEJlbmNobWFya0tleQ=="
#define HANDSHAKE_ACCEPT "iHrObf7Zj4uFWcWp5krvGf7f3fs="

struct options {
    int port;
    const char *path;
    const char *post;   /* where events are posted; NULL when the server makes them itself */
    int conns;
    int bystanders;     /* the first so many have a small receive buffer, can be stalled, and are not counted */
    bool howl;          /* the Howl protocol; otherwise every text frame is an event */
    int pids[PIDS_MAX]; /* processes whose CPU time is the server's */
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
    uint8_t *rest;              /* the beginning of a frame, or of the handshake's answer, whose end has not come */
    long next;                  /* number of the event that is due */
    char id[ID_MAX + 1];
};

/* frames.c: what comes on a connection. */
size_t conn_take(struct conn *c, const uint8_t *p, size_t n, int64_t now); /* returns how much was whole */
void conn_message(struct conn *c, const char *type, const char *more);    /* sends a message of Howl's protocol */

/* conns.c: the subscribers. */
void conns_open(void);              /* connects all of them; ends the program where that fails */
void conns_poll(int timeout_ms);    /* takes what has come */
void conns_keep_alive(int64_t now); /* pings, spread evenly over the interval */
void conns_pinging(bool on);        /* whether they are pinged over the interval */
void conns_ping_all(void);          /* pings each of them now, so that they may be silent for a while */
bool conns_all_answered(void);      /* true once after a ping of all, when each has been answered */
void conns_stall(bool on);          /* whether the bystanders stop reading */
void conn_gone(struct conn *c, const char *why);
void conns_subscribed(void);
void conns_pong(struct conn *c);
void conns_expect_from_zero(void);  /* the next event of everybody is number 0 */
long conns_missing(long count);     /* events of `count` that somebody has not had */
void conns_close(void);

/* round.c: what is counted while events are under way. */
void round_begin(long count, long size, double max_seconds);
void round_idle(double seconds);
bool round_running(void);
void round_check(int64_t now);      /* ends the round that is over and prints its result */
long round_size(void);
void round_event(int64_t now, int64_t made);
void round_out_of_order(long expected, long got);
void round_malformed(const char *frame, size_t len);
void round_gap(void);
void round_lost_connection(void);

/* post.c: events handed to the server over HTTP, for a server that makes none itself. */
void post_begin(long count, double rate, long size); /* rate 0: each as soon as the last was taken */
void post_poll(int64_t now);

/* One text frame's worth of JSON: {"n":..,"t":..,"p":".."}, `size` bytes. Returns the bytes written. */
size_t event_json(char *out, long n, int64_t made, long size);

#endif
