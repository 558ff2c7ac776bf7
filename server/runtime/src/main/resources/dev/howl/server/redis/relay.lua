-- Appends an event that already has a position, if it is the next event of its key.
-- KEYS: meta, heads, owned
-- ARGV: run id of Redis, stream name up to the epoch, topic, key, body, append id, stream length, key limit,
--       epoch, seq, seq of the event before it
-- Returns: {'ok', 'epoch seq' of the key's newest event in the stream} | {'settle'}
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run', 'n:' .. ARGV[3])
if not meta[1] or meta[2] ~= ARGV[1] then return {'settle'} end
local head = redis.call('HGET', KEYS[2], ARGV[4])
if head then
  local epoch, seq = string.match(head, '^(%S+) (%d+)$')
  if epoch == ARGV[9] and tonumber(seq) ~= tonumber(ARGV[11]) then return {'ok', head} end
else
  local keys = redis.call('HLEN', KEYS[2])
  if keys >= tonumber(ARGV[8]) or (keys == 0 and meta[3]) then return {'settle'} end
end
local n = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'n:' .. ARGV[3], 1))
local stream = ARGV[2] .. meta[1] .. ':' .. ARGV[3]
redis.call('XADD', stream, 'MAXLEN', '~', ARGV[7], n .. '-0',
  'k', ARGV[4], 's', ARGV[10], 'e', ARGV[9], 'i', ARGV[6], 'b', ARGV[5])
if n == '1' then redis.call('SADD', KEYS[3], stream, KEYS[2]) end
head = ARGV[9] .. ' ' .. ARGV[10]
redis.call('HSET', KEYS[2], ARGV[4], head)
return {'ok', head}
