/* The subscribers: handshake, frames, and the part of Howl's protocol that a subscriber needs. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AT_ONCE = 128, EVENTS_AT_ONCE = 512 };

static const int64_t PING_INTERVAL_NS = 5000000000LL, OPEN_TIMEOUT_NS = 60000000000LL;

struct conn {
    int fd;
    enum { CONNECTING, UPGRADING, GREETED, SUBSCRIBED, GONE } state;
    uint32_t rest_len, rest_cap;
    uint8_t *rest;              /* the beginning of a frame, or of the handshake's answer, whose end has not come */
    long next;                  /* number of the event that is due */
    char id[ID_MAX + 1];
};

static struct conn *conns;
static int epoll_fd, started, ready, lost;
static int64_t pings_began, pings_sent;
static uint8_t buffer[READ_BUFFER + FRAME_MAX + 1];

static void gone(struct conn *c, const char *why)
{
    if (c->state == GONE) return;
    if (c->state != SUBSCRIBED) {
        fprintf(stderr, "load: connection %ld could not be set up: %s\n", (long)(c - conns), why);
        exit(1);
    }
    if (!lost++) fprintf(stderr, "load: connection %ld was lost, perhaps others: %s\n", (long)(c - conns), why);
    c->state = GONE;
    close(c->fd);
    ready--;
    round_lost_connection();
}

/* A client's frame is masked; with a key of zero the bytes stay as they are. */
static void send_frame(struct conn *c, int opcode, const char *body, size_t len)
{
    uint8_t frame[8 + 512] = { (uint8_t)(0x80 | opcode) };
    size_t head = 2;
    if (len > 512) die("a frame of ours is too long");
    frame[1] = (uint8_t)(0x80 | (len < 126 ? len : 126));
    if (len >= 126) {
        frame[2] = (uint8_t)(len >> 8);
        frame[3] = (uint8_t)len;
        head = 4;
    }
    memcpy(frame + head + 4, body, len);
    size_t total = head + 4 + len;
    if (send(c->fd, frame, total, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)total) gone(c, "a frame could not be sent");
}

static void send_message(struct conn *c, const char *type, const char *more)
{
    char text[300];
    int len = snprintf(text, sizeof text, "{\"type\":\"%s\",\"payload\":{\"id\":\"%s\"%s}}", type, c->id, more);
    send_frame(c, 1, text, (size_t)len);
}

/* What follows the first `"name":` in the text, or NULL. */
static const char *value_of(const char *text, size_t len, const char *name)
{
    char key[32];
    int key_len = snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = memmem(text, len, key, (size_t)key_len);
    return at ? at + key_len : NULL;
}

static bool has_type(const char *text, size_t len, const char *type)
{
    const char *at = value_of(text, len, "type");
    size_t type_len = strlen(type);
    return at && (size_t)(text + len - at) >= type_len + 2 && *at == '"' && !memcmp(at + 1, type, type_len)
        && at[type_len + 1] == '"';
}

/* Holds an event against what is due: its form, its size, its number. */
static void event(struct conn *c, const char *text, size_t len, int64_t now)
{
    static const char HEAD[] = "{\"n\":", TIME[] = ",\"t\":", PAD[] = ",\"p\":\"";
    const char *inner = memmem(text, len, HEAD, sizeof HEAD - 1), *end = text + len;
    char *at = NULL;
    long n = -1;
    int64_t made = 0;
    if (inner) n = strtol(inner + sizeof HEAD - 1, &at, 10);
    if (!inner || end - at < 16 || memcmp(at, TIME, sizeof TIME - 1)) { round_malformed(text, len); return; }
    made = strtoll(at + sizeof TIME - 1, &at, 10);
    if (end - at < (long)sizeof PAD || memcmp(at, PAD, sizeof PAD - 1)) { round_malformed(text, len); return; }
    const char *pad = at + sizeof PAD - 1, *quote = memchr(pad, '"', (size_t)(end - pad));
    if (!quote || quote + 1 >= end || quote[1] != '}' || quote + 2 - inner != round_size()) {
        round_malformed(text, len);
        return;
    }
    if (n != c->next) round_out_of_order(c->next, n);
    c->next = n + 1;
    round_event(now, made);
}

static void subscribed(struct conn *c)
{
    c->state = SUBSCRIBED;
    ready++;
}

static void greeted(struct conn *c, const char *text, size_t len)
{
    const char *id = value_of(text, len, "id");
    const char *quote = id && *id == '"' ? memchr(id + 1, '"', (size_t)(text + len - id - 1)) : NULL;
    if (!has_type(text, len, "initial") || !quote || quote - id - 1 > ID_MAX) { gone(c, "no initial came"); return; }
    memcpy(c->id, id + 1, (size_t)(quote - id - 1));
    send_message(c, "connect", "");
    send_message(c, "subscribe", ",\"topic\":\"ticks\"");
}

static void text_frame(struct conn *c, const char *text, size_t len, int64_t now)
{
    if (!opt.howl || has_type(text, len, "tick")) event(c, text, len, now);
    else if (c->state == GREETED && !c->id[0]) greeted(c, text, len);
    else if (c->state == GREETED && has_type(text, len, "subscribed")) subscribed(c);
    else if (has_type(text, len, "gap")) round_gap();
    else if (!has_type(text, len, "pong")) {
        fprintf(stderr, "load: %.*s\n", (int)(len < 300 ? len : 300), text);
        gone(c, "an unexpected message");
    }
}

