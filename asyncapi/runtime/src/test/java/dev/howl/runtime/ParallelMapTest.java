package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelMapTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void resultsAreInTheOrderOfTheItems(int threads) {
        assertThat(new ParallelMap(threads).map(ITEMS, item -> "r" + item))
                .isEqualTo(ITEMS.stream().map(item -> "r" + item).toList());
    }

    @Test
    void fewItemsAreALoopInTheCallersThread() {
        assertThat(new ParallelMap(4).map(List.of(1, 2, 3), item -> Thread.currentThread()))
                .containsOnly(Thread.currentThread());
        assertThat(new ParallelMap(4).map(List.of(), item -> item)).isEmpty();
    }

    @Test
    void threadsWorkAtTheSameTimeWithTheCallersClassLoaderAndEndWithTheCall() {
        CyclicBarrier allAreHere = new CyclicBarrier(4);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        try {
            List<ClassLoader> loaders = new ParallelMap(4).map(ITEMS, item -> {
                if (seen.add(Thread.currentThread())) {
                    await(allAreHere);
                }
                return Thread.currentThread().getContextClassLoader();
            });
            assertThat(loaders).hasSameSizeAs(ITEMS).containsOnly(own);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(seen).hasSize(4).contains(Thread.currentThread());
        assertThat(seen).filteredOn(Thread::isAlive).containsOnly(Thread.currentThread());
    }

    /** Item 100 fails after item 101 has. */
    @Test
    void theFirstFailureInTheOrderOfTheItemsIsThrown() {
        CountDownLatch laterHasFailed = new CountDownLatch(1);
        assertThatThrownBy(() -> new ParallelMap(2).map(ITEMS, item -> {
                    if (item == 100) {
                        await(laterHasFailed);
                    } else if (item > 100) {
                        laterHasFailed.countDown();
                    }
                    return failing(item);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("item 100");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anErrorIsThrownAsItIs(int threads) {
        StackOverflowError error = new StackOverflowError();
        assertThatThrownBy(() -> new ParallelMap(threads).map(ITEMS, item -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void anInterruptIsLeftToTheCaller() {
        Thread.currentThread().interrupt();
        assertThat(new ParallelMap(4).map(ITEMS, item -> item)).isEqualTo(ITEMS);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static int failing(int item) {
        if (item >= 100) {
            throw new IllegalStateException("item " + item);
        }
        return item;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
