/* Posts events over one keep-alive connection: each when it is due and the previous one has been answered. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct {
    int fd;
    bool awaiting;
    char answer[4096];
    size_t have;
    long next, count, size;
    double rate;
    int64_t began;
} post = { .fd = -1 };

static void open_connection(void)
{
    int on = 1;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)opt.port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    post.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (post.fd < 0 || connect(post.fd, (struct sockaddr *)&to, sizeof to)) die("connect for POST");
    setsockopt(post.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void post_begin(long count, double rate, long size)
{
    if (post.fd < 0) open_connection();
    post.next = 0;
    post.count = count;
    post.rate = rate;
    post.size = size;
    post.began = now_ns();
}

static void send_next(void)
{
    static char request[FRAME_MAX + 512];
    int head = snprintf(request, 512, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        "Content-Length: %ld\r\n\r\n", opt.post, post.size);
    size_t len = (size_t)head + event_json(request + head, post.next++, now_ns(), post.size);
    if (send(post.fd, request, len, MSG_NOSIGNAL) != (ssize_t)len) die("send of a POST");
    post.awaiting = true;
    post.have = 0;
}

static void fail(void)
{
    fprintf(stderr, "load: POST of an event failed: %.200s\n", post.answer);
    exit(1);
}

/* Returns true once the response is complete. */
static bool answered(void)
{
    ssize_t got = recv(post.fd, post.answer + post.have, sizeof post.answer - 1 - post.have, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
    if (got > 0) post.have += (size_t)got;
    post.answer[post.have] = 0;
    if (got <= 0 || post.have == sizeof post.answer - 1) fail();
    char *end = strstr(post.answer, "\r\n\r\n"), *length = strcasestr(post.answer, "\r\nContent-Length:");
    if (!end) return false;
    if (strncmp(post.answer, "HTTP/1.1 20", 11) || !length) fail();
    return post.have >= (size_t)(end + 4 - post.answer) + (size_t)atol(length + 17);
}

void post_poll(int64_t now)
{
    if (post.awaiting && answered()) post.awaiting = false;
    if (post.awaiting || post.next >= post.count) return;
    if (post.rate > 0 && now < post.began + (int64_t)((double)post.next * 1e9 / post.rate)) return;
    send_next();
}
