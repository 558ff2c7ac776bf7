/* Input of a connection: the handshake response, frames, and the part of Howl's protocol that a subscriber needs. */
#define _GNU_SOURCE
#include "load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Client frames are masked; a key of zero leaves the payload unchanged. */
static void send_frame(struct conn *c, int opcode, const char *body, size_t len)
{
    uint8_t frame[8 + 512] = { (uint8_t)(0x80 | opcode) };
    size_t head = 2;
    if (len > 512) die("the message to send exceeds 512 bytes");
    frame[1] = (uint8_t)(0x80 | (len < 126 ? len : 126));
    if (len >= 126) {
        frame[2] = (uint8_t)(len >> 8);
        frame[3] = (uint8_t)len;
        head = 4;
    }
    memcpy(frame + head + 4, body, len);
    size_t total = head + 4 + len;
    if (send(c->fd, frame, total, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)total) conn_gone(c, "cannot send a frame");
}

void conn_message(struct conn *c, const char *type, const char *more)
{
    char text[300];
    int len = snprintf(text, sizeof text, "{\"type\":\"%s\",\"payload\":{\"id\":\"%s\"%s}}", type, c->id, more);
    send_frame(c, 1, text, (size_t)len);
}

/* Returns what follows the first `"name":` in the text, or NULL. */
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

/* Checks form, size and number of an event against the expected ones. */
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
    conns_subscribed();
}

static void greeted(struct conn *c, const char *text, size_t len)
{
    const char *id = value_of(text, len, "id");
    const char *quote = id && *id == '"' ? memchr(id + 1, '"', (size_t)(text + len - id - 1)) : NULL;
    if (!has_type(text, len, "initial") || !quote || quote - id - 1 > ID_MAX) { conn_gone(c, "the first message is no initial"); return; }
    memcpy(c->id, id + 1, (size_t)(quote - id - 1));
    conn_message(c, "connect", "");
    conn_message(c, "subscribe", ",\"topic\":\"ticks\"");
}

static void text_frame(struct conn *c, const char *text, size_t len, int64_t now)
{
    if (!opt.howl || has_type(text, len, "tick")) {
        if (!c->bystander) event(c, text, len, now);
    }
    else if (c->state == GREETED && !c->id[0]) greeted(c, text, len);
    else if (c->state == GREETED && has_type(text, len, "subscribed")) subscribed(c);
    else if (has_type(text, len, "gap")) {
        if (!c->bystander) round_gap();
    }
    else if (has_type(text, len, "pong")) conns_pong(c);
    else {
        fprintf(stderr, "load: %.*s\n", (int)(len < 300 ? len : 300), text);
        conn_gone(c, "unexpected message");
    }
}

/* Handles one frame at p; returns its length, or 0 if it is incomplete. */
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
        conn_gone(c, "the server sent a frame that is fragmented, compressed, masked or too long");
        return 0;
    }
    if (n < head + len) return 0;
    const char *body = (const char *)p + head;
    switch (p[0] & 15) {
    case 1: text_frame(c, body, len, now); break;
    case 8: conn_gone(c, "the server sent a Close"); break;
    case 9: send_frame(c, 10, body, len); break;
    case 10: break;
    default: conn_gone(c, "the server sent a frame that is neither text nor control");
    }
    return head + len;
}

/* Returns the length of the handshake response, or 0 if it is incomplete. */
static size_t upgraded(struct conn *c, const uint8_t *p, size_t n)
{
    const uint8_t *end = memmem(p, n, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t len = (size_t)(end + 4 - p);
    if (len < 12 || memcmp(p, "HTTP/1.1 101", 12) || !memmem(p, len, HANDSHAKE_ACCEPT, strlen(HANDSHAKE_ACCEPT))) {
        fprintf(stderr, "load: %.*s\n", (int)(len < 200 ? len : 200), p);
        conn_gone(c, "the server refused the handshake");
    }
    c->state = GREETED;
    if (!opt.howl) subscribed(c);
    return len;
}

size_t conn_take(struct conn *c, const uint8_t *p, size_t n, int64_t now)
{
    size_t taken = 0;
    while (taken < n && c->state != GONE) {
        size_t used = c->state == UPGRADING ? upgraded(c, p + taken, n - taken) : frame(c, p + taken, n - taken, now);
        if (!used) break;
        taken += used;
    }
    return taken;
}
