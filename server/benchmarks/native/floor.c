/*
 * floor - the minimum cost of a WebSocket broadcaster: one send of a prepared frame per subscriber.
 *
 * usage: floor PORT [JOINED]     JOINED: events of a burst per send (default 1)
 * Commands on standard input, as for the other servers: burst COUNT SIZE, single COUNT RATE SIZE.
 */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SUBSCRIBERS_MAX = 100000, SIZE_MAX_BYTES = 60000, JOINED_MAX = 64, BACKLOG = 4096 };

static int subscribers[SUBSCRIBERS_MAX], n_subscribers;
static unsigned char out[JOINED_MAX * (SIZE_MAX_BYTES + 4)];

static int64_t clock_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static size_t make_frame(unsigned char *at, long n, long size)
{
    size_t head = 2;
    at[0] = 0x81;
    at[1] = (unsigned char)(size < 126 ? size : 126);
    if (size >= 126) {
        at[2] = (unsigned char)(size >> 8);
        at[3] = (unsigned char)size;
        head = 4;
    }
    return head + event_json((char *)at + head, n, clock_ns(), size);
}

/* Errors are ignored here; the event loop notices a closed connection. */
static void send_all(int fd, size_t len)
{
    for (size_t sent = 0; sent < len;) {
        ssize_t n = send(fd, out + sent, len - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n >= 0) { sent += (size_t)n; continue; }
        if (errno != EAGAIN) return;
        struct pollfd room = { .fd = fd, .events = POLLOUT };
        poll(&room, 1, 1000);
    }
}

static void publish(long first, long count, long size)
{
    size_t len = 0;
    for (long n = first; n < first + count; n++) len += make_frame(out + len, n, size);
    for (int i = 0; i < n_subscribers; i++) send_all(subscribers[i], len);
}

static void wait_until(int64_t at)
{
    struct timespec t = { at / 1000000000LL, at % 1000000000LL };
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR) { }
}

static void obey(const char *line, long joined)
{
    long count, size;
    double rate;
    if (sscanf(line, "burst %ld %ld", &count, &size) == 2 && size <= SIZE_MAX_BYTES) {
        for (long n = 0; n < count; n += joined) publish(n, count - n < joined ? count - n : joined, size);
    } else if (sscanf(line, "single %ld %lf %ld", &count, &rate, &size) == 3 && size <= SIZE_MAX_BYTES) {
        int64_t began = clock_ns();
        for (long n = 0; n < count; n++) {
            wait_until(began + (int64_t)((double)n * 1e9 / rate));
            publish(n, 1, size);
        }
    } else {
        fprintf(stderr, "floor: unknown command '%s'\n", line);
        exit(2);
    }
    puts("{\"event\":\"published\"}");
    fflush(stdout);
}

static void leave(int fd)
{
    for (int i = 0; i < n_subscribers; i++) {
        if (subscribers[i] == fd) {
            subscribers[i] = subscribers[--n_subscribers];
            break;
        }
    }
    close(fd);
}

static void receive(int fd)
{
    static const char ANSWER[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: " HANDSHAKE_ACCEPT "\r\n\r\n";
    char text[2048];
    ssize_t n = recv(fd, text, sizeof text - 1, 0);
    if (n <= 0) { leave(fd); return; }
    text[n] = 0;
    if (strncmp(text, "GET ", 4)) return;
    if (n_subscribers == SUBSCRIBERS_MAX || send(fd, ANSWER, sizeof ANSWER - 1, MSG_NOSIGNAL) < 0) leave(fd);
    else subscribers[n_subscribers++] = fd;
}

static int listen_on(int port)
{
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, BACKLOG)) {
        perror("floor: listen");
        exit(1);
    }
    return fd;
}

static void watch(int epoll_fd, int fd)
{
    struct epoll_event e = { .events = EPOLLIN, .data.fd = fd };
    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &e)) {
        perror("floor: epoll_ctl");
        exit(1);
    }
}

static void accept_all(int epoll_fd, int listener)
{
    int on = 1;
    for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(epoll_fd, fd);
    }
}

int main(int argc, char **argv)
{
    long joined = argc > 2 ? atol(argv[2]) : 1;
    if (argc < 2 || joined < 1 || joined > JOINED_MAX) {
        fputs("usage: floor PORT [JOINED]\n", stderr);
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int listener = listen_on(atoi(argv[1])), epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    watch(epoll_fd, listener);
    watch(epoll_fd, 0);
    puts("{\"event\":\"ready\"}");
    fflush(stdout);
    char line[256];
    for (struct epoll_event events[256];;) {
        int n = epoll_wait(epoll_fd, events, 256, -1);
        for (int i = 0; i < n; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) accept_all(epoll_fd, listener);
            else if (fd) receive(fd);
            else if (fgets(line, sizeof line, stdin)) obey(line, joined);
            else return 0;
        }
    }
}