/* Handles one frame at p; returns its length, or 0 while its end has not come. */
static size_t frame(struct conn *c, const uint8_t *p, size_t n, int64_t now)
{
    if (n < 2) return 0;
    size_t head = p[1] < 126 ? 2 : p[1] == 126 ? 4 : 10, len = p[1] & 127;
    if (n < head) return 0;
    if (head > 2) {
        len = 0;
        for (size_t i = 2; i < head; i++) len = len << 8 | p[i];
    }
    if (!(p[0] & 0x80) || (p[0] & 0x70) || (p[1] & 0x80) || len > FRAME_MAX - 10) {
        gone(c, "a frame that is in parts, compressed, masked or too long");
        return 0;
    }
    if (n < head + len) return 0;
    const char *body = (const char *)p + head;
    switch (p[0] & 15) {
    case 1: text_frame(c, body, len, now); break;
    case 8: gone(c, "the server closed it"); break;
    case 9: send_frame(c, 10, body, len); break;
    case 10: break;
    default: gone(c, "a frame that is neither text nor control");
    }
    return head + len;
}

/* Returns what the handshake's answer takes, or 0 while its end has not come. */
static size_t upgraded(struct conn *c, const uint8_t *p, size_t n)
{
    const uint8_t *end = memmem(p, n, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t len = (size_t)(end + 4 - p);
    if (len < 12 || memcmp(p, "HTTP/1.1 101", 12) || !memmem(p, len, HANDSHAKE_ACCEPT, strlen(HANDSHAKE_ACCEPT))) {
        fprintf(stderr, "load: %.*s\n", (int)(len < 200 ? len : 200), p);
        gone(c, "the handshake was refused");
    }
    c->state = GREETED;
    if (!opt.howl) subscribed(c);
    return len;
}

static void keep_rest(struct conn *c, const uint8_t *p, size_t n)
{
    if (n > c->rest_cap) {
        c->rest = realloc(c->rest, n);
        if (!c->rest) die("memory");
        c->rest_cap = (uint32_t)n;
    }
    if (n) memcpy(c->rest, p, n);
    c->rest_len = (uint32_t)n;
}

static void readable(struct conn *c)
{
    size_t had = c->rest_len;
    if (had) memcpy(buffer, c->rest, had);
    ssize_t got = recv(c->fd, buffer + had, READ_BUFFER, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) { gone(c, got ? strerror(errno) : "end of stream"); return; }
    const uint8_t *p = buffer, *end = buffer + had + got;
    int64_t now = now_ns();
    while (p < end && c->state != GONE) {
        size_t used = c->state == UPGRADING ? upgraded(c, p, (size_t)(end - p)) : frame(c, p, (size_t)(end - p), now);
        if (!used) break;
        p += used;
    }
    keep_rest(c, p, (size_t)(end - p));
}

static void watch(struct conn *c, int op, uint32_t events)
{
    struct epoll_event e = { .events = events, .data.ptr = c };
    if (epoll_ctl(epoll_fd, op, c->fd, &e)) die("epoll_ctl");
}

static void connected(struct conn *c)
{
    char request[512];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) { gone(c, strerror(error)); return; }
    int n = snprintf(request, sizeof request,
                     "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " HANDSHAKE_KEY "\r\n\r\n", opt.path, opt.port);
    if (send(c->fd, request, (size_t)n, MSG_NOSIGNAL) != n) { gone(c, "the request could not be sent"); return; }
    c->state = UPGRADING;
    watch(c, EPOLL_CTL_MOD, EPOLLIN);
}

static void start_one(struct conn *c)
{
    int on = 1;
    /* Closed with a reset: no port is left waiting for the next run. */
    struct linger reset = { .l_onoff = 1, .l_linger = 0 };
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)opt.port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->fd < 0) die("socket");
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    if (connect(c->fd, (struct sockaddr *)&to, sizeof to) && errno != EINPROGRESS) die("connect");
    c->state = CONNECTING;
    watch(c, EPOLL_CTL_ADD, EPOLLOUT);
}

void conns_poll(int timeout_ms)
{
    struct epoll_event events[EVENTS_AT_ONCE];
    int n = epoll_wait(epoll_fd, events, EVENTS_AT_ONCE, timeout_ms);
    for (int i = 0; i < n; i++) {
        struct conn *c = events[i].data.ptr;
        if (c->state == CONNECTING) connected(c);
        else if (c->state != GONE) readable(c);
    }
}

void conns_open(void)
{
    conns = calloc((size_t)opt.conns, sizeof *conns);
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (!conns || epoll_fd < 0) die("epoll");
    int64_t deadline = now_ns() + OPEN_TIMEOUT_NS;
    pings_began = now_ns();
    while (ready < opt.conns) {
        while (started < opt.conns && started - ready < AT_ONCE) start_one(&conns[started++]);
        conns_poll(100);
        conns_keep_alive(now_ns());
        if (now_ns() > deadline) {
            fprintf(stderr, "load: only %d of %d connections were ready in time\n", ready, opt.conns);
            exit(1);
        }
    }
}

/* Counts pings due since the start, so that connection i is pinged once an interval, at its own moment. */
void conns_keep_alive(int64_t now)
{
    if (!opt.howl) return;
    int64_t due = (int64_t)((double)(now - pings_began) / (double)PING_INTERVAL_NS * opt.conns);
    for (; pings_sent < due; pings_sent++) {
        struct conn *c = &conns[pings_sent % opt.conns];
        if (c->state == SUBSCRIBED) send_message(c, "ping", "");
    }
}

void conns_expect_from_zero(void)
{
    for (int i = 0; i < opt.conns; i++) conns[i].next = 0;
}

long conns_missing(long count)
{
    long missing = 0;
    for (int i = 0; i < opt.conns; i++)
        if (conns[i].next < count) missing += count - conns[i].next;
    return missing;
}

void conns_close(void)
{
    for (int i = 0; i < opt.conns; i++)
        if (conns[i].state != GONE) close(conns[i].fd);
}
