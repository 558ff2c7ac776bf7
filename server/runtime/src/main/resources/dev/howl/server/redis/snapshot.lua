-- Returns epoch, number of events and heads of a topic at one moment.
-- KEYS: meta, heads; ARGV: topic
-- Returns: {epoch or '', n, {key, head, ...}}
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'n:' .. ARGV[1])
return {meta[1] or '', meta[2] or '0', redis.call('HGETALL', KEYS[2])}
