/* The subscribers: their sockets, incomplete frames and pings. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AT_ONCE = 128, EVENTS_AT_ONCE = 512, SMALL_RECEIVE_BUFFER = 4096 };

static const int64_t PING_INTERVAL_NS = 5000000000LL, OPEN_TIMEOUT_NS = 60000000000LL;

static struct conn *conns;
static int epoll_fd, started, ready, lost, pongs_due;
static bool pinging = true, all_pinged;
static int64_t pings_began, pings_sent;
static uint8_t buffer[READ_BUFFER + FRAME_MAX + 1];

void conn_gone(struct conn *c, const char *why)
{
    if (c->state == GONE) return;
    if (c->state != SUBSCRIBED) {
        fprintf(stderr, "load: cannot set up connection %ld: %s\n", (long)(c - conns), why);
        exit(1);
    }
    if (!lost++) fprintf(stderr, "load: lost connection %ld, perhaps others: %s\n", (long)(c - conns), why);
    c->state = GONE;
    conns_pong(c);
    close(c->fd);
    ready--;
    round_lost_connection();
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
    if (got <= 0) { conn_gone(c, got ? strerror(errno) : "end of stream"); return; }
    size_t have = had + (size_t)got, taken = conn_take(c, buffer, have, now_ns());
    keep_rest(c, buffer + taken, have - taken);
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
    if (error) { conn_gone(c, strerror(error)); return; }
    int n = snprintf(request, sizeof request,
                     "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " HANDSHAKE_KEY "\r\n\r\n", opt.path, opt.port);
    if (send(c->fd, request, (size_t)n, MSG_NOSIGNAL) != n) { conn_gone(c, "cannot send the handshake request"); return; }
    c->state = UPGRADING;
    watch(c, EPOLL_CTL_MOD, EPOLLIN);
}

static void start_one(struct conn *c)
{
    int on = 1, small = SMALL_RECEIVE_BUFFER;
    /* Close with a reset, so that no port stays in TIME_WAIT for the next run. */
    struct linger reset = { .l_onoff = 1, .l_linger = 0 };
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)opt.port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    c->bystander = c - conns < opt.bystanders;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->fd < 0) die("socket");
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    if (c->bystander) setsockopt(c->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
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
            fprintf(stderr, "load: only %d of %d connections were ready before the timeout\n", ready, opt.conns);
            exit(1);
        }
    }
}

/* Counts the pings due since the start, so that each connection is pinged once per interval, at its own offset. */
void conns_keep_alive(int64_t now)
{
    if (!opt.howl || !pinging) return;
    int64_t due = (int64_t)((double)(now - pings_began) / (double)PING_INTERVAL_NS * opt.conns);
    for (; pings_sent < due; pings_sent++) {
        struct conn *c = &conns[pings_sent % opt.conns];
        if (c->state == SUBSCRIBED) conn_message(c, "ping", "");
    }
}

void conns_pinging(bool on)
{
    pinging = on;
    pings_began = now_ns();
    pings_sent = 0;
}

void conns_ping_all(void)
{
    pongs_due = 0;
    all_pinged = true;
    for (int i = 0; i < opt.conns; i++) {
        struct conn *c = &conns[i];
        if (!opt.howl || c->state != SUBSCRIBED || c->stalled) continue;
        c->pinged = true;
        pongs_due++;
        conn_message(c, "ping", "");
    }
}

void conns_pong(struct conn *c)
{
    if (!c->pinged) return;
    c->pinged = false;
    pongs_due--;
}

bool conns_all_answered(void)
{
    bool answered = all_pinged && pongs_due <= 0;
    if (answered) all_pinged = false;
    return answered;
}

void conns_subscribed(void) { ready++; }

void conns_stall(bool on)
{
    for (int i = 0; i < opt.bystanders; i++) {
        struct conn *c = &conns[i];
        if (c->state != SUBSCRIBED || c->stalled == on) continue;
        c->stalled = on;
        watch(c, on ? EPOLL_CTL_DEL : EPOLL_CTL_ADD, EPOLLIN);
    }
}

void conns_expect_from_zero(void)
{
    for (int i = 0; i < opt.conns; i++) conns[i].next = 0;
}

long conns_missing(long count)
{
    long missing = 0;
    for (int i = opt.bystanders; i < opt.conns; i++)
        if (conns[i].next < count) missing += count - conns[i].next;
    return missing;
}

void conns_close(void)
{
    for (int i = 0; i < opt.conns; i++)
        if (conns[i].state != GONE) close(conns[i].fd);
}
