/*
 * load - opens many subscriptions to a WebSocket server on this machine and checks every delivery.
 *
 * Each event is {"n":<number from 0>,"t":<monotonic ns>,"p":"<padding>"}; every subscriber must receive every number
 * exactly once and in order. During a round the client never sleeps, so that the server does not pay for waking it.
 *
 * Commands on standard input, each answered with one or more lines of JSON:
 *   round COUNT SIZE SECONDS        expects COUNT events of SIZE bytes: "armed" at once, "round" when all have arrived
 *   post COUNT RATE SIZE            posts the events (--post) at RATE per second; 0: without a pause
 *   idle SECONDS                    measures the server's CPU time without events: "idle"
 *   pings on|off                    pings each connection every 5 s (Howl's heartbeat), or not; no answer
 *   ping                            pings all connections now: "pinged" when all have answered
 *   stall on|off                    makes the bystanders (--bystanders) stop or resume reading: "stalled"
 */
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { SPARE_FILES = 64, LINE_MAX_BYTES = 512, EVENT_MIN = 64 };

struct options opt = { .path = "/", .conns = 1 };

void die(const char *what)
{
    fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void usage(void)
{
    fputs("usage: load --port PORT --conns N --pid PID[,PID...] [--path PATH] [--howl] [--post PATH] "
          "[--bystanders N]\n", stderr);
    exit(2);
}

static void need_files(int conns)
{
    struct rlimit limit;
    rlim_t needed = (rlim_t)conns + SPARE_FILES;
    if (getrlimit(RLIMIT_NOFILE, &limit)) die("getrlimit");
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < needed) {
        fprintf(stderr, "load: %d connections need %lu open files, but the hard limit is %lu; raise it (ulimit -Hn) or "
                "request fewer connections\n", conns, (unsigned long)needed, (unsigned long)limit.rlim_max);
        exit(1);
    }
    if (limit.rlim_cur >= needed) return;
    limit.rlim_cur = needed;
    if (setrlimit(RLIMIT_NOFILE, &limit)) die("setrlimit");
}

static void parse_pids(char *list)
{
    for (char *pid = strtok(list, ","); pid; pid = strtok(NULL, ",")) {
        if (opt.n_pids == PIDS_MAX) usage();
        opt.pids[opt.n_pids++] = atoi(pid);
    }
}

static void parse(int argc, char **argv)
{
    static const struct option names[] = {
        {"port", 1, 0, 'p'}, {"path", 1, 0, 'P'}, {"conns", 1, 0, 'c'}, {"pid", 1, 0, 'i'}, {"post", 1, 0, 'o'},
        {"howl", 0, 0, 'h'}, {"bystanders", 1, 0, 'b'}, {0, 0, 0, 0} };
    for (int o; (o = getopt_long(argc, argv, "", names, NULL)) != -1;) {
        switch (o) {
        case 'p': opt.port = atoi(optarg); break;
        case 'P': opt.path = optarg; break;
        case 'c': opt.conns = atoi(optarg); break;
        case 'i': parse_pids(optarg); break;
        case 'o': opt.post = optarg; break;
        case 'h': opt.howl = true; break;
        case 'b': opt.bystanders = atoi(optarg); break;
        default: usage();
        }
    }
    if (optind < argc || opt.port < 1 || opt.port > 65535 || opt.conns < 1 || !opt.n_pids
        || opt.bystanders < 0 || opt.bystanders >= opt.conns) usage();
}

static void say(const char *event)
{
    printf("{\"event\":\"%s\"}\n", event);
    fflush(stdout);
}

static bool obey_word(const char *line)
{
    if (!strcmp(line, "ping")) {
        conns_ping_all();
    } else if (!strncmp(line, "pings ", 6)) {
        conns_pinging(!strcmp(line + 6, "on"));
    } else if (!strncmp(line, "stall ", 6)) {
        conns_stall(!strcmp(line + 6, "on"));
        say("stalled");
    } else {
        return false;
    }
    return true;
}

static void obey(const char *line)
{
    long count, size;
    double number;
    if (sscanf(line, "round %ld %ld %lf", &count, &size, &number) == 3 && count > 0 && size >= EVENT_MIN
        && size < FRAME_MAX / 2 && !round_running()) {
        round_begin(count, size, number);
    } else if (sscanf(line, "post %ld %lf %ld", &count, &number, &size) == 3 && opt.post && size == round_size()) {
        post_begin(count, number, size);
    } else if (sscanf(line, "idle %lf", &number) == 1 && !round_running()) {
        round_idle(number);
    } else if (!obey_word(line)) {
        fprintf(stderr, "load: unknown command '%s'\n", line);
        exit(2);
    }
}

/* Handles complete lines from standard input; returns false at its end. */
static bool commands(void)
{
    static char text[LINE_MAX_BYTES];
    static size_t have;
    ssize_t got = read(0, text + have, sizeof text - 1 - have);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (!got) return false;
    have += (size_t)got;
    text[have] = 0;
    char *start = text;
    for (char *end; (end = strchr(start, '\n')); start = end + 1) {
        *end = 0;
        obey(start);
    }
    have = strlen(start);
    memmove(text, start, have + 1);
    return have < sizeof text - 1;
}

int main(int argc, char **argv)
{
    parse(argc, argv);
    need_files(opt.conns);
    conns_open();
    printf("{\"event\":\"ready\",\"connections\":%d}\n", opt.conns);
    fflush(stdout);
    fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
    int64_t looked = 0;
    for (;;) {
        conns_poll(round_running() ? 0 : 5);
        int64_t now = now_ns();
        conns_keep_alive(now);
        if (opt.post) post_poll(now);
        round_check(now);
        if (conns_all_answered()) say("pinged");
        if (now - looked > 2000000) {
            looked = now;
            if (!commands()) break;
        }
    }
    conns_close();
    return 0;
}
