"""A broadcaster on python-websockets. Argument: PORT; commands on standard input as for the other servers."""

import asyncio
import sys
import time

import websockets

clients = set()


def answer(event):
    print('{"event":"%s"}' % event, flush=True)


async def subscriber(client, path=None):
    clients.add(client)
    try:
        await client.wait_closed()
    finally:
        clients.discard(client)


def publish(n, size):
    head = '{"n":%d,"t":%d,"p":"' % (n, time.monotonic_ns())
    websockets.broadcast(clients, head + "x" * (size - len(head) - 2) + '"}')


async def burst(count, size):
    for n in range(count):
        publish(n, size)
        await asyncio.sleep(0)


async def single(count, rate, size):
    began = time.monotonic()
    for n in range(count):
        await asyncio.sleep(max(0, began + n / rate - time.monotonic()))
        publish(n, size)


async def lines():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().split()


async def main(port):
    async with websockets.serve(subscriber, "127.0.0.1", port, compression=None, ping_interval=None, backlog=4096):
        answer("ready")
        async for command, *numbers in lines():
            if command == "burst":
                await burst(int(numbers[0]), int(numbers[1]))
            else:
                await single(int(numbers[0]), float(numbers[1]), int(numbers[2]))
            answer("published")


asyncio.run(main(int(sys.argv[1])))
