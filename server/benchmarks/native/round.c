/* Measurement of a round: deliveries, order, latency and the server's CPU time. */
#include "load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Latencies are counted in buckets whose width is 1/32 of the power of two below them: an error of about 3 %. */
enum { FINE = 32, BUCKETS = 64 * FINE };

/* Time to keep measuring after the last event, for work that the server finishes late. */
static const int64_t SETTLE_NS = 100 * 1000000LL;

static struct {
    enum { NONE, EVENTS, SETTLING, IDLE } phase;
    const char *end;
    long count, size;
    int64_t began, until, first, last, settled;
    double cpu_before;
    uint64_t wanted, got, out_of_order, malformed, gaps, lost;
    uint64_t latency[BUCKETS];
} r;

static clockid_t clocks[PIDS_MAX];

int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double server_cpu(void)
{
    double sum = 0;
    for (int i = 0; i < opt.n_pids; i++) {
        struct timespec t;
        if (!clocks[i] && clock_getcpuclockid(opt.pids[i], &clocks[i])) {
            fprintf(stderr, "load: cannot read the CPU time of process %d\n", opt.pids[i]);
            exit(1);
        }
        if (clock_gettime(clocks[i], &t)) die("CPU clock of the server");
        sum += (double)t.tv_sec + (double)t.tv_nsec / 1e9;
    }
    return sum;
}

static void begin(int64_t now, double seconds)
{
    memset(&r, 0, sizeof r);
    r.cpu_before = server_cpu();
    r.began = now;
    r.until = now + (int64_t)(seconds * 1e9);
}

void round_begin(long count, long size, double max_seconds)
{
    begin(now_ns(), max_seconds);
    r.phase = EVENTS;
    r.count = count;
    r.size = size;
    r.wanted = (uint64_t)count * (uint64_t)(opt.conns - opt.bystanders);
    conns_expect_from_zero();
    puts("{\"event\":\"armed\"}");
    fflush(stdout);
}

void round_idle(double seconds)
{
    begin(now_ns(), seconds);
    r.phase = IDLE;
}

bool round_running(void) { return r.phase != NONE; }

long round_size(void) { return r.size; }

static unsigned bucket(uint64_t ns)
{
    if (ns < FINE) return (unsigned)ns;
    unsigned shift = 63u - (unsigned)__builtin_clzll(ns) - 5u;
    return (shift + 1) * FINE + (unsigned)((ns >> shift) - FINE);
}

/* Returns the middle of a bucket in milliseconds. */
static double bucket_ms(unsigned b)
{
    if (b < FINE) return b / 1e6;
    unsigned shift = b / FINE - 1;
    return ((double)((uint64_t)(FINE + b % FINE) << shift) + (double)(1ull << shift) / 2) / 1e6;
}

static double percentile_ms(double p)
{
    uint64_t rank = (uint64_t)((double)r.got * p), seen = 0;
    for (unsigned b = 0; b < BUCKETS; b++) {
        seen += r.latency[b];
        if (seen > rank) return bucket_ms(b);
    }
    return 0;
}

void round_event(int64_t now, int64_t made)
{
    if (r.phase != EVENTS) { r.malformed++; return; }
    if (!r.got) r.first = now;
    r.last = now;
    r.got++;
    r.latency[bucket(now > made ? (uint64_t)(now - made) : 0)]++;
}

void round_out_of_order(long expected, long got)
{
    if (!r.out_of_order++) fprintf(stderr, "load: received event %ld; expected %ld\n", got, expected);
}

void round_malformed(const char *frame, size_t len)
{
    if (!r.malformed++) fprintf(stderr, "load: not an event: %.*s\n", (int)(len < 200 ? len : 200), frame);
}

void round_gap(void) { r.gaps++; }

void round_lost_connection(void) { r.lost++; }

static void print_result(int64_t now)
{
    double cpu = server_cpu() - r.cpu_before;
    if (r.phase == IDLE) {
        printf("{\"event\":\"idle\",\"seconds\":%.6f,\"cpu_s\":%.9f,\"lost_connections\":%" PRIu64 "}\n",
               (double)(now - r.began) / 1e9, cpu, r.lost);
    } else {
        long missing = conns_missing(r.count);
        bool exact = !missing && !r.out_of_order && !r.malformed && !r.gaps && !r.lost && r.got == r.wanted;
        printf("{\"event\":\"round\",\"end\":\"%s\",\"exact\":%s,\"wanted\":%" PRIu64 ",\"deliveries\":%" PRIu64
               ",\"missing_at_end\":%ld,\"out_of_order\":%" PRIu64 ",\"malformed\":%" PRIu64 ",\"gaps\":%" PRIu64
               ",\"lost_connections\":%" PRIu64 ",\"seconds\":%.6f,\"measured_seconds\":%.6f,\"cpu_s\":%.9f"
               ",\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n",
               r.end, exact ? "true" : "false", r.wanted, r.got, missing, r.out_of_order, r.malformed, r.gaps, r.lost,
               (double)(r.last - r.began) / 1e9, (double)(now - r.began) / 1e9, cpu,
               percentile_ms(0.50), percentile_ms(0.99));
    }
    fflush(stdout);
}

void round_check(int64_t now)
{
    if (r.phase == EVENTS && (r.got >= r.wanted || now >= r.until)) {
        r.end = r.got >= r.wanted ? "complete" : "time";
        r.phase = SETTLING;
        r.settled = now + SETTLE_NS;
    } else if ((r.phase == SETTLING && now >= r.settled) || (r.phase == IDLE && now >= r.until)) {
        print_result(now);
        r.phase = NONE;
    }
}
